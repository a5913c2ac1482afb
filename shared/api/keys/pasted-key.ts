import { KEY_HIDDEN, KEY_IS_ADDRESS, NO_KEY, NOT_A_KEY, SEVERAL_KEYS } from '#words/pasted-key';
import { type ActivTrakError, wrong } from '../../errors';

/** Signs that are pasted along and not seen: zero-width ones, marks of direction, soft hyphens. */
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
/** Quotes of all kinds, brackets and the signs of Markdown around a key, and what ends a sentence behind it. */
const AROUND = /^["'`<([{«»‹›“”„‘’‚*]+|["'`>)\]}«»‹›“”„‘’‚*.,;:]+$/g;
/** `x-api-key: …`, `"apiKey": "…"`, `export ACTIVTRAK_KEY=…`, `Authorization: Bearer …`. */
const LABEL = /^[\w "'.-]*(?:key|token|secret|authorization)["']?[ \t]*[:=]\s*(?=[^=\s])/i;

/**
 * The key in what a person pasted: without quotes, brackets, a full stop, the name of its header, or the JSON around it.
 * @throws ActivTrakError `argument` with what is wrong, when no key is to be seen.
 */
export function pastedKey(pasted: unknown): string {
  const text = typeof pasted === 'string' ? pasted.replace(UNSEEN, '').trim() : '';
  const key = bare(inJson(text) ?? text);
  if (key === '') throw refused(NO_KEY);
  if (/[*•●]{3}|\.{3}|…/.test(text)) throw refused(KEY_HIDDEN);
  if (/^https?:|^[^@\s]+@[^@\s]+\.[a-z]+$/i.test(key)) throw refused(KEY_IS_ADDRESS);
  if (!/^[\x21-\x7e]{1,4096}$/.test(key) || /^(your|my)?[-_ ]?(activtrak)?[-_ ]?(api)?[-_ ]?key$/i.test(key)) throw refused(NOT_A_KEY);
  return key;
}

const refused = (words: string): ActivTrakError => wrong(words);

function bare(text: string): string {
  const less = text
    .trim()
    .replace(LABEL, '')
    .replace(AROUND, '')
    .replace(/^bearer\s+/i, '');
  return less === text ? text : bare(less);
}

/** The text in JSON that is called a key, or the only one; `undefined` where there is none. */
function inJson(text: string): string | undefined {
  if (!/^[[{"]/.test(text)) return undefined;
  const found: (readonly [name: string, text: string])[] = [];
  const gather = (value: unknown, name: string): void => {
    if (typeof value === 'string') found.push([name, value]);
    else if (typeof value === 'object' && value !== null) for (const [inner, member] of Object.entries(value)) gather(member, inner);
  };
  try {
    gather(JSON.parse(text), '');
  } catch {
    return undefined;
  }
  const named = found.filter(([name]) => /(key|token|secret|authorization|value)$/i.test(name));
  const [only, more] = named.length > 0 ? named : found;
  if (more) throw refused(SEVERAL_KEYS);
  return only?.[1];
}
