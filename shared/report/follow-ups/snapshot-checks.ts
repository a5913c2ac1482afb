import { SNAPSHOT_NOT_TAKEN, snapshotTaken } from '#words/snapshots';
import { removeSnapshots, wasTaken } from '../../dashboard/snapshot';
import type { Task } from '../../task';
import { loadHealth } from '../kept/report-health';
import { type Check, good } from '../kept/run';
import type { Job } from '../run/job';
import { failingAlone } from './failing-alone';
import { reportSnapshot } from './report-snapshot';

/**
 * Takes the snapshot of a scheduled refresh, and removes those that are too old. Whatever goes wrong with it is said, and fails nothing else.
 * A run that was killed before its end was kept has taken its own already.
 */
export function* snapshotChecks({ ports, report, run: { trigger, since } }: Job): Task<readonly Check[]> {
  const { documents, diagnostics } = ports;
  const most = report.snapshots;
  if (most === undefined || trigger !== 'schedule') return [];
  return yield* failingAlone(diagnostics, 'the snapshot of a report', SNAPSHOT_NOT_TAKEN, function* () {
    const { last } = yield* loadHealth(documents, report.id);
    const isTaken = yield* wasTaken(ports, report.id, last ? (last.since ?? last.at) : 0);
    const name = isTaken ? undefined : yield* reportSnapshot(ports, report, since);
    yield* removeSnapshots(ports, report.id, report.name, most);
    return name === undefined ? [] : [good(snapshotTaken(name))];
  });
}
