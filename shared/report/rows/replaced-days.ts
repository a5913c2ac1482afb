/**
 * Which days of a grouped report give way as a whole to what came of them. ActivTrak deletes what is older than its plan keeps, maybe in the middle of a
 * day, and the sheet may be the only copy.
 * @module
 */

import { SURELY_KEPT } from '../../api/streams/first-day';
import type { Row } from '../../model/cell';
import { secondsPer } from '../../model/cell';
import { isBlankRow } from '../../table/cells/blank-row';
import { eachStanding } from '../../table/changes/standing-rows';
import type { Target } from '../../table/place/target';
import type { Task } from '../../task';
import { shownRollup } from '../definition/rollup-output';
import { SAID } from '../rollup/measures';
import type { Job } from '../run/job';
import type { FinalRows } from './final-rows';

/** A sheet may lose or gain a millisecond of each time. More than that is a record's. */
const LOST_SECONDS = 0.002;

/** What is known of the days of a grouped report. */
export interface ReplacedDays {
  /** Those whose rows give way. */
  readonly days: ReadonlySet<number>;
  /** Those of which less came than the sheet has: they stay. */
  readonly kept: ReadonlySet<number>;
  /** The day of a row. */
  readonly dayOf: (row: Row) => number | undefined;
}

/** The days that came, and those of them that stay because the sheet has more of them than came. */
export function* replacedDays(job: Job, target: Target, each: FinalRows['each']): Task<ReplacedDays> {
  const { ports, plan, tally, report } = job;
  const { output, placement, readBack, unit } = target;
  const place = output.findIndex(({ key }) => key === 'date');
  const dayOf = (row: Row): number | undefined => {
    const day = readBack.settled('date', row[place] ?? '');
    return typeof day === 'number' ? day : undefined;
  };
  const among = report.rollup ? shownRollup(report, report.rollup).by.indexOf('day') : -1;
  const came = new Set([...(tally?.tally().values() ?? [])].map(({ cells }) => Number(cells[among])));
  const old = [...came].filter((day) => day < plan.today - SURELY_KEPT);
  if (old.length === 0) return { days: came, kept: new Set(), dayOf };
  // What a person took out of the sheet says nothing of the rows that stand.
  const sum = [SAID.time.column, SAID.activities.column]
    .map((column) => output.findIndex(({ key }) => key === column && placement.columns.has(key)))
    .find((at) => at !== -1);
  const lost = sum !== undefined && output[sum]?.kind === 'duration' ? LOST_SECONDS / secondsPer(unit) : 0;
  const less = new Map(old.map((day) => [day, 0]));
  const add = (row: Row, sign: number): void => {
    const day = dayOf(row);
    if (day !== undefined && less.has(day))
      less.set(day, (less.get(day) as number) + sign * (sum === undefined ? 1 : Number(row[sum]) || 0) - (sign > 0 ? lost : 0));
  };
  yield* each((row) => add(row, -1));
  yield* eachStanding(ports.sheets, placement, output, (row) => {
    if (!isBlankRow(row)) add(row, 1);
  });
  const kept = new Set(old.filter((day) => (less.get(day) as number) > 0));
  return { days: new Set([...came].filter((day) => !kept.has(day))), kept, dayOf };
}
