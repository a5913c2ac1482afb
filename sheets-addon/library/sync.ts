import { SYNC_ABOUT_ONE } from '#words/library';
import { hostOf } from '../../shared/api/connections/connection';
import { windowOf } from '../../shared/api/streams/read-log';
import { readWalk } from '../../shared/api/streams/read-walk';
import type { StreamQuery } from '../../shared/api/streams/stream-query';
import { STREAMS } from '../../shared/api/streams/streams';
import type { Walk } from '../../shared/api/streams/walk';
import { wrong } from '../../shared/errors';
import { filterOf, resolved } from '../../shared/functions/people/resolve';
import type { Row } from '../../shared/model/cell';
import { columnIndex } from '../../shared/model/selection';
import { isoDay, serialOfIso } from '../../shared/model/serial';
import type { Task } from '../../shared/task';
import { type LogBookmark, parseBookmark } from './bookmark';
import type { LibrarySession } from './connection';
import { columnsToRead } from './log';
import { columnsOf, logQueryOf, queriedDays, queriedLimit, queriedUnit, whoOf } from './query';
import { recordsOf } from './records';

const STREAM = STREAMS['activity-log'];

/**
 * What the log has received since a bookmark. Each page's cursor is kept with its rows, so that a call that ends early gives a
 * bookmark that goes with what it gives; a page without rows means caught up and keeps the cursor.
 */
export function* syncLog(session: LibrarySession, given: unknown, text: unknown): Task<ActivTrak.SyncResult> {
  const query = logQueryOf('syncActivityLog()', given);
  const { client, calendar, ports } = session;
  const chosen = columnsOf(STREAM, query.columns);
  const columns = columnsToRead(chosen);
  const unit = queriedUnit(query.unit, 'seconds');
  const limit = queriedLimit(query.limit);
  const [who, ...others] = yield* resolved(session, whoOf(query.who));
  if (others.length > 0) throw wrong(SYNC_ABOUT_ONE);
  const filter = who && (yield* filterOf(session, who));
  const about = filter ? `${filter.kind}:${filter.id}` : 'everyone';
  const { name, baseUrl } = session.connection;
  const host = hostOf(baseUrl);
  const before: LogBookmark = text
    ? parseBookmark(text, host, about, name)
    : {
        version: 1,
        host,
        ...(name === undefined ? {} : { name }),
        who: about,
        from: isoDay(queriedDays(query.range === undefined ? 'today' : query.range, calendar).from),
      };
  const from = serialOfIso(before.from) as number;
  const range = { from, to: Math.max(from, calendar.today) };
  const { cursor } = before;
  const streamQuery: StreamQuery = { stream: STREAM, range, endless: true, filter, columns, unit: 'seconds', cursor };
  const isOfRange = windowOf(columns, from);
  const logId = columnIndex(columns, 'logId');
  const idOf = (row: Row | undefined): string => String(row?.[logId] ?? '');
  let rows: Row[] = [];
  let [count, last] = [0, ''];
  const { walk, state } = yield* readWalk(client, streamQuery, ports.budget, {
    begin() {
      [rows, count] = [[], 0];
    },
    rows(fresh) {
      // Behind a cursor records come in the order in which they arrived.
      const given = count === 0 && cursor !== undefined && before.last ? fresh.findIndex((row) => idOf(row) === before.last) + 1 : 0;
      count += fresh.length;
      last = idOf(fresh[fresh.length - 1]) || last;
      for (const row of fresh.slice(given)) if (isOfRange(row)) rows.push(row);
      return count < limit;
    },
  });
  // A way that ends with rows gave no cursor behind them; one that did not move stands where it stood.
  const lastOf = ({ empty, page }: Walk): string | undefined =>
    page === 0 ? before.last : state === 'ended' && empty === 0 && last !== '' ? last : undefined;
  return {
    rows: recordsOf(columns, rows, chosen, unit) as ActivTrak.LogRow[],
    bookmark: JSON.stringify({ ...before, last: lastOf(walk), ...(walk.cursor === undefined ? {} : { cursor: walk.cursor }) }),
    caughtUp: state === 'ended',
  };
}
