import { type Task, wait } from '../../task';
import { fetchedOnce } from './fetched-once';
import { parsedOnce } from './parsed-once';
import { type Asked, rememberingFailure, throwRecentFailure } from './recent-failure';
import type { Session } from './session';
import { wordOfAll } from './whose-word';

/**
 * What each of several questions gives, read anew only after `seconds` for all cells of the connection: those that are not remembered together.
 * @param read gives an answer for each of the questions, by their places
 */
export function* rememberedEach<T>(
  session: Session,
  part: string,
  questions: readonly string[],
  seconds: number,
  read: (missing: readonly number[]) => Task<readonly T[]>,
): Task<readonly T[]> {
  const keys = questions.map((question) => keyOf(session, { part, question }));
  const kept = yield* wait(session.ports.cache.get(keys));
  const found = kept.map((text) => (text === undefined ? undefined : (JSON.parse(text) as T)));
  const missing = questions.flatMap((question, place) =>
    found[place] === undefined && questions.indexOf(question) === place ? [place] : [],
  );
  if (missing.length > 0) {
    const asked = { part, question: wordOfAll(missing.map((place) => questions[place] as string)) };
    yield* throwRecentFailure(session, asked);
    const answers = yield* rememberingFailure(session, asked, () => read(missing));
    missing.forEach((place, at) => {
      found[place] = answers[at];
    });
    const entries = missing.map((place) => ({ key: keys[place] as string, value: JSON.stringify(found[place]) }));
    yield* wait(session.ports.cache.put(entries, seconds));
  }
  return questions.map((question, place) => (found[place] ?? found[questions.indexOf(question)]) as T);
}

const ofSession = new WeakMap<Session, Map<string, unknown>>();

/** What is found out once in a call, however many of its cells ask. */
export function* oncePerCall<T>(session: Session, what: string, find: () => Task<T>): Task<T> {
  const found = ofSession.get(session) ?? new Map<string, unknown>();
  ofSession.set(session, found);
  if (!found.has(what)) found.set(what, yield* find());
  return found.get(what) as T;
}

/** The same for what every cell needs alike: the first one reads, the others wait for it. */
export const rememberedByAll = <T>(session: Session, part: string, seconds: number, read: () => Task<T | undefined>): Task<T | undefined> =>
  oncePerCall(session, part, () => {
    const asked = { part, question: 'all' };
    return fetchedOnce<T | undefined>(session, {
      ...asked,
      kept: () => keptValue<T>(session, asked),
      fetch: () => readAndKeep(session, asked, seconds, read),
    });
  });

/** What was remembered by all, if it is still there; nothing is read. */
export function* recalledByAll<T>(session: Session, part: string): Task<T | undefined> {
  return (yield* keptValue<T>(session, { part, question: 'all' }))?.value;
}

function* keptValue<T>(session: Session, asked: Asked): Task<{ readonly value: T | undefined } | undefined> {
  const { cache } = session.ports;
  const key = keyOf(session, asked);
  const [kept] = yield* wait(cache.get([key]));
  return kept === undefined ? undefined : { value: parsedOnce<T | null>(cache, key, kept) ?? undefined };
}

function* readAndKeep<T>(session: Session, asked: Asked, seconds: number, read: () => Task<T | undefined>): Task<T | undefined> {
  const answer = yield* read();
  yield* wait(session.ports.cache.put([{ key: keyOf(session, asked), value: JSON.stringify(answer ?? null) }], seconds));
  return answer;
}

const keyOf = ({ connection }: Session, { part, question }: Asked): string => `${part} ${question} ${connection.id}`;
