import type { Task } from '../../task';
import type { Job } from './job';

/** Does something in the document while the server is read: what is too large there says nothing of the server's cursors. */
export function* inDocument<T>(job: Pick<Job, 'isInDocument'>, work: () => Task<T>): Task<T> {
  job.isInDocument = true;
  const done = yield* work();
  job.isInDocument = false;
  return done;
}
