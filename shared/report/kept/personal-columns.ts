import type { Report } from '../definition/definition';
import { isPersonal, ownerKey } from '../definition/output';
import { showsNames } from '../definition/people-shown';
import type { ReportState } from './report-state';

/** What a report said of people when its rows were written, whatever it says since. */
function written({ meaning }: ReportState): Pick<Report, 'stream' | 'privacy'> {
  const [stream, , privacy] = JSON.parse(meaning) as readonly [Report['stream'], unknown, Report['privacy']];
  return { stream, privacy };
}

/** The columns of a report's rows whose content is about single people: key and header. */
export function personalColumns(state: ReportState): ReportState['columns'] {
  // What a newer version wrote of people, nobody here can tell.
  if (state.version !== 1) return state.columns;
  const then = written(state);
  return state.columns.filter(([key]) => isPersonal(key) && (showsNames(then) || key !== ownerKey(then)));
}

/** Whether a report's rows in the sheet name people. */
export const rowsNamePeople = (state: ReportState): boolean =>
  state.rows > 0 && showsNames(written(state)) && personalColumns(state).length > 0;

/** Whether what is told of a report's rows in the sheet may name people: not where it names none and those rows may be from before that. */
export const mayTellNames = (report: Report, state: ReportState | undefined): boolean =>
  showsNames(report) || (state !== undefined && !rowsNamePeople(state));

/** Whether a report names nobody, while its refreshes may have said so far whom its rows were about. */
export const wasNamed = (report: Report, state: ReportState | undefined): boolean =>
  !showsNames(report) && (state === undefined || state.version !== 1 || showsNames(written(state)));
