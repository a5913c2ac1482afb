import type { Column, Row } from '../../model/cell';
import { columnIndex } from '../../model/selection';
import type { WeekStart } from '../../model/weekdays';
import type { Report } from '../definition/definition';
import { hidesPeople, showsNames } from '../definition/people-shown';
import { recordEntry } from '../rollup/record-entry';
import type { Rollup } from '../rollup/rolled-up';
import type { Entry } from '../rollup/tally';
import { personWords } from './person-words';

/** Whether anybody asks whose the records of a group are. */
const asksForPeople = (report: Report, { by, measures }: Rollup): boolean =>
  by.includes('person') || by.includes('group') || measures.includes('people') || hidesPeople(report);

/**
 * A function that makes the entry of a record, without more of its person than the report shows.
 * @param rollup what is shown of the report's own
 * @param salt the document's, for pseudonyms
 * @throws ActivTrakError `decode` for a time that is no number
 */
export function groupedEntry(
  report: Report,
  rollup: Rollup,
  columns: readonly Column[],
  weekStart: WeekStart,
  salt: string,
): (row: Row) => Entry {
  const user = columnIndex(columns, 'user');
  const wordOf = personWords(report, salt);
  const isAsked = asksForPeople(report, rollup);
  const isNamed = rollup.by.includes('person');
  const person = (row: Row): string => (isAsked ? wordOf(row[user] ?? '') : '');
  return recordEntry({
    by: rollup.by,
    columns,
    unit: report.unit,
    weekStart,
    person,
    name: (row) => (!isNamed ? '' : showsNames(report) ? String(row[user] ?? '') : person(row)),
  });
}
