import { KEY_IN_ARGUMENTS, KEY_MISSING, KEY_VARIABLE } from '#words/export';
import { pastedKey } from '../../shared/api/keys/pasted-key';
import { wrong } from '../../shared/errors';

/** Options by which people would hand over a key. */
const KEY_OPTION = /^--?(?:[a-z]+-)*(?:key|apikey|token|secret|password|bearer|authorization)(?:=|$)/i;
/** So many letters and digits without a blank, a comma or a colon are no columns and no name, and no period unless they begin with a year. */
const KEY_LIKE = /^(?!\d{4}-)(?=.*\d)(?=.*[a-z])[\w.~+/=-]{20,}$/i;
/** What can be as long without being a key. */
const PATHS = new Set(['--out', '--base-url']);

/** A shorter text could be a part of something else. */
const SHORTEST = 6;

/**
 * The key of the environment.
 * @throws ActivTrakError `argument` where there is none, or where an argument holds one: others see the commands of a computer
 */
export function keyFrom(args: readonly string[], environment: Readonly<Record<string, string | undefined>>): string {
  refuseKeysIn(args, environment);
  const given = environment[KEY_VARIABLE] ?? '';
  if (given.trim() === '') throw wrong(KEY_MISSING);
  return pastedKey(given);
}

/** Refuses arguments that look like a key, before any is quoted in a sentence. @throws ActivTrakError `argument` */
export function refuseKeysIn(args: readonly string[], environment: Readonly<Record<string, string | undefined>>): void {
  const key = (environment[KEY_VARIABLE] ?? '').trim();
  const holdsKey = (text: string): boolean => key.length >= SHORTEST && text.includes(key);
  const looksLikeKey = (text: string, before: string | undefined): boolean => {
    const [option = '', value] = text.startsWith('--') ? [text.split('=')[0], text.slice(text.indexOf('=') + 1)] : [before, text];
    return KEY_OPTION.test(text) || (!PATHS.has(option) && KEY_LIKE.test(value));
  };
  if (args.some((text, at) => holdsKey(text) || looksLikeKey(text, args[at - 1]))) throw wrong(KEY_IN_ARGUMENTS);
}
