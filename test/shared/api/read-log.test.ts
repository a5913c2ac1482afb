import fc from 'fast-check';
import type { Dialect } from '../../../shared/api/connections/connection';
import { windowOf } from '../../../shared/api/streams/read-log';
import { STREAMS } from '../../../shared/api/streams/streams';
import { columnIndex } from '../../../shared/model/selection';
import { serialOfToday } from '../../../shared/model/serial';
import { type Ending, underBothDrivers } from '../../doubles/both-drivers';
import { budgetOfAsks } from '../../doubles/countdown-budget';
import { fakeApi } from '../../doubles/fake-api';
import { type FakeActivity, fakeOrganisation } from '../../doubles/fake-organisation';
import { jsonAnswer, respondingTransport } from '../../doubles/scripted-transport';
import { type ClientOver, type ClientSetting, clientOver } from './client-over';
import { type NewestRead, newestLog } from './newest-log';

const { columns } = STREAMS['activity-log'];
const FROM = '2026-03-16';
const TO = '2026-03-18';
const HOUR = 3_600_000;

/** An activity by wall time (`2026-03-16T08:00`); UTC is `zone` hours before it. */
const activity = (logId: number | string, time: string, zone = 0): FakeActivity => ({
  logId: String(logId),
  time: `${time}:00`,
  utc: new Date(Date.parse(`${time}:00Z`) - zone * HOUR).toISOString().slice(0, 19),
  personId: 1,
  seconds: 30,
  title: `Title ${logId}`,
});

interface Reading {
  readonly ending: Ending<NewestRead>;
  readonly ids: readonly unknown[];
  readonly over: ClientOver;
}

async function read(
  log: readonly FakeActivity[],
  limit: number,
  { dialect = 'current', largestPage, ...setting }: ClientSetting & { readonly dialect?: Dialect; readonly largestPage?: number } = {},
): Promise<Reading> {
  const organisation = fakeOrganisation(1, [], log);
  const range = { from: serialOfToday(FROM), to: serialOfToday(TO) };
  const query = { stream: STREAMS['activity-log'], range, filter: undefined, columns, unit: 'seconds' } as const;
  let over: ClientOver | undefined;
  const ending = await underBothDrivers((timing) => {
    over = clientOver(timing, fakeApi(timing, { organisation, dialect, ...(largestPage ? { largestPage } : {}) }), setting);
    return { task: newestLog(over.client, query, limit, over.budget), seen: over.seen };
  });
  const ids = ending.result?.rows.map((row) => row[columnIndex(columns, 'logId')]) ?? [];
  return { ending, ids, over: over as ClientOver };
}

const THREE_DAYS = [
  activity(1, '2026-03-16T08:00'),
  activity(2, '2026-03-16T09:00'),
  activity(3, '2026-03-17T08:00'),
  activity(5, '2026-03-18T11:00'),
  activity(4, '2026-03-18T10:00'),
];

describe.each<Dialect>(['early-access', 'current'])('the log of the dialect %s', (dialect) => {
  it('comes newest first, whatever the order of arrival', async () => {
    const { ids, ending } = await read(THREE_DAYS, 10, { dialect });
    expect(ids).toEqual([5, 4, 3, 2, 1]);
    expect(ending.result?.more).toBe(false);
  });

  it('is complete over any size of page', async () => {
    for (const largestPage of [1, 2, 3]) expect((await read(THREE_DAYS, 10, { dialect, largestPage })).ids).toEqual([5, 4, 3, 2, 1]);
  });

  it('ends at the limit and says that there was more, without reading on', async () => {
    const { ids, ending, over } = await read(THREE_DAYS, 1, { dialect });
    expect(ids).toEqual([5]);
    expect(ending.result?.more).toBe(true);
    expect(over.transport.rounds.flat().every(({ url }) => url.includes(`startDate=${TO}`))).toBe(true);
  });

  it('says that there was more only where there was', async () => {
    const more = async (log: readonly FakeActivity[], limit: number): Promise<unknown> =>
      (await read(log, limit, { dialect })).ending.result?.more;
    expect(await more(THREE_DAYS, 5)).toBe(false);
    expect(await more(THREE_DAYS, 4)).toBe(true);
    expect(await more(THREE_DAYS, 2)).toBe(true);
    expect(await more(THREE_DAYS.slice(3), 2)).toBe(false);
  });

  it('leaves out late records of days before, and keeps those within', async () => {
    const late = [...THREE_DAYS, activity(7, '2026-03-17T23:00'), activity(6, '2026-03-10T12:00'), activity(8, '2026-03-16T00:00')];
    expect((await read(late, 10, { dialect })).ids).toEqual([5, 4, 7, 3, 2, 1, 8]);
  });

  it('holds each record once, also one that came late and by its own day', async () => {
    const long = ['9223372036854775807', '9223372036854775806'] as const;
    const { ids } = await read([activity(long[0], '2026-03-18T09:00'), activity(long[1], '2026-03-16T09:00')], 10, { dialect });
    expect(ids).toEqual(long);
  });

  it('is the newest of what there is, for any records, pages and limits', async () => {
    const minute = fc.integer({ min: -2 * 1440, max: 3 * 1440 - 1 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(minute, { maxLength: 25 }),
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 1, max: 9 }),
        async (minutes, limit, largestPage) => {
          const start = Date.parse(`${FROM}T00:00:00Z`);
          const log = minutes.map((offset, index) => activity(index + 1, new Date(start + offset * 60_000).toISOString().slice(0, 16)));
          const within = log.filter((_, index) => minutes[index] >= 0);
          const newest = [...within].sort((one, other) => (one.time < other.time ? 1 : one.time > other.time ? -1 : 0));
          const { ending } = await read(log, limit, { dialect, largestPage });
          const times = ending.result?.rows.map((row) => row[columnIndex(columns, 'time')] as number);
          expect(times?.map((time) => Math.round((time - serialOfToday(FROM)) * 1440))).toEqual(
            newest.slice(0, limit).map(({ time }) => (Date.parse(`${time}Z`) - start) / 60_000),
          );
          expect(ending.result?.more).toBe(within.length > limit);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe.each(['UTC', 'wall time'] as const)('where the API cuts days by %s', (cut) => {
  /** One record an hour, each of somebody some hours from UTC, by turns. */
  const recordsOf = (zones: readonly number[]) =>
    Array.from({ length: 96 }, (_, hour) => {
      const utc = Date.parse(`${FROM}T00:30:00Z`) + (hour - 12) * HOUR + hour * 1000;
      return { logId: hour + 1, utc, wall: utc + (zones[hour % zones.length] as number) * HOUR };
    });
  const dayOf = ({ utc, wall }: { readonly utc: number; readonly wall: number }): string =>
    new Date(cut === 'UTC' ? utc : wall).toISOString().slice(0, 10);

  /** Reads the newest of them, so many. */
  function newestOf(zones: readonly number[]): (limit: number) => Promise<readonly number[]> {
    const records = recordsOf(zones);
    // One arrives after all the others.
    const arrived = [...records.filter(({ logId }) => logId !== 59), ...records.filter(({ logId }) => logId === 59)].map(
      (record, place) => ({
        place,
        day: dayOf(record),
        row: { logId: record.logId, time: new Date(record.wall).toISOString().slice(0, 19), time_utc: new Date(record.utc).toISOString() },
      }),
    );
    const range = { from: serialOfToday(FROM), to: serialOfToday(TO) };
    const query = { stream: STREAMS['activity-log'], range, filter: undefined, columns, unit: 'seconds' } as const;
    return async (limit) => {
      const ending = await underBothDrivers((timing) => {
        const transport = respondingTransport(timing, ({ url }) => {
          const { searchParams } = new URL(url);
          const cursor = Number(searchParams.get('cursor') ?? -1);
          const [first, last] = [searchParams.get('startDate') ?? '', searchParams.get('endDate') ?? ''];
          const activities = arrived
            .filter(({ place, day }) => place >= cursor && day <= last && (cursor >= 0 || day >= first))
            .slice(0, 10);
          const next = activities.length === 0 ? cursor : activities[activities.length - 1].place + 1;
          return jsonAnswer({ activity: activities.map(({ row }) => row), cursor: String(next) });
        });
        const over = clientOver(timing, transport);
        return { task: newestLog(over.client, query, limit, over.budget), seen: over.seen };
      });
      return ending.result?.rows.map((row) => row[columnIndex(columns, 'logId')] as number) ?? [];
    };
  }

  it.each([[[-11]], [[-5]], [[0]], [[2]], [[13]], [[10, -5]], [[-8, 1, 12]]])(
    'no record is skipped between two that are given (%j hours from UTC)',
    async (zones) => {
      const all = recordsOf(zones)
        .filter((record) => dayOf(record) >= FROM && dayOf(record) <= TO)
        .sort((one, other) => other.wall - one.wall)
        .map(({ logId }) => logId);
      const newest = newestOf(zones);
      for (let limit = 1; limit < 60; limit += 1) expect(await newest(limit)).toEqual(all.slice(0, limit));
    },
  );
});

describe('the window of a query', () => {
  const row = (time: unknown, utc: unknown) =>
    columns.map(({ key }) => (key === 'time' ? time : key === 'timeUtc' ? utc : '')) as (string | number)[];

  it('holds a record unless both its wall time and its UTC time lie before it', () => {
    const holds = windowOf(columns, 100);
    expect([row(100, 99.9), row(99.9, 100), row(100, ''), row('', 100)].map(holds)).toEqual([true, true, true, true]);
    expect([row(99.9, 99.9), row(99.9, ''), row('', 99)].map(holds)).toEqual([false, false, false]);
  });

  it('holds a record whose times cannot be read', () => {
    expect(windowOf(columns, 100)(row('yesterday', ''))).toBe(true);
  });
});

it.each(['time', 'cancelled'] as const)('the log is not given in part when the run ends (%s)', async (spent) => {
  const { ending } = await read(THREE_DAYS, 10, { budget: () => budgetOfAsks(2, spent) });
  expect(ending.error?.code).toBe(spent);
});
