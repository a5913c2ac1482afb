import { stillFetching } from '#words/formulas';
import { ActivTrakError } from '../../errors';
import { type Task, wait } from '../../task';
import { type Asked, rememberingFailure, throwRecentFailure } from './recent-failure';
import type { Session } from './session';

/** How long a cell waits for another's fetch before it looks into the cache again. */
const LOCK_MS = 1500;

/** Something that cells share: how it is found in the cache, and how it is fetched where it is not there. */
export interface SharedThing<T> extends Asked {
  readonly kept: () => Task<{ readonly value: T } | undefined>;
  readonly fetch: () => Task<T>;
}

/**
 * What all cells share, fetched by the first that asks: under a lock, so that the others wait and find it in the cache.
 * @throws ActivTrakError `busy` when another cell fetches for longer than this one may wait.
 */
export function* fetchedOnce<T>(session: Session, thing: SharedThing<T>): Task<T> {
  for (;;) {
    const ready = yield* keptOrFailed(session, thing);
    if (ready) return ready.value;
    if (session.ports.budget.spent(LOCK_MS)) {
      throw new ActivTrakError('busy', stillFetching(), { retryable: true });
    }
    const release = yield* wait(session.ports.lock.acquire(`${thing.part} ${session.connection.id}`, LOCK_MS));
    if (!release) continue;
    try {
      const meanwhile = yield* keptOrFailed(session, thing);
      return meanwhile ? meanwhile.value : yield* rememberingFailure(session, thing, thing.fetch);
    } finally {
      yield* wait(release());
    }
  }
}

function* keptOrFailed<T>(session: Session, thing: SharedThing<T>): Task<{ readonly value: T } | undefined> {
  const kept = yield* thing.kept();
  if (!kept) yield* throwRecentFailure(session, thing);
  return kept;
}
