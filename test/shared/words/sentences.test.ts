import { readdirSync } from 'node:fs';
import path from 'node:path';
import { SURFACES, speakAs } from '../../../shared/words/voice';
import { VOICES } from '../../../shared/words/voices';

type Sentence = (...facts: readonly unknown[]) => unknown;

/** The facts to try a subject's functions with: lists of arguments by the function's name. */
type Facts = Readonly<Record<string, readonly (readonly unknown[])[]>>;

const FOLDER = path.join(__dirname, '..', '..', '..', 'shared', 'words', 'en');
const FACTS_FOLDER = path.join(__dirname, 'facts');
const subjectsIn = (folder: string): readonly string[] => readdirSync(folder).map((file) => path.basename(file, '.ts'));
const SUBJECTS = subjectsIn(FOLDER);

/** A subject's facts are the one export of its file. */
const factsOf = (subject: string): Facts => Object.values(require(path.join(FACTS_FOLDER, subject)) as Record<string, Facts>)[0] as Facts;

/** A subject's exports as they are at run time. */
const exportsOf = (subject: string): Readonly<Record<string, unknown>> => require(path.join(FOLDER, subject)) as Record<string, unknown>;

const textsIn = (value: unknown): readonly string[] =>
  typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];

/** What a subject says: each sentence once, and once more for each surface where it is said otherwise. */
function said(subject: string): readonly (readonly [name: string, text: string])[] {
  const facts = factsOf(subject);
  return Object.entries(exportsOf(subject)).flatMap(([name, value]) => {
    if (typeof value !== 'function') return textsIn(value).map((text) => [name, text] as const);
    return (facts[name] ?? []).flatMap((one) => {
      const texts = SURFACES.map((surface) => {
        speakAs(VOICES[surface]);
        return [surface, textsIn((value as Sentence)(...one)).join(' ')] as const;
      });
      const usual = texts[0][1];
      return texts.flatMap(([surface, text], at) =>
        at === 0 ? [[name, text] as const] : text === usual ? [] : [[`${name} (${surface})`, text] as const],
      );
    });
  });
}

afterEach(() => speakAs(VOICES.sheets));

it('every subject has facts, and every sentence of it', () => {
  expect(subjectsIn(FACTS_FOLDER).filter((name) => name !== 'facts-of')).toEqual(SUBJECTS);
  for (const subject of SUBJECTS) {
    const named = Object.entries(exportsOf(subject)).flatMap(([name, value]) => (typeof value === 'function' ? [name] : []));
    expect(Object.keys(factsOf(subject)).sort()).toEqual(named.sort());
  }
});

it('says each sentence as it is written here', () => {
  const lines = SUBJECTS.flatMap((subject) => ['', `# ${subject}`, ...said(subject).map(([name, text]) => `${name}: ${text}`)]);
  expect(lines.join('\n')).toMatchSnapshot();
});

/** Words that people do not say, or that blame. */
const UNSAID =
  /\banew\b|\bgoes? on\b|\bgo on\b|\bof that name\b|\bon the key of\b|\bif it stays so\b|\bcomes? to rest\b|(?<!\bthere )\b(?:is|are) no (?!longer)|\bcannot\b|;/i;

it.each(SUBJECTS)('speaks plainly of %s', (subject) => {
  const sentences = said(subject).flatMap(([name, text]) =>
    text
      .split(/(?<=[.?!…]”?)\s+(?=[A-Z“])/)
      .map((sentence) => ({ name, sentence, words: sentence.split(/\s+/).filter((word) => /\w/.test(word)).length })),
  );
  expect(sentences.filter(({ sentence }) => UNSAID.test(sentence))).toEqual([]);
  expect(sentences.filter(({ words }) => words > 25)).toEqual([]);
});
