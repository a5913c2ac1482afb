/** What goes wrong. */
declare namespace ActivTrak {
  /** What a failure is, whatever its sentence says. */
  type ErrorCode =
    | 'argument'
    | 'not-connected'
    | 'unauthorized'
    | 'forbidden'
    | 'rejected'
    | 'rate-limited'
    | 'server'
    | 'network'
    | 'decode'
    | 'unstable'
    | 'filter-ignored'
    | 'not-kept'
    | 'busy'
    | 'too-large'
    | 'time'
    | 'cancelled'
    /** Google's services refused something, or failed. */
    | 'host';

  /** What every function throws. */
  interface Failure extends Error {
    readonly code: ErrorCode;
    /** The same call may succeed later. */
    readonly retryable: boolean;
    /** How long to wait before that, where ActivTrak says it. */
    readonly retryAfterSeconds?: number;
  }
}
