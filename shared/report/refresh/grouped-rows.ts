import { readHours } from '../../api/read-hours';
import { STREAMS } from '../../api/streams';
import type { Cell } from '../../model/cell';
import { columnIndex } from '../../model/selection';
import type { OutputColumn } from '../../table/output-column';
import { memoryRows } from '../../table/rows-source';
import { type Task, wait } from '../../task';
import { hidesPeople, showsNames } from '../definition/people-shown';
import { shownRollup } from '../definition/rollup-output';
import { personWords } from '../privacy/person-words';
import { documentSalt } from '../privacy/salt';
import { groupNames } from '../privacy/summary-groups';
import { SAID } from '../rollup/measures';
import { type Rollup, rolledUp } from '../rollup/rolled-up';
import type { FinalRows } from './final-rows';
import type { Job, RefreshPorts } from './job';

/** The rows of a grouped report as they will be in the sheet. */
export function* groupedRows(job: Job, rollup: Rollup, output: readonly OutputColumn[]): Task<FinalRows> {
  const { report, tally } = job;
  const shown = shownRollup(report, rollup);
  const { rows, leftOut, people, overlaps } = rolledUp(shown, tally?.tally() ?? new Map(), {
    unit: report.unit,
    groupsOf: shown.by.includes('group') ? yield* groupsOfPeople(job) : () => [''],
    smallest: hidesPeople(report) ? report.privacy.smallestGroup : 0,
  });
  const worded = rows.map((row) => row.map((cell, at) => output[at]?.words?.[String(cell)] ?? (output[at]?.words ? String(cell) : cell)));
  const keyed = worded.map((row) => [row, row.slice(0, shown.by.length).join('\n')] as const);
  return {
    source: memoryRows(worded),
    *each(take) {
      yield* wait(keyed.forEach(([row, key]) => void take(row, key)));
    },
    repeated: 0,
    people,
    leftOut: { ...leftOut, metric: SAID.time.label },
    overlaps,
  };
}

/**
 * A function that names the groups that somebody is in, by the person's word. The log says nothing of groups, and the hours of the same days do: those
 * of the last day count.
 */
function* groupsOfPeople({ report, account, ports, plan }: Job): Task<(person: string) => readonly string[]> {
  const stream = STREAMS['user-hours'];
  const { columns } = stream;
  const query = { stream, range: plan.days, filter: undefined, columns, unit: 'seconds' } as const;
  const { rows } = yield* readHours(account.client, query, ports.budget);
  const [date, user, groups] = [columnIndex(columns, 'date'), columnIndex(columns, 'user'), columnIndex(columns, 'groupMembers')];
  const wordOf = personWords(report, yield* saltOf(report, ports));
  const lists = new Map<string, Cell>();
  for (const row of [...rows].sort((one, other) => Number(one[date]) - Number(other[date])))
    lists.set(wordOf(row[user] ?? ''), row[groups] ?? '');
  const namesOf = groupNames([...lists.values()], report.who);
  return (person) => namesOf(lists.get(person) ?? '');
}

function* saltOf(report: Job['report'], { documents, newId }: RefreshPorts): Task<string> {
  return showsNames(report) ? '' : yield* documentSalt(documents, newId);
}
