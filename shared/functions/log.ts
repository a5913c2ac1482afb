import type { Filter } from '../api/filter';
import { type LogRead, readNewestLog } from '../api/read-log';
import { STREAMS } from '../api/streams';
import type { Cell, Row } from '../model/cell';
import type { DateRange } from '../model/date-range';
import { asShown, chosenColumns, select, usualColumns, withHeader } from '../model/selection';
import { parseWho, type Who } from '../model/who';
import type { Task } from '../task';
import { isAllowedUser, outsideLimits, refuseOutsider } from './allowed';
import { type Argument, limitOf, namesOf, oneValue, unitOf } from './argument';
import { askedPeriod } from './asked-period';
import { hoursRows } from './hours-rows';
import { refuseForgotten } from './kept-days';
import { isLimited } from './limits';
import { remembered } from './remembered';
import { filterOf, refuseUnknown } from './resolve';
import type { Session } from './session';

const LOG_SECONDS = 300;

/** `ACTIVTRAK_LOG`: a header and the newest activities, newest first. */
export function* log(session: Session, args: readonly Argument[]): Task<readonly Row[]> {
  const [from, to, whoArgument, columnsArgument, limitArgument, unitArgument] = args;
  const stream = STREAMS['activity-log'];
  const range = yield* askedPeriod(session, from, to);
  const who = parseWho(String(oneValue('who', whoArgument) ?? ''));
  const names = namesOf(columnsArgument);
  const columns = names ? chosenColumns(stream.columns, names) : usualColumns(stream.columns);
  const limit = limitOf(limitArgument);
  const unit = unitOf(unitArgument);
  if (isLimited(session)) yield* refuseOthers(session, range, who);
  const filter = who && (yield* filterOf(session, who));
  const read = yield* newestRows(session, range, filter, limit);
  if (read.rows.length === 0) yield* refuseForgotten(session, range, true);
  const table = select({ columns: stream.columns, rows: read.rows }, columns);
  const rows = withHeader(asShown(table, unit, session.calendar), unit);
  if (!read.more) return rows;
  const note = `Only the newest ${limit} rows are shown. Choose fewer days or one person, or give a higher limit.`;
  return [...rows, columns.map((_, place): Cell => (place === 0 ? note : ''))];
}

/** Cells that differ only in their columns share one reading. */
function* newestRows(session: Session, range: DateRange, filter: Filter | undefined, limit: number): Task<LogRead> {
  const stream = STREAMS['activity-log'];
  const question = `${filter?.kind ?? 'all'} ${filter?.id ?? ''} ${range.from} ${range.to} ${limit}`;
  const query = { stream, range, filter, columns: stream.columns, unit: 'seconds' } as const;
  const read = yield* remembered(session, { part: 'log', question }, LOG_SECONDS, () =>
    readNewestLog(session.client, query, limit, session.ports.budget),
  );
  return read ?? { rows: [], more: false };
}

/** Where formulas are limited, the log is for one allowed group or one allowed user: its rows alone do not prove whose they are. */
function* refuseOthers(session: Session, range: DateRange, who: Who | undefined): Task<void> {
  yield* refuseOutsider(session, who);
  if (who === undefined || who.kind === 'computer') throw outsideLimits(session, who ? `The log of “${who.text}”` : "Everyone's log");
  if (who.kind === 'group' || (yield* isAllowedUser(session, who))) return;
  const rows = yield* hoursRows(session, STREAMS['user-hours'], range, who);
  if (rows.length === 0) yield* refuseUnknown(session, who);
}
