import { STREAMS } from '../../shared/api/streams/streams';
import { byDayAndName } from '../../shared/functions/hours';
import { hoursRows } from '../../shared/functions/hours-rows';
import { columnIndex } from '../../shared/model/selection';
import type { Task } from '../../shared/task';
import type { LibrarySession } from './connection';
import { firstOf, keptFrom, withKeptFrom } from './kept-days';
import { columnsOf, queriedDays, queriedUnit, queryOf, whoOf } from './query';
import { recordsOf } from './records';

/** Hours of everyone, or of all who are named; whoever belongs to two of them is there once. */
export function* readHoursRows(session: LibrarySession, streamName: 'user-hours' | 'computer-hours', query: unknown): Task<object[]> {
  const { range, who, columns, unit } = queryOf(streamName === 'user-hours' ? 'hours()' : 'computerHours()', query);
  const stream = STREAMS[streamName];
  const days = queriedDays(range, session.calendar);
  const chosen = columnsOf(stream, columns);
  const inUnit = queriedUnit(unit, 'seconds');
  const named = whoOf(who);
  const rows = yield* hoursRows(session, stream, days, named.length === 0 ? undefined : named);
  const date = columnIndex(stream.columns, 'date');
  const kept = yield* keptFrom(session, days, firstOf(rows.map((row) => row[date])));
  return withKeptFrom(recordsOf(stream.columns, byDayAndName(stream, rows), chosen, inUnit), kept);
}
