/**
 * Walking over JSON text without building objects. Every function takes the index at which a value begins and gives the index after it,
 * and throws an ActivTrakError `decode` where the text isn't JSON.
 * @module
 */

import { answerUnreadable, type Flaw } from '#words/answers';
import { ActivTrakError } from '../errors';

const QUOTE = 34;
const BACKSLASH = 92;

/** The error `decode` of a text that isn't JSON. It is retryable, because most such answers were cut off on the way. */
export const malformed = (flaw: Flaw): ActivTrakError => new ActivTrakError('decode', answerUnreadable(flaw), { retryable: true });

/** The index of the next character that isn't white space (RFC 8259, 2), from `at` on. */
export function skipSpace(text: string, at: number): number {
  let index = at;
  for (;;) {
    const code = text.charCodeAt(index);
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return index;
    index += 1;
  }
}

/** The index after the string whose opening quote is at `at`. */
export function stringEnd(text: string, at: number): number {
  let close = text.indexOf('"', at + 1);
  while (close !== -1 && isEscaped(text, close)) close = text.indexOf('"', close + 1);
  if (close === -1) throw malformed('end');
  return close + 1;
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text.charCodeAt(at - 1 - backslashes) === BACKSLASH) backslashes += 1;
  return backslashes % 2 === 1;
}

/** The index after the value that begins at `at`, whatever it is. */
export function valueEnd(text: string, at: number): number {
  const first = text.charCodeAt(at);
  if (first === QUOTE) return stringEnd(text, at);
  if (first === 91 || first === 123) return bracketEnd(text, at);
  return scalarEnd(text, at);
}

function bracketEnd(text: string, at: number): number {
  // Codes of [ ] { }: a closing one lies two behind its opening one.
  const open: number[] = [];
  for (let index = at; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === QUOTE) index = stringEnd(text, index) - 1;
    else if (code === 91 || code === 123) open.push(code);
    else if (code === 93 || code === 125) {
      if (open.pop() !== code - 2) throw malformed('brackets');
      if (open.length === 0) return index + 1;
    }
  }
  throw malformed('end');
}

/** The index after a number, `true`, `false` or `null`. */
export function scalarEnd(text: string, at: number): number {
  for (const word of ['null', 'true', 'false']) if (text.startsWith(word, at)) return at + word.length;
  let index = at;
  while (isNumberCharacter(text.charCodeAt(index))) index += 1;
  if (index === at) throw malformed(index >= text.length ? 'end' : 'value');
  return index;
}

/** `0-9 + - . e E` */
const isNumberCharacter = (code: number): boolean =>
  (code >= 48 && code <= 57) || code === 45 || code === 46 || code === 43 || code === 101 || code === 69;

/** The parsed value from `start` to `end`. */
export function parseBetween(text: string, start: number, end: number): unknown {
  try {
    return JSON.parse(text.slice(start, end));
  } catch {
    throw malformed('json');
  }
}

/** The parsed list or object from `start` to `end`. A whole number that JavaScript would round comes as text. */
export function parseExactly(text: string, start: number, end: number): unknown {
  const raw = text.slice(start, end);
  if (!/\d{16}/.test(raw)) return parseBetween(text, start, end);
  const quoted = raw.replace(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g, (token) => (/^-?\d{16,}$/.test(token) ? `"${token}"` : token));
  return parseBetween(quoted, 0, quoted.length);
}

/**
 * Walks over the members of the object at `at`; `onMember` gets each key and the index of its value and gives the index
 * after the value.
 * @returns the index after the object.
 */
export function walkObject(text: string, at: number, onMember: (key: string, valueAt: number) => number): number {
  if (text[at] !== '{') throw malformed('object');
  let index = skipSpace(text, at + 1);
  if (text[index] === '}') return index + 1;
  for (;;) {
    if (text.charCodeAt(index) !== QUOTE) throw malformed(index >= text.length ? 'end' : 'name');
    const keyEnd = stringEnd(text, index);
    const key = parseBetween(text, index, keyEnd) as string;
    index = skipSpace(text, keyEnd);
    if (text[index] !== ':') throw malformed('colon');
    index = skipSpace(text, onMember(key, skipSpace(text, index + 1)));
    const next = text[index];
    if (next === '}') return index + 1;
    if (next !== ',') throw malformed(index >= text.length ? 'end' : 'comma');
    index = skipSpace(text, index + 1);
  }
}
