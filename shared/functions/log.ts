import { logOf, newestOnly, olderOnesMissing } from '#words/formulas';
import type { Filter } from '../api/streams/filter';
import { type LogRead, readNewestLog, recordWord } from '../api/streams/read-log';
import { STREAMS } from '../api/streams/streams';
import type { Cell, Row } from '../model/cell';
import type { DateRange } from '../model/date-range';
import { eachOnce } from '../model/each-once';
import { chosenColumns, columnIndex, usualColumns } from '../model/selection';
import { isoDay, isoMinute } from '../model/serial';
import { asShown, select, withHeader } from '../model/shown-table';
import type { Who } from '../model/who';
import type { Task } from '../task';
import { type Argument, limitOf, namesOf, unitOf, whosOf } from './arguments/argument';
import { askedPeriod } from './asked-period';
import { filterInDays, hoursRows } from './hours-rows';
import { refuseForgotten } from './kept/kept-days';
import { rememberedEach } from './kept/remembered';
import type { Session } from './kept/session';
import { filterWord, wordOfAll } from './kept/whose-word';
import { isAllowedUser, outsideLimits, refuseOutsider } from './people/allowed';
import { labelled } from './people/labels';
import { CAN_BE_LIMITED, isLimited } from './people/limits';
import { refuseUnknown, resolved } from './people/resolve';

const STREAM = STREAMS['activity-log'];
const LOG_SECONDS = 300;

/** `ACTIVTRAK_LOG`: a header and the newest activities, newest first. */
export function* log(session: Session, args: readonly Argument[]): Task<readonly Row[]> {
  const [from, to, whoArgument, columnsArgument, limitArgument, unitArgument] = args;
  const stream = STREAM;
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
  const missing = read.more
    ? newestOnly(limit)
    : read.since !== undefined
      ? olderOnesMissing(Number.isInteger(read.since) ? isoDay(read.since) : isoMinute(read.since))
      : undefined;
  return missing === undefined ? rows : [...rows, columns.map((_, index): Cell => (index === 0 ? missing : ''))];
}

/** The newest activities of those who are named, each once, or of everyone; with names that tell people apart. */
export function* newestOfAll(
  session: Session,
  range: DateRange,
  named: readonly Who[] | undefined,
  limit: number,
): Task<Omit<LogRead, 'answers'> & { readonly rows: readonly Row[] }> {
  const { columns } = STREAM;
  const asked = new Map<string, { readonly who: Who | undefined; readonly filter: Filter | undefined }>();
  for (const who of named ?? [undefined]) {
    if (CAN_BE_LIMITED && isLimited(session)) yield* refuseOthers(session, range, who);
    const filter = who && (yield* filterInDays(session, who, range));
    asked.set(filter ? filterWord(filter) : 'all', { who, filter });
  }
  const words = [...asked.keys()].sort();
  const whose = words.map((word) => asked.get(word) as NonNullable<ReturnType<typeof asked.get>>);
  // Cells that differ only in their columns share one reading.
  const question = `${wordOfAll(words)} ${range.from} ${range.to} ${limit}`;
  const query = { stream: STREAM, range, endless: range.to >= session.calendar.today, columns, unit: 'seconds' } as const;
  const filters = whose.map(({ filter }) => filter);
  const [read] = yield* rememberedEach<LogRead>(session, 'newest log', [question], LOG_SECONDS, function* () {
    return [yield* readNewestLog(session.client, query, filters, limit, session.ports.budget, true)];
  });
  const { answers, more, ...part } = read as LogRead;
  const time = columnIndex(columns, 'time');
  const wordOf = recordWord(columns);
  const keys = new Map<Row, string>();
  const shown: (readonly Row[])[] = [];
  for (const [place, { who, filter }] of whose.entries()) {
    const own = answers[place] as readonly Row[];
    if (who && own.length === 0) yield* refuseUnknown(session, who);
    const rows = yield* labelled(session, STREAM, own, filter?.kind === 'user' ? filter.id : '');
    // By what came: one activity may be shown under two names.
    rows.forEach((row, at) => {
      keys.set(row, wordOf(own[at] as Row));
    });
    shown.push(rows);
  }
  const rows = [...eachOnce(shown, (row) => keys.get(row) as string)];
  if (shown.length < 2) return { rows, more, ...part };
  const stamp = (row: Row): number => Number(row[time]) || 0;
  rows.sort((one, other) => stamp(other) - stamp(one));
  return { rows: rows.slice(0, limit), more, ...part };
}

/** Where formulas are limited, the log is for one allowed group or one allowed user: its rows alone do not prove whose they are. */
export function* refuseOthers(session: Session, range: DateRange, who: Who | undefined): Task<void> {
  yield* refuseOutsider(session, who);
  if (who === undefined || who.kind === 'computer') throw outsideLimits(session, logOf(who?.text));
  if (who.kind === 'group' || (yield* isAllowedUser(session, who))) return;
  const rows = yield* hoursRows(session, STREAMS['user-hours'], range, [who]);
  if (rows.length === 0) yield* refuseUnknown(session, who);
}
