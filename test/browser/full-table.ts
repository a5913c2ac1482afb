import { bigQuery } from '../../shared/bigquery/bigquery';
import { runAsync } from '../../shared/task';
import type { WarehouseTransport } from '../../shared/warehouse/warehouse';
import { handClock } from '../doubles/hand-clock';

/** Fills a table on two days, as the playground's owner. */
export async function fullTable(address: string, rows: number): Promise<void> {
  const said = { user: 'you@example.com', scopes: ['https://www.googleapis.com/auth/bigquery'], until: Date.now() + 3_600_000 };
  const authorization = `Bearer ya29.${Buffer.from(JSON.stringify(said)).toString('base64')}`;
  const transport: WarehouseTransport = {
    send: (requests) =>
      Promise.all(
        requests.map(async ({ method, path, contentType, body }) => {
          const headers = { authorization, ...(contentType && { 'content-type': contentType }) };
          const answer = await fetch(address + path, { method, headers, ...(body !== undefined && { body }) });
          return { status: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() };
        }),
      ),
  };
  const table = { project: 'northfell-analytics', dataset: 'live_data', table: 'working_hours', location: 'EU' };
  const shape = {
    description: 'Hours by day and user',
    fields: [
      { name: 'date', type: 'DATE', description: 'The day' },
      { name: 'user', type: 'STRING', description: 'Who' },
      { name: 'active', type: 'INT64', description: 'Seconds' },
    ],
    day: 'date',
    clusteredBy: ['user'],
  } as const;
  let made = 0;
  const warehouse = bigQuery({
    transport,
    clock: handClock('at once'),
    newId: () => {
      made += 1;
      return `load-${made}`;
    },
  });
  await runAsync(warehouse.ensure(table, shape, 'r1'));
  const of = (day: string) => Array.from({ length: rows / 2 }, (_, at) => ({ date: day, user: `Person ${at}`, active: at * 60 }));
  await runAsync(
    warehouse.replaceDays(table, shape, [
      { day: 46_347, rows: of('2026-11-21') },
      { day: 46_348, rows: of('2026-11-22') },
    ]),
  );
}
