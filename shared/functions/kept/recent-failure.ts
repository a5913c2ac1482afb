import { ActivTrakError, type ErrorCode, isActivTrakError } from '../../errors';
import { type Task, wait } from '../../task';
import type { Session } from './session';

/** Hundreds of cells must not each ask a server that has just failed; a person who tries again must not wait long. */
const FAILURE_SECONDS = 10;

/** Failures of the key or the server: whatever else is asked of the same part of the API fails as well. */
const WHATEVER_IS_ASKED: readonly ErrorCode[] = ['unauthorized', 'rate-limited', 'server', 'network'];

/** What was asked for: a part of the API, as `user-hours`, and the question, as its days. */
export interface Asked {
  readonly part: string;
  readonly question: string;
}

/** What `read` gives; when it fails, the failure is that of all cells with the same question for some seconds. */
export function* rememberingFailure<T>(session: Session, asked: Asked, read: () => Task<T>): Task<T> {
  try {
    return yield* read();
  } catch (failure) {
    if (isActivTrakError(failure) && failure.code !== 'cancelled') {
      const { code, message, retryable, retryAfterMs } = failure;
      const [ofPart, ofQuestion] = keysOf(session, asked);
      const key = WHATEVER_IS_ASKED.includes(code) ? ofPart : ofQuestion;
      yield* wait(session.ports.cache.put([{ key, value: JSON.stringify({ code, message, retryable, retryAfterMs }) }], FAILURE_SECONDS));
    }
    throw failure;
  }
}

/**
 * Spares ActivTrak a question that failed for another cell a few seconds ago.
 * @throws ActivTrakError as that cell met it
 */
export function* throwRecentFailure(session: Session, asked: Asked): Task<void> {
  const kept = (yield* wait(session.ports.cache.get(keysOf(session, asked)))).find((value) => value !== undefined);
  if (kept === undefined) return;
  const { code, message, ...options } = JSON.parse(kept) as { code: ErrorCode; message: string; retryable: boolean; retryAfterMs?: number };
  throw new ActivTrakError(code, message, options);
}

const keysOf = ({ connection }: Session, { part, question }: Asked): readonly [ofPart: string, ofQuestion: string] => [
  `failed ${part} ${connection.id}`,
  `failed ${part} ${connection.id} ${question}`,
];
