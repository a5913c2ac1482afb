import { MEASURE_LABELS } from '#words/column-labels';
import { memoryRows } from '../../table/changes/rows-source';
import { type Task, wait } from '../../task';
import { shownRollup } from '../definition/rollup-output';
import { groupRows } from '../privacy/group-rows';
import type { Rollup } from '../rollup/rolled-up';
import { daysIn, type Tally } from '../rollup/tally';
import { stretchesOf } from '../run/grouping';
import type { Job } from '../run/job';
import type { FinalRows } from './final-rows';
import { groupsOfPeople } from './groups-of-people';

/** The rows of a grouped report as they will be in the sheet. */
export function* groupedRows({ report, tally, account, ports, plan }: Job, rollup: Rollup): Task<FinalRows> {
  const shown = shownRollup(report, rollup);
  const sums: Tally = tally?.tally() ?? new Map();
  // What came late is of days before.
  const before = daysIn(sums, shown.by.indexOf('day')).filter((day) => day < plan.days.from);
  const groupsOf = shown.by.includes('group')
    ? yield* groupsOfPeople(report, account, ports, [...stretchesOf(before), plan.days])
    : undefined;
  const { rows, leftOut, ...more } = groupRows(report, shown, sums, groupsOf);
  return {
    ...more,
    source: memoryRows(rows),
    *each(take) {
      yield* wait(rows.forEach((row) => void take(row, row.slice(0, shown.by.length).join('\n'))));
    },
    repeated: 0,
    leftOut: { ...leftOut, metric: MEASURE_LABELS.time },
  };
}
