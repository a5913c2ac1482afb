import { createClient, REQUESTS_TOGETHER } from '../shared/api/requests/client';
import { readWalks } from '../shared/api/streams/read-walk';
import { STREAMS } from '../shared/api/streams/streams';
import { PAGE_SIZE } from '../shared/api/streams/walk';
import { functionResult } from '../shared/functions/call';
import { serialOfToday } from '../shared/model/serial';
import { runAsync } from '../shared/task';
import { countedSheets } from './counted-sheets';
import type { Measurement } from './measurement';
import { BENCH_PLACE, benchPorts, countingTransport } from './ports';
import { refreshBench } from './refresh-bench';
import type { Api } from './requests';

/** DESIGN's budget is for so many rows. */
const ROWS = 100_000;
/** Work days of the activity log that hold about as many. */
const WORK_DAYS = 6;
const DAY_MS = 86_400_000;
/** A month, whose days are read side by side. */
const MONTH = 30;

/** The first of the days before today that have enough work days: whatever day it is, about as many records. */
function firstDay(today: string): string {
  let day = Date.parse(today);
  for (let left = WORK_DAYS; left > 0; ) {
    day -= DAY_MS;
    if (![0, 6].includes(new Date(day).getUTCDay())) left -= 1;
  }
  return new Date(day).toISOString().slice(0, 10);
}

/** What a large refresh asks of a spreadsheet, and what one that finds nothing new does. */
export async function measureRefreshing(api: Api): Promise<readonly Measurement[]> {
  const columns = STREAMS['activity-log'].columns.filter(({ offer }) => offer !== 'internal');
  const sheets = countedSheets();
  const large = refreshBench(api, countingTransport(api.address), sheets, {
    stream: 'activity-log',
    range: { kind: 'fixed', from: firstDay(api.today), to: api.today },
    columns: columns.map(({ key }) => ({ key })),
  });
  const { rows } = await large.run();
  const writing = {
    what: `writing ${rows} rows of ${columns.length} columns`,
    value: sheets.counts.calls,
    unit: 'calls',
    budget: Math.ceil((60 * rows) / ROWS),
  } as const;

  const ofMonth = countingTransport(api.address);
  const month = refreshBench(api, ofMonth, countedSheets(), {
    stream: 'activity-log',
    range: { kind: 'words', words: `last ${MONTH} days` },
    columns: [{ key: 'time' }, { key: 'duration' }],
  });
  const { rows: rowsOfMonth, pages } = await month.run();
  const longest = Math.ceil((await longestDay(api, MONTH)) / PAGE_SIZE);
  const reading = {
    what: `activity log of ${MONTH} days (${rowsOfMonth} rows, ${pages} pages)`,
    value: ofMonth.counts.roundTrips,
    unit: 'round trips',
    budget: Math.floor(1.5 * (longest + 1)),
  } as const;

  const hours = countedSheets();
  const ofHours = countingTransport(api.address);
  const small = refreshBench(api, ofHours, hours, { range: { kind: 'words', words: 'yesterday' } });
  await small.run();
  const before = { ...ofHours.counts, cells: hours.counts.cellsWritten };
  await small.run();
  return [
    reading,
    writing,
    { what: 'refresh with nothing new', value: ofHours.counts.requests - before.requests, unit: 'requests', budget: 1 },
    { what: 'refresh with nothing new, cells', value: hours.counts.cellsWritten - before.cells, unit: 'cells', budget: 0 },
  ];
}

/** How often a report of hours about several groups goes to the server and back. */
export async function measureGroupsTogether(api: Api, days: number): Promise<readonly Measurement[]> {
  const [, ...listed] = (await runAsync(
    functionResult('ACTIVTRAK_GROUPS', [], benchPorts(countingTransport(api.address), api.key, api.today), BENCH_PLACE),
  )) as readonly (readonly (string | number)[])[];
  const ids = listed.map(([, id]) => id as number).slice(0, REQUESTS_TOGETHER);
  const refreshing = async (chosen: readonly number[]) => {
    const transport = countingTransport(api.address);
    const bench = refreshBench(api, transport, countedSheets(), {
      who: chosen.map((id) => ({ kind: 'group', id, name: `Group ${id}` })),
      range: { kind: 'words', words: `last ${days} days` },
      columns: [{ key: 'date' }, { key: 'userId' }, { key: 'active' }],
    });
    return { pages: (await bench.run()).pages, roundTrips: transport.counts.roundTrips };
  };
  const alone: number[] = [];
  for (const id of ids) alone.push((await refreshing([id])).pages);
  const { pages, roundTrips } = await refreshing(ids);
  const longest = Math.max(...alone);
  return [
    {
      what: `hours report of ${ids.length} groups (${pages} pages, ${longest} of the largest)`,
      value: roundTrips,
      unit: 'round trips',
      budget: Math.floor(1.5 * (longest + 1)),
    },
  ];
}

/** The most records that a day has. */
async function longestDay(api: Api, days: number): Promise<number> {
  const ports = benchPorts(countingTransport(api.address), api.key, api.today);
  const client = createClient({ id: 'bench', key: api.key, baseUrl: 'https://api.activtrak.com' }, BENCH_PLACE.holder, ports);
  const stream = STREAMS['activity-log'];
  const columns = stream.columns.filter(({ key }) => ['time', 'timeUtc', 'logId'].includes(key));
  const counts = Array.from({ length: days }, () => 0);
  const to = serialOfToday(api.today);
  const ways = counts.map((_, day) => ({
    query: { stream, range: { from: to - day, to: to - day }, filter: undefined, columns, unit: 'days' } as const,
    reader: {
      begin() {
        counts[day] = 0;
      },
      rows(fresh: readonly unknown[]) {
        counts[day] = (counts[day] ?? 0) + fresh.length;
        return true;
      },
    },
  }));
  await runAsync(readWalks(client, ways, ports.budget));
  return Math.max(...counts);
}
