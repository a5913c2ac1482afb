import type { Filter } from '../api/filter';
import { type LogRead, readNewestLog } from '../api/read-log';
import { STREAMS } from '../api/streams';
import type { Cell, Row } from '../model/cell';
import type { DateRange } from '../model/date-range';
import { asShown, chosenColumns, columnIndex, select, usualColumns, withHeader } from '../model/selection';
import { isoDay } from '../model/serial';
import type { Who } from '../model/who';
import type { Task } from '../task';
import { logOf, newestOnly, olderDaysMissing } from '../words/en/formulas';
import { isAllowedUser, outsideLimits, refuseOutsider } from './allowed';
import { type Argument, limitOf, namesOf, unitOf, whosOf } from './argument';
import { askedPeriod } from './asked-period';
import { eachOnce } from './each-once';
import { hoursRows } from './hours-rows';
import { refuseForgotten } from './kept-days';
import { labelled } from './labels';
import { CAN_BE_LIMITED, isLimited } from './limits';
import { remembered } from './remembered';
import { filterOf, refuseUnknown, resolved } from './resolve';
import type { Session } from './session';

const LOG_SECONDS = 300;

/** `ACTIVTRAK_LOG`: a header and the newest activities, newest first. */
export function* log(session: Session, args: readonly Argument[]): Task<readonly Row[]> {
  const [from, to, whoArgument, columnsArgument, limitArgument, unitArgument] = args;
  const stream = STREAMS['activity-log'];
  const range = yield* askedPeriod(session, from, to);
  const whos = whosOf(whoArgument);
  const names = namesOf(columnsArgument);
  const columns = names ? chosenColumns(stream.columns, names) : usualColumns(stream.columns);
  const limit = limitOf(limitArgument);
  const unit = unitOf(unitArgument);
  const read = yield* newestOfAll(session, range, whos && (yield* resolved(session, whos)), limit);
  if (read.rows.length === 0) yield* refuseForgotten(session, range, true);
  const table = select({ columns: stream.columns, rows: read.rows }, columns);
  const rows = withHeader(asShown(table, unit, session.calendar), unit);
  const missing = read.more ? newestOnly(limit) : read.since !== undefined ? olderDaysMissing(isoDay(read.since)) : undefined;
  return missing === undefined ? rows : [...rows, columns.map((_, index): Cell => (index === 0 ? missing : ''))];
}

/** The newest activities of those who are named, each once, or of everyone; with names that tell people apart. */
function* newestOfAll(session: Session, range: DateRange, named: readonly Who[] | undefined, limit: number): Task<LogRead> {
  const stream = STREAMS['activity-log'];
  const filters: (Filter | undefined)[] = [];
  for (const who of named ?? [undefined]) {
    if (CAN_BE_LIMITED && isLimited(session)) yield* refuseOthers(session, range, who);
    filters.push(who && (yield* filterOf(session, who)));
  }
  const [logId, time] = [columnIndex(stream.columns, 'logId'), columnIndex(stream.columns, 'time')];
  const answers: (readonly Row[])[] = [];
  const keys = new Map<Row, string>();
  let more = false;
  let since: number | undefined;
  for (const [index, filter] of filters.entries()) {
    const read = yield* newestRows(session, range, filter, limit);
    more ||= read.more;
    if (read.since !== undefined) since = Math.max(since ?? read.since, read.since);
    const who = named?.[index];
    if (who && read.rows.length === 0) yield* refuseUnknown(session, who);
    const rows = yield* labelled(session, stream, read.rows, filter?.kind === 'user' ? filter.id : '');
    // By what came: one activity may be shown under two names.
    rows.forEach((row, at) => {
      const own = read.rows[at] as Row;
      keys.set(row, String(own[logId] || JSON.stringify(own)));
    });
    answers.push(rows);
  }
  const stamp = (row: Row): number => Number(row[time]) || 0;
  // Older than that the rows of some are missing.
  const rows = [...eachOnce(answers, (row) => keys.get(row) as string)].filter((row) => since === undefined || stamp(row) >= since);
  const part = since === undefined ? {} : { since };
  if (filters.length < 2) return { rows, more, ...part };
  rows.sort((one, other) => stamp(other) - stamp(one));
  return { rows: rows.slice(0, limit), more: more || rows.length > limit, ...part };
}

/** Cells that differ only in their columns share one reading. */
function* newestRows(session: Session, range: DateRange, filter: Filter | undefined, limit: number): Task<LogRead> {
  const stream = STREAMS['activity-log'];
  const question = `${filter?.kind ?? 'all'} ${filter?.id ?? ''} ${range.from} ${range.to} ${limit}`;
  const query = { stream, range, filter, columns: stream.columns, unit: 'seconds' } as const;
  const read = yield* remembered(session, { part: 'log', question }, LOG_SECONDS, () =>
    readNewestLog(session.client, query, limit, session.ports.budget, true),
  );
  return read ?? { rows: [], more: false };
}

/** Where formulas are limited, the log is for one allowed group or one allowed user: its rows alone do not prove whose they are. */
export function* refuseOthers(session: Session, range: DateRange, who: Who | undefined): Task<void> {
  yield* refuseOutsider(session, who);
  if (who === undefined || who.kind === 'computer') throw outsideLimits(session, logOf(who?.text));
  if (who.kind === 'group' || (yield* isAllowedUser(session, who))) return;
  const rows = yield* hoursRows(session, STREAMS['user-hours'], range, [who]);
  if (rows.length === 0) yield* refuseUnknown(session, who);
}
