/**
 * Writing that takes its rows into memory piece by piece, and as many calls as it takes.
 * @module
 */

import { BEING_WRITTEN, STOPPED_WRITING } from '#words/refreshing';
import { ActivTrakError } from '../../errors';
import type { Pieces } from '../../table/plan/write-plan';
import { type Task, wait } from '../../task';
import type { Job } from '../run/job';
import { renew, undivided } from '../run/run-claim';
import { isToStop } from '../run/run-cleanup';
import { tellViewers } from './tell-viewers';

/** A call writes at least so long: where it has to take up the thread, that takes its time too. */
const LEAST_WRITING_MS = 60_000;

/** Each piece that is written is kept, and whoever took the work over meanwhile goes on alone. */
export function writtenPieces(job: Job): Required<Pieces> {
  const { budget, clock, documents } = job.ports;
  const began = clock.now();
  const known = job.run.put ?? 0;
  return {
    stand: job.stand ? known : 0,
    known,
    *wrote(put) {
      // Until the renewed lease is the job's, the one that is kept is another's to whoever looks.
      job.run = yield* undivided(job, () => renew(job.ports, job.report, { ...job.run, put }));
      if (yield* isToStop(documents, job.report.id, job.run)) throw new ActivTrakError('cancelled', STOPPED_WRITING);
      return clock.now() - began < LEAST_WRITING_MS || budget.spent(1) !== 'time';
    },
  };
}

/** Until the last is written, people see some of the rows: of both refreshes where others were in their place. */
export function* tellOfPieces({ ports, report, state }: Job): Task<void> {
  if (state === undefined) return;
  yield* wait(ports.sheets.flush());
  yield* tellViewers(ports, report, state, BEING_WRITTEN, 0);
}
