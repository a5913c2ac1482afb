import { STREAMS } from '../../shared/api/streams';
import { inOrder } from '../../shared/functions/hours';
import { hoursRows } from '../../shared/functions/hours-rows';
import type { Row } from '../../shared/model/cell';
import type { Task } from '../../shared/task';
import type { LibrarySession } from './connection';
import { columnsOf, rangeOf, unitOf, whoOf } from './query';
import { recordsOf } from './records';

/** Hours of everyone, or of all who are named; whoever belongs to two of them is there once. */
export function* readHoursRows(
  session: LibrarySession,
  streamName: 'user-hours' | 'computer-hours',
  { range, who, columns, unit }: ActivTrak.Query,
): Task<object[]> {
  const stream = STREAMS[streamName];
  const days = rangeOf(range, session.calendar);
  const chosen = columnsOf(stream, columns);
  const inUnit = unitOf(unit, 'seconds');
  const named = whoOf(who);
  const found = new Map<string, Row>();
  for (const one of named) for (const row of yield* hoursRows(session, stream, days, one)) found.set(JSON.stringify(row), row);
  const rows = named.length === 0 ? yield* hoursRows(session, stream, days, undefined) : [...found.values()];
  return recordsOf(stream.columns, inOrder(streamName, rows), chosen, inUnit);
}
