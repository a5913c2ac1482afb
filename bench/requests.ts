import { createClient, REQUESTS_TOGETHER } from '../shared/api/requests/client';
import { readHours } from '../shared/api/streams/read-hours';
import { STREAMS } from '../shared/api/streams/streams';
import { PAGE_SIZE } from '../shared/api/streams/walk';
import { functionResult } from '../shared/functions/call';
import { serialOfToday } from '../shared/model/serial';
import { runAsync } from '../shared/task';
import type { Measurement } from './measurement';
import { BENCH_PLACE, benchPorts, countingTransport } from './ports';

export interface Api {
  readonly address: string;
  readonly key: string;
  /** `YYYY-MM-DD` in the sandbox's account. */
  readonly today: string;
  /** The first day of its history. */
  readonly firstDay: string;
}

/** How often a report of hours over many pages goes to the server and back. */
export async function measureRoundTrips(api: Api, days: number): Promise<readonly Measurement[]> {
  const transport = countingTransport(api.address);
  const ports = benchPorts(transport, api.key, api.today);
  const client = createClient({ id: 'bench', key: api.key, baseUrl: 'https://api.activtrak.com' }, BENCH_PLACE.holder, ports);
  const to = serialOfToday(api.today);
  const stream = STREAMS['user-hours'];
  const query = { stream, range: { from: to - days + 1, to }, filter: undefined, columns: stream.columns, unit: 'days' } as const;
  const { rows } = await runAsync(readHours(client, query, ports.budget));
  const pages = Math.ceil(rows.length / PAGE_SIZE);
  return [
    {
      what: `hours report of ${pages} pages (${rows.length} rows)`,
      value: transport.counts.roundTrips,
      unit: 'round trips',
      budget: 1 + Math.ceil((pages - 1) / REQUESTS_TOGETHER),
    },
  ];
}

/** How many requests the cells of one sheet make that each ask about another person in one week. */
export async function measureSharedCells(api: Api, cells: number): Promise<readonly Measurement[]> {
  const people = benchPorts(countingTransport(api.address), api.key, api.today);
  const [, ...listed] = (await runAsync(functionResult('ACTIVTRAK_USERS', [], people, BENCH_PLACE))) as readonly (readonly (
    | string
    | number
  )[])[];
  const ids = listed.map(([, id]) => id as number).slice(0, cells);
  const transport = countingTransport(api.address);
  const ports = benchPorts(transport, api.key, api.today);
  const totals = ids.map((id) =>
    runAsync(functionResult('ACTIVTRAK_TOTAL', ['active', 'last 7 days', '', `user:${id}`], ports, BENCH_PLACE)),
  );
  await Promise.all(totals);
  return [
    { what: `${ids.length} cells about ${ids.length} people in one week`, value: transport.counts.requests, unit: 'requests', budget: 5 },
  ];
}
