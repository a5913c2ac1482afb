/** What one request may cost this server. */
export interface ServerLimits {
  /** Of a request: its target, and its headers with it. */
  readonly targetBytes: number;
  readonly headerBytes: number;
  /** Until a request's headers have arrived whole, in milliseconds; also for the TLS handshake. */
  readonly requestMs: number;
  /** Until ActivTrak is connected, its name found and the handshake done. */
  readonly connectMs: number;
  /** From a request to the last byte of its answer; less than the minute for which the pane and most balancers wait. */
  readonly answerMs: number;
  readonly answerBytes: number;
  /** Requests that are being forwarded at one time. */
  readonly forwarded: number;
  /** Of these, what one client has for sure; more than that only while half of all are free. */
  readonly forwardedForOne: number;
  /** Connections at one time. */
  readonly connections: number;
  /** How long requests that are under way may take to end when the server stops. */
  readonly drainMs: number;
}

const SECOND = 1000;
const KB = 1024;

/** The usual limits of a server. */
export const LIMITS: ServerLimits = {
  targetBytes: 2 * KB,
  headerBytes: 8 * KB,
  requestMs: 10 * SECOND,
  connectMs: 10 * SECOND,
  answerMs: 55 * SECOND,
  answerBytes: 50 * KB * KB,
  forwarded: 100,
  forwardedForOne: 12,
  connections: 1000,
  drainMs: 20 * SECOND,
};
