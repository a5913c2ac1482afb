import { DOCUMENT_BUSY } from '#words/turns';
import { ActivTrakError } from '../../errors';
import type { Lock } from '../../ports';
import { type Task, wait } from '../../task';

/** How long the lock is waited for, in milliseconds: Google has one for a document, and cells hold it for as long as they fetch. */
const WAIT_MS = 10_000;

/** The same for what a person waits for, and does all the same then. */
const SHORT_WAIT_MS = 2000;

/**
 * Does something with a document's reports that nobody else may do at the same time.
 * @param isOwn whether nobody else would do it anyway, should the lock not be free
 * @throws ActivTrakError `busy` when somebody else does not end.
 */
export function* alone<T>({ lock }: { readonly lock: Lock }, work: () => Task<T>, isOwn = (): boolean => false): Task<T> {
  return yield* locked(lock, WAIT_MS, work, isOwn);
}

/**
 * Looks at a definition once more and saves or deletes it, so that nothing comes between the two. Where the lock is not free it's done all the same: a
 * colleague who saves the same report in the same tenth of a second is rarer than cells that fetch.
 */
export function* undisturbed<T>({ lock }: { readonly lock: Lock }, work: () => Task<T>): Task<T> {
  return yield* locked(lock, SHORT_WAIT_MS, work, () => true);
}

function* locked<T>(lock: Lock, waitMs: number, work: () => Task<T>, isAnyway: () => boolean): Task<T> {
  const release = yield* wait(lock.acquire('activtrak reports', waitMs));
  if (release === undefined && !isAnyway()) throw new ActivTrakError('busy', DOCUMENT_BUSY, { retryable: true });
  try {
    return yield* work();
  } finally {
    if (release !== undefined) yield* wait(release());
  }
}
