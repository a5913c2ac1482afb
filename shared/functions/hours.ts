import { STREAMS, type Stream } from '../api/streams/streams';
import type { Row } from '../model/cell';
import { compareCells } from '../model/cell-order';
import { chosenColumns, columnIndex, usualColumns } from '../model/selection';
import { asShown, select, withHeader } from '../model/shown-table';
import type { Task } from '../task';
import { type Argument, namesOf, unitOf, whosOf } from './arguments/argument';
import { askedPeriod } from './asked-period';
import { hoursRows } from './hours-rows';
import { refuseForgotten } from './kept/kept-days';
import type { Session } from './kept/session';
import { labelled } from './people/labels';

/** `ACTIVTRAK_HOURS` and `ACTIVTRAK_COMPUTER_HOURS`: a header and a row for each user or computer and day, oldest day first, then by name. */
export function* hours(session: Session, streamName: 'user-hours' | 'computer-hours', args: readonly Argument[]): Task<readonly Row[]> {
  const [from, to, whoArgument, columnsArgument, unitArgument] = args;
  const stream = STREAMS[streamName];
  const range = yield* askedPeriod(session, from, to);
  const whos = whosOf(whoArgument);
  const names = namesOf(columnsArgument);
  const columns = names ? chosenColumns(stream.columns, names) : usualColumns(stream.columns);
  const unit = unitOf(unitArgument);
  const rows = yield* labelled(session, stream, byDayAndName(stream, yield* hoursRows(session, stream, range, whos)));
  yield* refuseForgotten(session, range, rows.length === 0);
  return withHeader(asShown(select({ columns: stream.columns, rows }, columns), unit, session.calendar), unit);
}

/** Rows with all columns of a stream of hours, oldest day first, then by name. */
export function byDayAndName({ columns, owner }: Stream, rows: readonly Row[]): readonly Row[] {
  const [date, name] = [columnIndex(columns, 'date'), columnIndex(columns, owner)];
  return [...rows].sort((one, other) => compareCells(one[date], other[date]) || compareCells(one[name], other[name]));
}
