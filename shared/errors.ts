/**
 * The one kind of error that people see. A message is one sentence that says what is wrong and names the next step; it never holds a key.
 * @module
 */

/** What went wrong, as a word that stays the same whatever the message says. */
export type ErrorCode =
  /** An argument, a date, a name or a setting that cannot be used. */
  | 'argument'
  /** No key is connected, or cells may not use it. */
  | 'not-connected'
  /** Days of which ActivTrak returns nothing any more. */
  | 'not-kept'
  /** 401: the key was refused. */
  | 'unauthorized'
  /** 403: the key is known and may not see this. */
  | 'forbidden'
  /** The key's owner does not let formulas show this. */
  | 'limited'
  /** Any other 4xx: ActivTrak refused the request. */
  | 'rejected'
  /** 429, still after retrying. */
  | 'rate-limited'
  /** 5xx, still after retrying. */
  | 'server'
  /** No answer came. */
  | 'network'
  /** The answer is not what the API documents. */
  | 'decode'
  /** Rows kept shifting between pages. */
  | 'unstable'
  /** The server answered for others than it was asked about. */
  | 'filter-ignored'
  /** Somebody else is at work. */
  | 'busy'
  /** Too much for this place. */
  | 'too-large'
  /** The time allowed has passed. */
  | 'time'
  /** A person stopped it. */
  | 'cancelled'
  /** What nobody expected. Its cause went to the host's diagnostics, where it has the id that the message names. */
  | 'unexpected';

interface ErrorOptions {
  /** The same call may succeed later. Default false. */
  readonly retryable?: boolean;
  /** How long to wait before, in milliseconds, where the server says it. */
  readonly retryAfterMs?: number | undefined;
  readonly cause?: unknown;
}

/** The only error that the product raises on purpose. Its message is for people: what happened, and what to do. It never holds a key. */
export class ActivTrakError extends Error {
  override readonly name = 'ActivTrakError';
  readonly code: ErrorCode;
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;
  readonly cause: unknown;

  constructor(code: ErrorCode, message: string, options: ErrorOptions = {}) {
    // What people or servers wrote is quoted in messages, and may have had line breaks.
    super(message.replace(/\s+/g, ' '));
    this.code = code;
    this.retryable = options.retryable ?? false;
    this.retryAfterMs = options.retryAfterMs;
    this.cause = options.cause;
  }
}

/** Tells by name, not by class: a library and the script that includes it have a class each. */
export function isActivTrakError(value: unknown): value is ActivTrakError {
  return (value as { readonly name?: unknown } | null | undefined)?.name === 'ActivTrakError';
}

/** What somebody asked for cannot be done. @param message what is wrong with it, and the next step */
export const wrong = (message: string): ActivTrakError => new ActivTrakError('argument', message);
