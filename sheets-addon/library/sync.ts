import { hostOf } from '../../shared/api/connection';
import { cursorPages } from '../../shared/api/cursor-pages';
import { readFiltered } from '../../shared/api/filtered';
import { type Page, readPages } from '../../shared/api/paginate';
import { PAGE_SIZE } from '../../shared/api/read-hours';
import { windowOf } from '../../shared/api/read-log';
import { pagesOf, type StreamQuery } from '../../shared/api/stream-query';
import { STREAMS } from '../../shared/api/streams';
import { ActivTrakError } from '../../shared/errors';
import { filterOf } from '../../shared/functions/resolve';
import type { Cell, Row } from '../../shared/model/cell';
import { placeOf } from '../../shared/model/selection';
import { isoDay, serialOfIso } from '../../shared/model/serial';
import type { Task } from '../../shared/task';
import { type Bookmark, parseBookmark } from './bookmark';
import type { LibrarySession } from './connection';
import { columnsToRead } from './log';
import { columnsOf, limitOf, rangeOf, unitOf, whoOf } from './query';
import { recordsOf } from './records';

const STREAM = STREAMS['activity-log'];

/**
 * What the log has received since a bookmark. Each page's cursor is kept with its rows, so that a call that ends early gives a
 * bookmark that goes with what it gives; a page without rows means caught up and keeps the cursor.
 */
export function* syncLog(session: LibrarySession, query: ActivTrak.SyncQuery, text: string | null | undefined): Task<ActivTrak.SyncResult> {
  const { client, calendar, ports } = session;
  const chosen = columnsOf(STREAM, query.columns);
  const columns = columnsToRead(chosen);
  const unit = unitOf(query.unit, 'seconds');
  const limit = limitOf(query.limit);
  const [who, ...others] = whoOf(query.who);
  if (others.length > 0) throw new ActivTrakError('argument', 'A sync is about one user, group or computer: keep a bookmark for each.');
  const filter = who && (yield* filterOf(session, who));
  const about = filter ? `${filter.kind}:${filter.id}` : 'everyone';
  const host = hostOf(session.connection.baseUrl);
  const before: Bookmark = text
    ? parseBookmark(text, host, about)
    : { version: 1, host, who: about, from: isoDay(rangeOf(query.range ?? 'today', calendar).from) };
  const from = serialOfIso(before.from) ?? calendar.today;
  const range = { from, to: Math.max(from, calendar.today) };
  const streamQuery: StreamQuery = { stream: STREAM, range, endless: true, filter, columns, unit: 'seconds' };
  const read = yield* readFiltered(client, streamQuery, (dialect) =>
    readOn(pagesOf(client, streamQuery, dialect), before.cursor, limit, ports.budget),
  );
  const isOfRange = windowOf(columns, from);
  const logId = placeOf(columns, 'logId');
  const rows = new Map<Cell | Row, Row>(read.rows.filter(isOfRange).map((row) => [row[logId] || row, row]));
  return {
    rows: recordsOf(columns, [...rows.values()], chosen, unit) as ActivTrak.LogRow[],
    bookmark: JSON.stringify({ ...before, ...(read.cursor === undefined ? {} : { cursor: read.cursor }) }),
    caughtUp: read.caughtUp,
  };
}

interface ReadOn {
  readonly rows: readonly Row[];
  /** Behind the last of the rows. */
  readonly cursor: string | undefined;
  readonly caughtUp: boolean;
}

function* readOn(
  ask: ReturnType<typeof pagesOf>,
  cursor: string | undefined,
  limit: number,
  budget: LibrarySession['ports']['budget'],
): Task<ReadOn> {
  const pages: Page[] = [];
  let count = 0;
  const paginator = cursorPages(PAGE_SIZE, cursor);
  const spent = yield* readPages(ask, paginator, budget, (page) => {
    // Its cursor has to be a new one before its rows count.
    paginator.next(page);
    pages.push(page);
    count += page.rows.length;
    return count < limit;
  });
  const rows = pages.flatMap((page) => page.rows);
  const last = pages[pages.length - 1];
  const caughtUp = !spent && last?.rows.length === 0;
  const lastWithRows = [...pages].reverse().find((page) => page.rows.length > 0);
  return { rows, cursor: lastWithRows?.cursor ?? cursor ?? (caughtUp ? last?.cursor : undefined), caughtUp };
}
