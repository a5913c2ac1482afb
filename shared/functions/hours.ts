import { STREAMS } from '../api/streams';
import type { Cell, Row } from '../model/cell';
import { asShown, chosenColumns, placeOf, select, usualColumns, withHeader } from '../model/selection';
import { parseWho } from '../model/who';
import type { Task } from '../task';
import { type Argument, namesOf, oneValue, unitOf } from './argument';
import { askedPeriod } from './asked-period';
import { hoursRows } from './hours-rows';
import { refuseForgotten } from './kept-days';
import type { Session } from './session';

/** `ACTIVTRAK_HOURS` and `ACTIVTRAK_COMPUTER_HOURS`: a header and a row for each user or computer and day, oldest day first, then by name. */
export function* hours(session: Session, streamName: 'user-hours' | 'computer-hours', args: readonly Argument[]): Task<readonly Row[]> {
  const [from, to, whoArgument, columnsArgument, unitArgument] = args;
  const stream = STREAMS[streamName];
  const range = yield* askedPeriod(session, from, to);
  const who = parseWho(String(oneValue('who', whoArgument) ?? ''));
  const names = namesOf(columnsArgument);
  const columns = names ? chosenColumns(stream.columns, names) : usualColumns(stream.columns);
  const unit = unitOf(unitArgument);
  const rows = yield* hoursRows(session, stream, range, who);
  yield* refuseForgotten(session, range, rows.length === 0);
  return withHeader(asShown(select({ columns: stream.columns, rows: inOrder(streamName, rows) }, columns), unit, session.calendar), unit);
}

/** Rows with all columns of a stream of hours, oldest day first, then by name. */
export function inOrder(streamName: 'user-hours' | 'computer-hours', rows: readonly Row[]): readonly Row[] {
  const { columns } = STREAMS[streamName];
  const [date, name] = [placeOf(columns, 'date'), placeOf(columns, streamName === 'user-hours' ? 'user' : 'computer')];
  return [...rows].sort((one, other) => compare(one[date], other[date]) || compare(one[name], other[name]));
}

function compare(one: Cell | undefined, other: Cell | undefined): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  const [left, right] = [sortText(String(one)), sortText(String(other))];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Names as people look for them: by their letters, whatever stands before those; names without letters come last. */
const sortText = (name: string): string => name.toLowerCase().replace(/^[^\p{L}]*/u, '') || `\uffff${name}`;
