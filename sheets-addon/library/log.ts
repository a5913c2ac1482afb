import { notOnPage, PAGES_ABOUT_ONE } from '#words/library';
import type { Filter } from '../../shared/api/streams/filter';
import { readNewestLog, recordWord } from '../../shared/api/streams/read-log';
import { readWalk, wholeWalk } from '../../shared/api/streams/read-walk';
import type { StreamQuery } from '../../shared/api/streams/stream-query';
import { STREAMS } from '../../shared/api/streams/streams';
import { wrong } from '../../shared/errors';
import { filterInDays } from '../../shared/functions/hours-rows';
import { refuseUnknown, resolved } from '../../shared/functions/people/resolve';
import type { Column, Row, Unit } from '../../shared/model/cell';
import type { DateRange } from '../../shared/model/date-range';
import { eachOnce } from '../../shared/model/each-once';
import { columnIndex } from '../../shared/model/selection';
import type { Who } from '../../shared/model/who';
import { inWindow } from '../../shared/report/reading/log-window';
import type { Task } from '../../shared/task';
import type { LibrarySession } from './connection';
import { ofCaller } from './failure';
import { firstOf, keptFrom, withKeptFrom } from './kept-days';
import { shown } from './options';
import { columnsOf, logQueryOf, queriedDays, queriedLimit, queriedUnit, whoOf } from './query';
import { recordsOf } from './records';

const STREAM = STREAMS['activity-log'];

interface Wanted {
  readonly chosen: readonly Column[];
  /** What is read for them. */
  readonly columns: readonly Column[];
  readonly range: DateRange;
  readonly limit: number;
  readonly unit: Unit;
  /** Empty for everyone. */
  readonly whos: readonly Who[];
}

/** What is read of the API for the columns that were chosen: nothing private beside those. */
export const columnsToRead = (chosen: readonly Column[]): readonly Column[] =>
  STREAM.columns.filter((column) => column.offer !== 'private' || chosen.includes(column));

/** What a caller wants of the log, as the core takes it. */
function* wantedOf(session: LibrarySession, given: unknown): Task<Wanted> {
  const query = logQueryOf('activityLog()', given);
  const chosen = columnsOf(STREAM, query.columns);
  return {
    chosen,
    columns: columnsToRead(chosen),
    range: queriedDays(query.range, session.calendar),
    limit: queriedLimit(query.limit),
    unit: queriedUnit(query.unit, 'seconds'),
    whos: yield* resolved(session, whoOf(query.who)),
  };
}

/** The log's rows, newest first. */
export function* readLogRows(session: LibrarySession, given: unknown): Task<object[]> {
  const { chosen, columns, range, limit, unit, whos } = yield* wantedOf(session, given);
  const filters: (Filter | undefined)[] = [];
  for (const who of whos) filters.push(yield* filterInDays(session, who, range));
  if (filters.length === 0) filters.push(undefined);
  const time = columnIndex(columns, 'time');
  const query = { stream: STREAM, range, endless: range.to >= session.calendar.today, columns, unit: 'seconds' } as const;
  const { answers } = yield* readNewestLog(session.client, query, filters, limit, session.ports.budget);
  for (const [place, who] of whos.entries()) if (answers[place]?.length === 0) yield* refuseUnknown(session, who);
  const stamp = (row: Row): number => (typeof row[time] === 'number' ? row[time] : 0);
  const rows = [...eachOnce(answers, recordWord(columns))];
  if (filters.length > 1) rows.sort((one, other) => stamp(other) - stamp(one));
  // Behind a limit there are older ones.
  const kept = rows.length < limit ? yield* keptFrom(session, range, firstOf(rows.map((row) => row[time]))) : undefined;
  return withKeptFrom(recordsOf(columns, rows.slice(0, limit), chosen, unit), kept);
}

/**
 * Hands the log over page by page, as it arrived, so that memory stays flat. A filter is proven before the first row is handed over.
 * @param onPage gives `false` to stop
 */
export function* readLogPages(
  session: LibrarySession,
  given: unknown,
  onPage: (rows: object[], page: number) => unknown,
): Task<ActivTrak.LogPages> {
  if (typeof onPage !== 'function') throw wrong(notOnPage(shown(onPage)));
  const { chosen, columns, range, limit, unit, whos } = yield* wantedOf(session, given);
  const [who, ...others] = whos;
  if (others.length > 0) throw wrong(PAGES_ABOUT_ONE);
  const filter = who && (yield* filterInDays(session, who, range));
  const streamQuery: StreamQuery = { stream: STREAM, range, endless: range.to >= session.calendar.today, filter, columns, unit: 'seconds' };
  const isOfRange = inWindow(STREAM, columns, range);
  const take = ofCaller(onPage);
  let [pages, count, complete, first] = [0, 0, true, Number.POSITIVE_INFINITY];
  const time = columnIndex(columns, 'time');
  const read = yield* readWalk(session.client, streamQuery, session.ports.budget, {
    // Nothing was handed over when a way begins anew: a filter is proven before its first rows come.
    begin: () => undefined,
    rows(fresh) {
      const rows = fresh.filter(isOfRange).slice(0, limit - count);
      if (rows.length === 0) return true;
      [pages, count, first] = [pages + 1, count + rows.length, Math.min(first, firstOf(rows.map((row) => row[time])))];
      complete = take(recordsOf(columns, rows, chosen, unit), pages) !== false && count < limit;
      return complete;
    },
  });
  wholeWalk(read);
  const kept = complete ? yield* keptFrom(session, range, first) : undefined;
  return { pages, rows: count, complete, ...(kept === undefined ? {} : { keptFrom: kept }) };
}
