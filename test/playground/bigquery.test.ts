import type { NodePlayground } from '../../playground/node/node-playground';
import type { SandboxProcess } from '../../playground/node/server-process';
import type { Report } from '../../shared/report/definition/definition';
import { builtBigQueryAddon } from '../bundle/built';
import { report } from '../shared/report/report-bench';
import { type ShippedPlayground, shippedPlayground } from './shipped-playground';

// The bundle of the build with BigQuery, from the panel's calls to a table, a connected sheet and an hourly run: over Google's services, the API and a
// BigQuery on this machine.

const OWNER = 'owner@example.com';
const EDITOR = 'editor@example.com';
const TABLE = { project: 'northfell-analytics', dataset: 'live_data', location: 'EU' };

let shipped: ShippedPlayground;
let play: NodePlayground;
let sandbox: SandboxProcess;

beforeAll(async () => {
  shipped = await shippedPlayground(await builtBigQueryAddon(), ['https://api.activtrak.com', 'https://bigquery.googleapis.com']);
  ({ play, sandbox } = shipped);
  ask('connect', { region: 'us', key: sandbox.keys.administrator });
});
afterAll(() => shipped?.close());

type Answer = Readonly<Record<string, unknown>>;

/** What a call of the panel gives, or its sentence. */
function asked(name: string, request: object): { readonly ok: boolean; readonly value: Answer; readonly message: string } {
  const outcome = play.call('panel', [name, JSON.stringify(request)]);
  if (!outcome.ok) throw new Error(`${name}: ${outcome.message} (line ${outcome.line})`);
  return JSON.parse(String(outcome.value));
}
function ask(name: string, request: object): Answer {
  const { ok, value, message } = asked(name, request);
  if (!ok) throw new Error(`${name}: ${message}`);
  return value;
}

const tableReport = (change: Partial<Report> = {}): Report =>
  report({
    version: 3,
    range: { kind: 'words', words: 'last 14 days' },
    columns: [{ key: 'date' }, { key: 'user' }, { key: 'userId' }, { key: 'active' }, { key: 'total' }],
    disposition: 'merge',
    warehouse: { ...TABLE, table: 'working_hours_users' },
    ...change,
  });

const save = (change: Partial<Report> = {}): string => String(ask('saveReport', { report: tableReport({ ...change, id: '' }) }).id);

function refresh(id: string): Answer {
  for (let call = 0; call < 100; call += 1) {
    const { record } = ask('refresh', { id });
    if (record) return record as Answer;
  }
  throw new Error('The refresh does not end.');
}

const rowsOf = async (table: string, most = 5): Promise<{ readonly total: number; readonly rows: readonly (readonly string[])[] }> => {
  const search = new URLSearchParams({ project: TABLE.project, dataset: TABLE.dataset, table, from: '0', most: String(most) });
  const headers = { 'x-api-key': sandbox.keys.administrator };
  return (await fetch(`${sandbox.address}/sandbox/v1/bigquery/rows?${search}`, { headers })).json() as ReturnType<typeof rowsOf>;
};

test('the test of the wizard makes the data set, and finds everything in place', () => {
  const { good, failure } = ask('testWarehouse', { report: tableReport() });
  expect(failure).toBeUndefined();
  expect((good as readonly string[]).length).toBeGreaterThan(1);
});

test('hours fill a table, and a connected sheet shows them', async () => {
  const id = save();
  const record = refresh(id);
  expect(record).toMatchObject({ outcome: 'done' });
  const { total } = await rowsOf('working_hours_users');
  expect(total).toBe(record.rows);
  expect(total).toBeGreaterThan(30);
  expect(ask('openConnectedSheet', { id })).toMatchObject({ sheet: 'Hours', isReading: false });
  const { all, newest } = ask('queryCost', { id }) as Readonly<Record<string, number>>;
  expect([Number(all) > 0, newest]).toEqual([true, all]);
  expect(ask('makeViews', { id })).toEqual({ views: ['hours_daily'] });
  expect(ask('estimateFill', { report: tableReport({ id }) })).toMatchObject({ days: 14, runs: 1 });
  const shown = play.values(`Hours!A1:E${total + 1}`);
  expect(shown[0]).toEqual(['date', 'user', 'user_id', 'active', 'total']);
  expect(shown.at(-1)?.map((value) => typeof value)).toEqual(['number', 'string', 'number', 'number', 'number']);
  expect(refresh(id)).toMatchObject({ rows: total });
});

test('the log fills a table, each record once, and a pivot table adds up its time', async () => {
  const id = save({
    name: 'Log',
    stream: 'activity-log',
    range: { kind: 'words', words: 'last 7 days' },
    columns: ['time', 'user', 'executable', 'duration', 'productivity', 'logId'].map((key) => ({ key })),
    warehouse: { ...TABLE, table: 'activity_log' },
    destination: { sheet: 'Log', cell: 'A1' },
  });
  const record = refresh(id);
  expect(record).toMatchObject({ outcome: 'done' });
  const { total } = await rowsOf('activity_log');
  expect(total).toBe(record.rows);
  refresh(id);
  expect((await rowsOf('activity_log')).total).toBe(total);
  const { sheet, pivot } = ask('openConnectedSheet', { id }) as { readonly sheet: string; readonly pivot: string };
  expect(sheet).toBe('Log');
  const cells = play.values(`'${pivot}'!A1:F200`).filter(([first]) => first !== null);
  expect(cells[0]?.[0]).toBe('executable');
  const total14 = (cells.at(-1) ?? []).slice(1).reduce<number>((sum, value) => sum + Number(value ?? 0), 0);
  expect(cells.at(-1)?.[0]).toBe('Grand Total');
  expect(total14).toBeGreaterThan(0);
});

test('a colleague without roles is told which to ask for', () => {
  const [first] = ask('open', {}).reports as readonly { readonly report: { readonly id: string } }[];
  play.setUser(EDITOR);
  try {
    const { ok, message } = asked('openConnectedSheet', { id: first?.report.id });
    expect(ok).toBe(false);
    expect(message).toMatch(/BigQuery Job User.*BigQuery Data Viewer/);
  } finally {
    play.setUser(OWNER);
  }
});

test('an hourly run does what a colleague has asked for, as whoever scheduled it, and reads the connected sheet anew', async () => {
  const [hours] = ask('open', {}).reports as readonly { readonly report: Answer }[];
  ask('saveReport', {
    report: {
      ...hours?.report,
      // Whatever day it is, somebody worked on one of these.
      rereadDays: 7,
      schedule: { when: { zone: 'Europe/Berlin', every: 'hours', hours: 1 }, ownerId: '', ownerName: '', since: 0 },
    },
  });
  const [trigger] = play.backend.triggers.list();
  expect(trigger?.creator).toBe(OWNER);
  play.setUser(EDITOR);
  ask('requestRefresh', { id: hours?.report.id });
  play.setUser(OWNER);
  const before = shipped.network.sent.length;
  const outcome = play.host.fire(trigger?.id ?? '');
  expect(outcome).toMatchObject({ ok: true });
  const sent = shipped.network.sent.slice(before).filter(({ url }) => url.startsWith('https://bigquery.googleapis.com'));
  // What replaces days, and what the connected sheet shows.
  expect(sent.filter(({ url }) => url.includes('/upload/')).length).toBeGreaterThan(0);
  expect(sent.filter(({ body }) => body?.includes('SELECT * FROM')).length).toBe(1);
  for (const { headers } of sent) {
    const said = JSON.parse(Buffer.from(String(headers.Authorization).slice('Bearer ya29.'.length), 'base64').toString());
    expect(said.user).toBe(OWNER);
  }
});
