import { readWalk, type WalkRead } from '../../../shared/api/streams/read-walk';
import { STREAMS } from '../../../shared/api/streams/streams';
import type { Row } from '../../../shared/model/cell';
import { columnIndex } from '../../../shared/model/selection';
import type { Budget } from '../../../shared/ports';
import { type Ending, underBothDrivers } from '../../doubles/both-drivers';
import { jsonAnswer, respondingTransport } from '../../doubles/scripted-transport';
import { clientOver } from './client-over';

/** A page as a server gives it, of records that have a number. */
export interface Served {
  readonly numbers: readonly number[];
  readonly total?: unknown;
  readonly cursor?: unknown;
}

export interface Asked {
  readonly page: number;
  readonly pageSize: number;
  readonly cursor: string | undefined;
}

interface Reading {
  readonly ending: Ending<WalkRead>;
  readonly numbers: readonly number[];
  readonly rounds: readonly (readonly Asked[])[];
}

export const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1);

export interface Setting {
  readonly stream?: 'user-hours' | 'activity-log';
  readonly pageSize?: number;
  readonly budget?: () => Budget;
  readonly until?: number;
  readonly cursor?: string;
}

/** Reads every page that a server gives. */
export async function read(serve: (asked: Asked) => Served, setting: Setting = {}): Promise<Reading> {
  const { pageSize = 10, until = Number.POSITIVE_INFINITY, cursor } = setting;
  const stream = STREAMS[setting.stream ?? 'user-hours'];
  const id = columnIndex(stream.columns, stream.identity[stream.identity.length - 1]);
  const query = {
    stream,
    range: { from: 46_097, to: 46_099 },
    filter: undefined,
    columns: stream.columns,
    unit: 'seconds',
    cursor,
  } as const;
  let reading: Omit<Reading, 'ending'> = { numbers: [], rounds: [] };
  const ending = await underBothDrivers((timing) => {
    const transport = respondingTransport(timing, ({ url }) => {
      const { numbers: given, ...rest } = serve(askedOf(url));
      const activity = given.map((number) =>
        stream.record.when === 'time' ? { logId: number, time: '2026-03-16T08:00:00' } : { date: '2026-03-16', userId: number },
      );
      return jsonAnswer({ activity, ...rest });
    });
    const over = clientOver(timing, transport, { ...(setting.budget ? { budget: setting.budget } : {}) });
    let rows: Row[] = [];
    const reader = {
      begin: () => {
        rows = [];
      },
      rows: (fresh: readonly Row[]) => {
        rows.push(...fresh);
        return rows.length < until;
      },
    };
    return {
      task: readWalk(over.client, query, over.budget, reader, { pageSize }),
      seen: () => {
        const rounds = transport.rounds.map((round) => round.map(({ url }) => askedOf(url)));
        reading = { numbers: rows.map((row) => row[id] as number), rounds };
        return reading;
      },
    };
  });
  return { ending, ...reading };
}

function askedOf(url: string): Asked {
  const { searchParams } = new URL(url);
  return {
    page: Number(searchParams.get('page') ?? 0),
    pageSize: Number(searchParams.get('pageSize')),
    cursor: searchParams.get('cursor') ?? undefined,
  };
}

export const stateOf = ({ ending }: Reading): unknown => ending.result?.state;
export const requestsOf = ({ rounds }: Reading): number => rounds.flat().length;

/** A server of numbered pages whose largest page may be smaller, or larger, than the one asked for. */
export const numbered =
  (count: number, largest: number, total: (page: number) => unknown = () => count) =>
  ({ page, pageSize }: Asked): Served => {
    const size = Math.min(largest, pageSize);
    return { numbers: numbers(count).slice((page - 1) * size, page * size), total: total(page) };
  };

/** A server of cursors that gives pages of the given sizes by turns, and the same cursor back when there is nothing new. */
export const byCursor =
  (count: number, sizes: readonly number[]) =>
  ({ cursor = '0.0', pageSize }: Asked): Served => {
    const [at = 0, turn = 0] = cursor.split('.').map(Number);
    const size = sizes[turn % sizes.length] ?? 1;
    const page = numbers(count).slice(at, at + Math.min(pageSize, size));
    return { numbers: page, cursor: at >= count ? cursor : `${at + page.length}.${turn + 1}` };
  };
