/**
 * Where a script runs: a global object with nothing but ECMAScript, which the host makes anew for every execution.
 * In Node it is a `vm` context; in a page it is a Worker that has deleted everything else.
 */
export interface Realm {
  /** Makes names of the global object: Google's services. */
  define(globals: Readonly<Record<string, unknown>>): void;
  /** Runs a classic script (never a module) and gives its completion value. */
  evaluate(code: string, fileName: string): unknown;
  /** Calls a function of the realm; it may be stopped after `limitMs` milliseconds with a `TimeLimitError`. */
  run<T>(work: () => T, limitMs: number): T;
}

/** Thrown by `Realm.run` when a script that calls no service does not end. */
export class TimeLimitError extends Error {
  override readonly name = 'TimeLimitError';
}
