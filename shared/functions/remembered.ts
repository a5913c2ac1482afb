import { type Task, wait } from '../task';
import type { Session } from './session';

/** What `read` gives, read once in `seconds` for all cells of the connection; `undefined` is remembered too. */
export function* remembered<T>(session: Session, what: string, seconds: number, read: () => Task<T | undefined>): Task<T | undefined> {
  const key = `${what} ${session.connection.id}`;
  const [kept] = yield* wait(session.ports.cache.get([key]));
  if (kept !== undefined) return (JSON.parse(kept) as T | null) ?? undefined;
  const answer = yield* read();
  yield* wait(session.ports.cache.put([{ key, value: JSON.stringify(answer ?? null) }], seconds));
  return answer;
}
