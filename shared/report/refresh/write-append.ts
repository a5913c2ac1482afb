import type { Placed } from '../../table/place';
import type { Target } from '../../table/target';
import { appendRows, prepare } from '../../table/write-plan';
import type { Task } from '../../task';
import { LOG_ID_MISSING, rowsAdded } from '../../words/en/refreshing';
import { warning } from './checks';
import { type FinalRows, withoutRows } from './final-rows';
import type { Job } from './job';
import { knownRows } from './known-rows';
import { claimFor, emptyIn, NOTHING_NEW, type WayWritten } from './writing';

/** New rows below those that are there, which stay as they are. */
export function* writeAppend(job: Job, { source, each }: FinalRows, settled: Placed, target: Target): Task<WayWritten> {
  const { sheets } = job.ports;
  const { placement, plan, info } = settled;
  const known = source.count === 0 ? undefined : yield* knownRows(job, placement, target.readBack, each);
  const fresh = known?.indexes.size ? yield* withoutRows(each, known.indexes) : source;
  const rows = placement.rows + fresh.count;
  const isToWrite = fresh.count + placement.claimed > 0 || plan !== undefined || settled.unfilled !== undefined;
  const prepared = isToWrite ? yield* prepare(sheets, info, target, rows) : undefined;
  if (prepared) {
    yield* claimFor(job, prepared, rows, fresh, 0);
    yield* appendRows(sheets, prepared, fresh);
  }
  return {
    placement: prepared?.target.placement ?? placement,
    checks: [...emptyIn(settled, placement.rows), ...(known?.isUnsure ? [UNSURE] : [])],
    ...(fresh.count === 0 ? NOTHING_NEW : { outcome: 'done', message: rowsAdded(fresh.count) }),
    rows,
  };
}

export const UNSURE = warning(LOG_ID_MISSING);
