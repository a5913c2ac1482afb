import type { Report } from '../definition/definition';
import { isPersonal, ownerKey } from '../definition/output';
import { showsNames } from '../definition/people-shown';
import type { ReportState } from './report-state';

/** The columns of a report's rows whose content is about single people: key and header. By the rows as they were written, whatever the report says since. */
export function personalColumns({ version, columns, meaning }: ReportState): ReportState['columns'] {
  // What a newer version wrote of people, nobody here can tell.
  if (version !== 1) return columns;
  const [stream, , privacy] = JSON.parse(meaning) as readonly [Report['stream'], unknown, Report['privacy']];
  return columns.filter(([key]) => isPersonal(key) && (showsNames({ privacy }) || key !== ownerKey({ stream })));
}

/** Whether a report's rows in the sheet name people, as they were written. */
export function rowsNamePeople(state: ReportState): boolean {
  const [, , privacy] = JSON.parse(state.meaning) as readonly [unknown, unknown, Report['privacy']];
  return state.rows > 0 && showsNames({ privacy }) && personalColumns(state).length > 0;
}
