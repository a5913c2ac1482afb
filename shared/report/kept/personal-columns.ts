import { STREAM_NAMES } from '../../api/streams/streams';
import type { Report } from '../definition/definition';
import { isPersonal, ownerKey } from '../definition/output';
import { PEOPLE_SHOWN, showsNames } from '../definition/people-shown';
import type { ReportState } from './report-state';
import { parsedJson } from './stored-json';

/** What a report said of people when its rows were written, whatever it says since; `undefined` where only a newer version can tell. */
function written({ version, meaning }: ReportState): Pick<Report, 'stream' | 'privacy'> | undefined {
  const parts = version === 1 ? parsedJson<readonly [Report['stream'], unknown, Report['privacy'] | null]>(meaning) : undefined;
  const [stream, , privacy] = Array.isArray(parts) ? parts : [];
  return stream && STREAM_NAMES.includes(stream) && privacy && PEOPLE_SHOWN.includes(privacy.people) ? { stream, privacy } : undefined;
}

/** Whether they carried people's names, as far as anybody here can tell. */
function mayHaveNamed(state: ReportState): boolean {
  const then = written(state);
  return then === undefined || showsNames(then);
}

/** The columns of a report's rows whose content is about single people: key and header. */
export function personalColumns(state: ReportState): ReportState['columns'] {
  const then = written(state);
  if (then === undefined) return state.columns;
  return state.columns.filter(([key]) => isPersonal(key) && (showsNames(then) || key !== ownerKey(then)));
}

/** Whether a report's rows in the sheet name people. */
export const rowsNamePeople = (state: ReportState): boolean => state.rows > 0 && mayHaveNamed(state) && personalColumns(state).length > 0;

/** Whether what is told of a report's rows in the sheet may name people: not where it names none and those rows may be from before that. */
export const mayTellNames = (report: Report, state: ReportState | undefined): boolean =>
  showsNames(report) || (state !== undefined && !rowsNamePeople(state));

/** Whether a report names nobody, while its refreshes may have said so far whom its rows were about. */
export const wasNamed = (report: Report, state: ReportState | undefined): boolean =>
  !showsNames(report) && (state === undefined || mayHaveNamed(state));
