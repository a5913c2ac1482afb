import { readHours } from '../../api/streams/read-hours';
import { STREAMS } from '../../api/streams/streams';
import type { Cell, Row } from '../../model/cell';
import type { DateRange } from '../../model/date-range';
import { columnIndex } from '../../model/selection';
import type { Task } from '../../task';
import type { Report } from '../definition/definition';
import { showsNames } from '../definition/people-shown';
import { personWords } from '../privacy/person-words';
import { reportSalt } from '../privacy/salt';
import { groupNames } from '../privacy/summary-groups';
import type { ReportAccount } from '../run/account';
import type { RefreshPorts } from '../run/job';

/**
 * A function that names the groups that somebody is in, by the person's word. The log says nothing of groups, and the hours of the same days do: those
 * of somebody's last day count for all of the log.
 * @throws ActivTrakError as requests do
 */
export function* groupsOfPeople(
  report: Report,
  { client }: Pick<ReportAccount, 'client'>,
  { budget, documents, newId }: Pick<RefreshPorts, 'budget' | 'documents' | 'newId'>,
  ranges: readonly DateRange[],
): Task<(person: string) => readonly string[]> {
  const stream = STREAMS['user-hours'];
  const { columns } = stream;
  const rows: Row[] = [];
  for (const range of ranges)
    for (const row of (yield* readHours(client, { stream, range, filter: undefined, columns, unit: 'seconds' }, budget)).rows)
      rows.push(row);
  const [date, user, groups] = ['date', 'user', 'groupMembers'].map((key) => columnIndex(columns, key)) as [number, number, number];
  const wordOf = personWords(report, showsNames(report) ? '' : yield* reportSalt({ documents, newId }, report));
  const lists = new Map<string, Cell>();
  for (const row of rows.sort((one, other) => Number(one[date]) - Number(other[date])))
    lists.set(wordOf(row[user] ?? ''), row[groups] ?? '');
  const namesOf = groupNames([...lists.values()], report.who);
  return (person) => namesOf(lists.get(person) ?? '');
}
