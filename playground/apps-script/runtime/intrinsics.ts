/**
 * Values that a script gets are of the script's own realm, so that its `instanceof Date` and `instanceof Error` hold.
 * JSON-like data and dates are copied into it; a service's object goes as it is.
 */
import type { Realm } from './realm';

export interface Intrinsics {
  /** Copies arrays, dates and plain objects, at every depth; everything else stays. */
  copy(value: unknown): unknown;
  /** An error as Google's services throw it. */
  exception(message: string): unknown;
}

interface Makers {
  readonly array: (items: readonly unknown[], copy: (item: unknown) => unknown) => unknown;
  readonly date: (time: number) => unknown;
  readonly object: (entries: [string, unknown][]) => unknown;
  readonly exception: (message: string) => unknown;
}

const MAKERS = `({
  array: (items, copy) => { const made = new Array(items.length); for (let at = 0; at < made.length; at += 1) made[at] = copy(items[at]); return made; },
  date: (time) => new Date(time),
  object: (entries) => { const made = {}; for (const [key, value] of entries) made[key] = value; return made; },
  exception: (message) => { const made = new Error(message); made.name = 'Exception'; return made; },
})`;

export function intrinsicsOf(realm: Realm): Intrinsics {
  const make = realm.evaluate(MAKERS, 'realm') as Makers;
  function copy(value: unknown): unknown {
    // First, as nearly all are: the values of cells.
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return make.array(value, copy);
    if (value instanceof Date) return make.date(value.getTime());
    if (Object.getPrototypeOf(value) !== Object.prototype) return value;
    return make.object(Object.entries(value).map(([key, item]) => [key, copy(item)]));
  }
  return { copy, exception: make.exception };
}

/** Whether a value is a Date of any realm. */
export function isDate(value: unknown): value is Date {
  return Object.prototype.toString.call(value) === '[object Date]';
}
