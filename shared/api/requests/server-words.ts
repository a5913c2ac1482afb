import { COMMON_WORDS, LONG_WORDS } from '../../plain-words';

/** A date, with or without a time; a number of up to four digits, or with separators. */
const NUMBER = /^(\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?Z?)?|\d{1,4}|\d{1,3}(,\d{3})+)$/;
const MOST_NUMBERS = 4;
const LONGEST = 160;
const MOST_TEXTS = 50;
/** So many characters of a key in a row are a part of it. */
const PART = 6;

/**
 * What an answer that refuses says to people: its sentences in plain words, on one line, shortened. Servers repeat what they were told, in
 * any writing, and what is shown ends in cells, histories and mails that others see. So nothing is shown but prose, which is common words,
 * other short ones between them, and a few numbers; and nothing at all where letters of the key stand in a row.
 */
export function serverWords(body: string, key: string): string {
  const texts = textsOf(body).slice(0, MOST_TEXTS);
  if (holdsPart(texts.join(' '), key)) return '';
  const isProse = proseOf(new Set(LONG_WORDS.split(' ')), new Set(COMMON_WORDS.split(' ')));
  const words = texts.filter(isProse).join(' ');
  if (words.split(/[ /]/).filter((word) => /\d/.test(word)).length > MOST_NUMBERS) return '';
  return (words.length > LONGEST ? words.slice(0, LONGEST).replace(/\S*$/, '') : words).replace(/[.:,;\s]+$/, '');
}

/** The texts of a JSON body, or a body that is text. */
function textsOf(body: string): readonly string[] {
  const texts: string[] = [];
  const gather = (value: unknown): void => {
    if (typeof value === 'string') texts.push(value.slice(0, 1000).replace(/\s+/g, ' ').trim());
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(gather);
  };
  try {
    gather(JSON.parse(body));
  } catch {
    gather(body);
  }
  return texts;
}

function proseOf(long: ReadonlySet<string>, common: ReadonlySet<string>): (text: string) => boolean {
  const isCommon = (part: string): boolean => common.has(part.toLowerCase()) || long.has(part.toLowerCase());
  const isShort = (part: string): boolean => /^[A-Za-z][a-z]{0,6}$/.test(part) && /[aeiouy]/i.test(part) && !/[^aeiouy]{5}/i.test(part);
  return (text) => {
    const words = text
      .split(/[ /]/)
      .map((word) => word.replace(/^[("'“‘]+|[)"'”’.,:;!?]+$/g, ''))
      .filter((word) => !NUMBER.test(word));
    // `startDate` is two words, as `start_date` is.
    const parts = words.flatMap((word) => word.replace(/([a-z])([A-Z])/g, '$1-$2').split(/['’_-]/));
    const commonParts = parts.filter(isCommon);
    return commonParts.length > 0 && commonParts.length * 2 >= parts.length && parts.every((part) => isCommon(part) || isShort(part));
  };
}

const bareOf = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

const backwards = (text: string): string => text.split('').reverse().join('');

/** Every letter so many on in the alphabet. */
const turned = (text: string, by: number): string =>
  text.replace(/[a-z]/g, (letter) => String.fromCharCode(((letter.charCodeAt(0) - 97 + by) % 26) + 97));

/** Whether a text has a part of the key: with anything between its letters, backwards, letters moved in the alphabet, or as the first ones of words. */
export function holdsPart(text: string, key: string): boolean {
  const bare = bareOf(key);
  const size = Math.min(PART, bare.length);
  const said = `${bareOf(text)} ${bareOf(text.replace(/\B\w+/g, ''))}`;
  const both = `${said} ${backwards(said)}`;
  return Array.from({ length: 26 }, (_, by) => turned(bare, by)).some((form) =>
    form.split('').some((_, at) => at + size <= form.length && both.includes(form.slice(at, at + size))),
  );
}
