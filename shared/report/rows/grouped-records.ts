import type { Column, Row } from '../../model/cell';
import { mixed } from '../../model/mixed';
import { columnIndex } from '../../model/selection';
import { isIdentity } from '../../table/changes/record-key';
import type { Task } from '../../task';
import { showsNames } from '../definition/people-shown';
import { shownRollup } from '../definition/rollup-output';
import { groupedEntry } from '../privacy/grouped-entry';
import { reportSalt } from '../privacy/salt';
import { dayIn } from '../rollup/group-keys';
import type { Rollup } from '../rollup/rolled-up';
import { recordRow, recordWidth } from '../rollup/tally-heap';
import type { Job } from '../run/job';

/** How the records of a grouped report come into its heap. */
export interface GroupedRecords {
  /** Makes the heap's row of one that was read, with what it is known by behind. */
  readonly shape: (row: Row) => Row;
  /** How many cells of it come before that. */
  readonly width: number;
}

/** Gives how the records of a grouped report come into its heap. @param keyOf the key of a record */
export function* groupedRecords(job: Job, rollup: Rollup, columns: readonly Column[], keyOf: (row: Row) => string): Task<GroupedRecords> {
  const { report, ports, account, run } = job;
  const shown = shownRollup(report, rollup);
  const asked: Rollup = run.grouping?.finds ? { by: ['day'], measures: ['time'] } : shown;
  const salt = showsNames(report) ? '' : yield* reportSalt(ports, report);
  const time = columnIndex(columns, 'time');
  const entry = groupedEntry(report, asked, columns, account.calendar.weekStart, salt);
  const counts = countedDays(job);
  return {
    shape: (row) => [...recordRow(entry(row), counts(row[time] ?? '')), knownBy(keyOf(row)), ''],
    width: recordWidth(asked.by.length),
  };
}

/** Whether a record is one of the days that are added up, by its own clock. Where rows are replaced, all that come for the report's days are, as in raw rows. */
function countedDays({ run: { grouping } }: Job): (moment: Row[number]) => boolean {
  if (grouping === undefined) return () => true;
  const { own, days } = grouping;
  const wanted = days && new Set(days);
  return (moment) => {
    const day = dayIn(moment);
    return typeof day === 'number' && day >= own.from && day <= own.to && (wanted === undefined || wanted.has(day));
  };
}

/** Keys that can be put aside many in a text, as all numbers can. */
const PLAIN = /^[\w.:-]{1,60}$/;

/**
 * What a record with an identity is known by: its key, so that none is ever taken for another; of a text that no ID of ActivTrak's is like, 128 bits.
 * Any other record may come as often as it likes.
 */
function knownBy(key: string): string {
  if (!isIdentity(key)) return '?';
  return PLAIN.test(key) ? key : `~${[0, 1, 2, 3].map((seed) => mixed(seed, key).toString(36)).join('.')}`;
}
