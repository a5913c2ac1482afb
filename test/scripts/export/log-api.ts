import type { HttpRequest, Transport } from '../../../shared/ports';
import { httpAnswer, jsonAnswer } from '../../doubles/scripted-transport';
import { answer } from '../../doubles/timing';

/** A record of the log: its wall time and its moment in UTC, both as `YYYY-MM-DDTHH:MM:SS`. */
export interface LogEntry {
  readonly id: string;
  readonly wall: string;
  readonly utc: string;
  readonly user?: string;
  readonly title?: string;
}

/** The log as a server has it. */
export interface LogServer extends Transport {
  /** In the order in which they arrived. */
  readonly entries: LogEntry[];
  /** The first and last day of each request that was not by a cursor. */
  readonly asked: string[];
}

const PAGE = 4;

/**
 * The log over entries in memory, in pages of four: by dates without a cursor, and by arrival with one, where the start no longer binds.
 * @param cutBy in which time the server cuts days, which the API doesn't say
 * @param isBare whether a way that begins where nothing is yet gets no cursor
 */
export function logServer(entries: readonly LogEntry[], cutBy: 'wall' | 'utc' = 'wall', isBare = false): LogServer {
  const all = [...entries];
  const asked: string[] = [];
  const respond = ({ url }: HttpRequest) => {
    const { pathname, searchParams } = new URL(url);
    if (pathname !== '/reports/v2/activitylog') return httpAnswer(404);
    const [from, to, cursor] = ['startDate', 'endDate', 'cursor'].map((name) => searchParams.get(name) ?? '') as [string, string, string];
    const dayOf = (entry: LogEntry): string => entry[cutBy].slice(0, 10);
    if (cursor === '') asked.push(from);
    const after = cursor === '' ? -1 : Number(cursor);
    const found = all
      .map((entry, at) => ({ entry, at }))
      .filter(({ entry, at }) => at > after && dayOf(entry) <= to && (cursor !== '' || dayOf(entry) >= from));
    const page = found.slice(0, PAGE);
    const last = page.at(-1)?.at ?? (cursor === '' ? all.length - 1 : after);
    return jsonAnswer({
      activity: page.map(({ entry: { id, wall, utc, user = 'Ada', title = '' } }) => ({
        ...{ logId: id, time: wall, time_utc: utc, time_zone: 'UTC', user, titleBar: title, duration: 60 },
      })),
      cursor: isBare && cursor === '' && page.length === 0 ? null : String(last),
    });
  };
  return { entries: all, asked, send: (requests) => answer('later', () => requests.map(respond)) };
}
