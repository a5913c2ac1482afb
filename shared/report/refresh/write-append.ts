import { appendRows, prepare } from '../../table/write-plan';
import type { Task } from '../../task';
import { count, warning } from './checks';
import { withoutRows } from './final-rows';
import { knownRows } from './known-rows';
import { claimFor, emptyIn, type Writing, type Written } from './writing';

/** New rows below those that are there, which stay as they are. */
export function* writeAppend({ job, rows: { source, each }, settled, target, back, said }: Writing): Task<Written> {
  const { sheets } = job.ports;
  const { placement, plan, info } = settled;
  const known = source.count === 0 ? undefined : yield* knownRows(job, placement, back, each);
  const fresh = known?.places.size ? yield* withoutRows(each, known.places) : source;
  const rows = placement.rows + fresh.count;
  const isToWrite = fresh.count + placement.claimed > 0 || plan !== undefined;
  const prepared = isToWrite ? yield* prepare(sheets, info, target, rows) : undefined;
  if (prepared) {
    yield* claimFor(job, prepared, rows, fresh, 0);
    yield* appendRows(sheets, prepared, fresh);
  }
  return {
    ...said,
    placed: { ...settled, placement: prepared?.target.placement ?? placement },
    checks: [...said.checks, ...emptyIn(settled, placement.rows), ...(known?.isUnsure ? [UNSURE] : [])],
    outcome: fresh.count === 0 ? 'nothing-new' : 'done',
    message: fresh.count === 0 ? 'Nothing new.' : `${count(fresh.count, 'row')} added.`,
    rows,
  };
}

const UNSURE = warning(
  "Days were read again, and rows can't be compared without their log ID. Add the column “Log ID” to keep each row once.",
);
