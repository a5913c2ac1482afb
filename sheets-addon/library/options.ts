/**
 * Looks at what callers hand in before anything is done with it: an option that nobody knows, or of another kind, is an error and never left aside.
 * @module
 */

import { didYouMean, emptyText, noOption, notOptions, notService, notText, otherKind, thereAre, WRITE_RANGE } from '#words/library';
import { quoted } from '#words/quoted';
import { type ActivTrakError, wrong } from '../../shared/errors';
import { nearest } from '../../shared/model/nearest';
import { visible } from '../../shared/model/words';

type Check = (name: string, value: unknown) => void;
/** A check for each option of a function. */
export type OptionChecks<T> = { readonly [Name in keyof T]-?: Check };

/** Whatever comes: it is looked at where it is used. */
export const anything: Check = () => undefined;

/** A text in which there is something. */
export const text: Check = (name, value) => {
  if (typeof value !== 'string') throw wrong(notText(name, shown(value)));
  if (visible(value) === '') throw wrong(emptyText(name));
};

/** One of the caller's own services; none where it is `null`. @param has what every one of its kind can do */
export const service =
  (has: string, example: string): Check =>
  (name, value) => {
    if (value !== null && typeof (value as Readonly<Record<string, unknown>>)[has] !== 'function')
      throw wrong(notService(name, shown(value), example));
  };

/**
 * The options of a function.
 * @param call the function, as `hours()`
 * @param first the option that a text alone stands for; without it there is none
 * @throws ActivTrakError `argument` that names the option
 */
export function optionsOf<T extends object>(call: string, given: unknown, checks: OptionChecks<T>, first?: keyof T & string): T {
  if (given === undefined || given === null) return {} as T;
  if (typeof given === 'string' && first !== undefined) return { [first]: given } as T;
  const known = Object.keys(checks);
  // What is wrong may be a key, so it is not shown.
  if (!isPlain(given)) throw wrong(notOptions(call, kindOf(given), first ?? String(known[0])));
  for (const [name, value] of Object.entries(given)) {
    if (!known.includes(name)) throw unknown(noOption(call, name), name, known);
    if (value !== undefined) checks[name as keyof T](name, value);
  }
  return given as T;
}

/** Says what was probably meant, or else what there is. */
export function unknown(what: string, name: string, known: readonly string[]): ActivTrakError {
  const near = nearest(name, known);
  const parts = known.includes('range') && ['from', 'to'].includes(name) ? WRITE_RANGE : undefined;
  return wrong(`${what} ${parts ?? (near === undefined ? thereAre(known) : didYouMean(near))}`);
}

/** Whether something is an object with keys, and neither a list nor a service. */
export const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  Object.prototype.toString.call(value) === '[object Object]';

/** What somebody wrote in place of something else, for a sentence. */
export const shown = (value: unknown): string =>
  value === null || typeof value === 'number' || typeof value === 'boolean' ? String(value) : kindOf(value);

const kindOf = (value: unknown): string => otherKind(Object.prototype.toString.call(value).slice(8, -1).toLowerCase());

/** The same for a word out of a few, which is shown itself. */
export const shownWord = (value: unknown): string => (typeof value === 'string' ? quoted(value) : shown(value));
