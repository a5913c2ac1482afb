import type { MaybePromise } from '../../shared/task';

/** When a double answers: at once, as Apps Script's services do, or through a promise, as a browser's do. */
export type Timing = 'at once' | 'later';

/** What `make` gives, at once or through a promise; what it throws is a rejection then. */
export function answer<T>(timing: Timing, make: () => T): MaybePromise<T> {
  return timing === 'at once' ? make() : Promise.resolve().then(make);
}
