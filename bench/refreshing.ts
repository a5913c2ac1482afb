import { createClient } from '../shared/api/client';
import { readWalks } from '../shared/api/read-walk';
import { STREAMS } from '../shared/api/streams';
import { PAGE_SIZE } from '../shared/api/walk';
import { serialOfToday } from '../shared/model/date-range';
import type { Report } from '../shared/report/definition/definition';
import { NO_CHOICES } from '../shared/report/kept/report-file';
import type { RunRecord } from '../shared/report/kept/run';
import { saveReport } from '../shared/report/kept/save-report';
import type { RefreshPorts } from '../shared/report/refresh/job';
import { refresh } from '../shared/report/refresh/refresh';
import { runAsync } from '../shared/task';
import { type CountedSheets, countedSheets } from './counted-sheets';
import type { Measurement } from './measurement';
import { BENCH_PLACE, benchPorts, countingTransport } from './ports';
import type { Api } from './requests';

/** DESIGN's budget is for so many rows. */
const ROWS = 100_000;
/** Days of the activity log that hold about as many. */
const DAYS = 9;
/** A month, whose days are read side by side. */
const MONTH = 30;

/** What a large refresh asks of a spreadsheet, and what one that finds nothing new does. */
export async function measureRefreshing(api: Api): Promise<readonly Measurement[]> {
  const columns = STREAMS['activity-log'].columns.filter(({ offer }) => offer !== 'internal');
  const sheets = countedSheets();
  const large = bench(api, sheets, {
    stream: 'activity-log',
    range: { kind: 'fixed', from: new Date(Date.parse(api.today) - DAYS * 86_400_000).toISOString().slice(0, 10), to: api.today },
    columns: columns.map(({ key }) => ({ key })),
  });
  const { rows } = await large.run();
  const writing = {
    what: `writing ${rows} rows of ${columns.length} columns`,
    value: sheets.counts.calls,
    unit: 'calls',
    budget: Math.ceil((60 * rows) / ROWS),
  } as const;

  const month = bench(api, countedSheets(), {
    stream: 'activity-log',
    range: { kind: 'words', words: `last ${MONTH} days` },
    columns: [{ key: 'time' }, { key: 'duration' }],
  });
  const { rows: rowsOfMonth, pages } = await month.run();
  const longest = Math.ceil((await longestDay(api, MONTH)) / PAGE_SIZE);
  const reading = {
    what: `activity log of ${MONTH} days (${rowsOfMonth} rows, ${pages} pages)`,
    value: month.requests().roundTrips,
    unit: 'round trips',
    budget: Math.floor(1.5 * (longest + 1)),
  } as const;

  const hours = countedSheets();
  const small = bench(api, hours, { range: { kind: 'words', words: 'yesterday' } });
  await small.run();
  const before = { ...small.requests(), cells: hours.counts.cellsWritten };
  await small.run();
  return [
    reading,
    writing,
    { what: 'refresh with nothing new', value: small.requests().requests - before.requests, unit: 'requests', budget: 1 },
    { what: 'refresh with nothing new, cells', value: hours.counts.cellsWritten - before.cells, unit: 'cells', budget: 0 },
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

interface RefreshBench {
  run(): Promise<RunRecord>;
  requests(): { readonly requests: number; readonly roundTrips: number };
}

function bench(api: Api, sheets: CountedSheets, change: Partial<Report>): RefreshBench {
  const transport = countingTransport(api.address);
  const documents = new Map<string, string>();
  let ids = 0;
  const { transport: _, ...rest } = benchPorts(transport, api.key, api.today);
  const ports: RefreshPorts = {
    ...rest,
    transport,
    sheets,
    documents: {
      get: (key) => documents.get(key),
      set: (key, value) => void documents.set(key, value),
      remove: (key) => void documents.delete(key),
      all: (prefix) => Object.fromEntries([...documents].filter(([key]) => key.startsWith(prefix))),
    },
    newId: () => `id ${++ids}`,
    zone: 'UTC',
  };
  const report: Report = {
    version: 1,
    id: 'report',
    name: 'Bench',
    stream: 'user-hours',
    range: { kind: 'words', words: 'last 7 days' },
    ...NO_CHOICES,
    statusLine: false,
    destination: { sheet: 'Bench', cell: 'A1' },
    ...change,
  };
  const saved = runAsync(saveReport(ports.documents, report));
  return {
    requests: () => transport.counts,
    async run() {
      await saved;
      const step = await runAsync(refresh(ports, 'report', { person: { id: 'me', name: 'Me' }, trigger: 'hand' }));
      if (step.state !== 'ended' || step.record.outcome === 'failed')
        throw new Error(step.state === 'ended' ? step.record.message : 'The refresh did not end in one call.');
      return step.record;
    },
  };
}
