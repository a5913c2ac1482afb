import { addedAndUpdated, fewerKept, olderKept, othersKept, standingTwice } from '#words/refreshing';
import type { Row } from '../../model/cell';
import { isoDay } from '../../model/serial';
import { recordKeys } from '../../table/changes/record-key';
import type { Placed } from '../../table/place/place';
import type { Target } from '../../table/place/target';
import { mergeRows } from '../../table/plan/merge-rows';
import type { Task } from '../../task';
import { identityKeys } from '../definition/output';
import { warning } from '../kept/run';
import type { FinalRows } from '../rows/final-rows';
import { replacedDays } from '../rows/replaced-days';
import type { Job } from '../run/job';
import { claimFor, emptyIn, NOTHING_NEW, type WayWritten } from './writing';

/** Each record in its own row: what changed is updated, what is new comes below, and what comes no more stays. */
export function* writeMerge(job: Job, { source, each, repeated }: FinalRows, settled: Placed, target: Target): Task<WayWritten> {
  const replaced = job.report.rollup && (yield* replacedDays(job, target, each));
  const isKept = (row: Row): boolean => replaced?.kept.has(replaced.dayOf(row) as number) === true;
  const merged = yield* mergeRows(job.ports.sheets, settled.info, target, {
    each: (take) => each((row) => void (isKept(row) || take(row))),
    isGone: replaced && ((row) => replaced.days.has(replaced.dayOf(row) as number)),
    keys: outputKeys(job, target),
    read: replaced ? undefined : daysRead(job, target),
    beforeWrite: (prepared, fresh) => claimFor(job, prepared, prepared.rows, fresh, 0),
  });
  const kept = replaced?.kept.size ? [fewerKept(replaced.kept.size)] : keptWords(job, merged.keptDays);
  return {
    placement: merged.placement,
    checks: [
      ...emptyIn(settled, merged.untouched),
      ...kept.map(warning),
      ...(merged.twice > repeated ? [warning(standingTwice(merged.twice))] : []),
    ],
    remarks: kept,
    hasOlder: merged.keptDays.length > 0 || (source.count === 0 && merged.rows > 0),
    ...(merged.added + merged.updated === 0 ? NOTHING_NEW : { outcome: 'done', message: addedAndUpdated(merged.added, merged.updated) }),
    rows: merged.rows,
  };
}

/** Keys of rows as they stand in the sheet. */
function outputKeys({ report }: Job, { output, readBack: { settled } }: Target): (row: Row) => string {
  const indexes = identityKeys(report)
    .map((key) => output.findIndex((column) => column.key === key))
    .filter((index) => index !== -1);
  return recordKeys(output, indexes, report.unit, settled);
}

/**
 * The days that were read whole: what comes by a cursor is only what is new. Rows from before the report was about others may be of those, and the log's
 * first and last day may be cut in another zone than its times are written in.
 */
function daysRead(
  { run, reading, plan }: Job,
  { output }: Target,
): { readonly range: { readonly from: number; readonly to: number }; readonly index: number } | undefined {
  const index = output.findIndex(({ key }) => key === 'date' || key === 'time');
  if (index === -1 || run.plan.parts.some(({ cursor }) => cursor !== undefined) || reading.counters.rows === 0) return undefined;
  const edge = output[index]?.key === 'time' ? 1 : 0;
  const from = run.plan.range.from + edge;
  return { range: { from: Math.max(from, plan.bookmark?.whoSince ?? from), to: run.plan.range.to - edge }, index };
}

/** ActivTrak deletes what is older than its plan keeps; the sheet may be the only copy. */
function keptWords({ reading: { counters } }: Job, days: readonly number[]): readonly string[] {
  const { first } = counters;
  if (days.length === 0 || first === undefined) return [];
  const older = days.filter((day) => day < first).length;
  const others = days.length - older;
  return [...(older > 0 ? [olderKept(isoDay(first), older)] : []), ...(others > 0 ? [othersKept(others)] : [])];
}
