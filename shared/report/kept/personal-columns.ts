import type { Report } from '../definition/definition';
import { isPersonal, ownerKey } from '../definition/output';
import { showsNames } from '../definition/people-shown';
import type { ReportState } from './report-state';

/** The columns of a report in the sheet whose content is about single people: key and header. */
export const personalColumns = (report: Report, { columns }: ReportState): readonly (readonly [key: string, label: string])[] =>
  columns.filter(([key]) => isPersonal(key) && !(!showsNames(report) && key === ownerKey(report)));

/** Whether a report's rows in the sheet name people, as they were written. */
export function rowsNamePeople(report: Report, state: ReportState): boolean {
  const [, , privacy] = JSON.parse(state.meaning) as readonly [unknown, unknown, Report['privacy']];
  return state.rows > 0 && showsNames({ privacy }) && personalColumns({ ...report, privacy }, state).length > 0;
}
