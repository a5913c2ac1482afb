import * as words from '#words/from-table';
import { bigQuery } from '../../../../shared/bigquery/bigquery';
import { serialOfIso } from '../../../../shared/model/serial';
import type { Budget } from '../../../../shared/ports';
import type { Report } from '../../../../shared/report/definition/definition';
import type { RunRecord } from '../../../../shared/report/kept/run';
import type { Actor, RefreshPorts, RefreshStep } from '../../../../shared/report/run/job';
import { tableSource } from '../../../../shared/report/warehouse/from-table';
import { runSync } from '../../../../shared/task';
import type { TableShape, WarehouseRequest, WarehouseRow } from '../../../../shared/warehouse/warehouse';
import { memoryLock } from '../../../doubles/memory-lock';
import { Killed, type MortalHost, mortalHost } from '../../../doubles/mortal-host';
import { sandboxTransport } from '../../../doubles/sandbox-warehouse';
import { filledTables, keyedDocument, MARCH, refreshed } from '../../panel/from-table-bench';
import { JANE, report, reportBench } from '../report-bench';

const filled = filledTables();
const { tables, service, token } = filled;
afterAll(() => filled.service.close());

const OLGA = { email: 'olga@acme.example', grants: [{ role: 'admin', project: 'acme-analytics' }] } as const;
afterEach(() => service.setPerson(token, OLGA));

/** A report of hours whose rows come from the table of them. */
const fromTable = (change: Partial<Report> = {}): Report =>
  report({
    version: 3,
    name: 'From a table',
    range: MARCH,
    unit: 'days',
    from: tables['user-hours'],
    columns: ['date', 'userId', 'user', 'groups', 'active', 'firstActivity', 'location'].map((key) => ({ key })),
    ...change,
  });

const MARCH_18 = serialOfIso('2026-03-18') as number;
const SHAPE: TableShape = { description: '', fields: [], day: 'date', clusteredBy: [] };

const everSpent = (asks: number): Budget => {
  let left = asks;
  return {
    spent: () => {
      left -= 1;
      return left < 0 ? 'time' : undefined;
    },
  };
};

/** Of all of them, since BigQuery knows a query by its job's ID. */
let ids = 0;

/** The document of somebody without a key. */
function reader(definition: Report = fromTable()) {
  const bench = reportBench();
  bench.secrets.entries.delete('activtrak.connection');
  bench.save(definition);
  const sent: WarehouseRequest[] = [];
  const call = (
    change: { readonly budget?: Budget; readonly host?: Pick<MortalHost, 'wrap'>; readonly actor?: Actor; readonly token?: string } = {},
  ): RefreshStep => {
    const { wrap } = change.host ?? { wrap: <Port extends object>(port: Port): Port => port };
    const transport = wrap({
      send: (requests: readonly WarehouseRequest[]) => {
        sent.push(...requests);
        return sandboxTransport('at once', service, change.token ?? token).send(requests);
      },
    });
    const budget = change.budget ?? bench.ports.budget;
    const newId = () => `of-the-test-${++ids}`;
    const ports: RefreshPorts = {
      ...bench.ports,
      budget,
      documents: wrap(bench.ports.documents),
      secrets: wrap(bench.ports.secrets),
      sheets: wrap(bench.ports.sheets),
      lock: wrap(memoryLock('at once', bench.clock)),
      transport: {
        send: () => {
          throw new Error('ActivTrak was asked.');
        },
      },
      source: tableSource(bigQuery({ transport, clock: filled.clock, budget, newId })),
    };
    return bench.step(change.actor ?? JANE, ports);
  };
  const fill = (budget?: () => Budget): RunRecord => {
    for (let calls = 0; calls < 300; calls += 1) {
      const done = call(budget ? { budget: budget() } : {});
      if (done.state === 'ended') return done.record;
    }
    throw new Error('The refresh does not end.');
  };
  const started = (): number => sent.filter(({ method, path }) => method === 'POST' && path.endsWith('/jobs')).length;
  return { ...bench, call, fill, sent, started, seen: () => bench.sheets.seen('Hours') };
}

it('looks for alerts in its rows as any other report does, and takes nobody for absent whose day may not be in the table yet', () => {
  const LIMIT = 3600;
  const limits = { test: 'above', limit: LIMIT, days: 'all', workDaysOnly: false } as const;
  const rule = { id: 'a', table: 'report', column: 'active', ...limits } as const;
  const alerts = { rules: [rule], names: 'nowhere', weekdaysOff: '0000011' } as const;
  const bench = reader(fromTable({ version: 5, alerts }));
  const { alerts: found } = bench.fill();
  const sums = new Map<string, number>();
  for (const [date, userId, user, , active] of bench.seen().slice(1)) {
    const whose = `${date} ${userId || user}`;
    sums.set(whose, (sums.get(whose) ?? 0) + Math.round(Number(active) * 86_400));
  }
  expect(found).toBe([...sums.values()].filter((seconds) => seconds > LIMIT).length);
  expect(found).toBeGreaterThan(0);
  const yesterday = { ...rule, test: 'below', limit: 1, days: 'yesterday' } as const;
  expect(reader(fromTable({ version: 5, alerts: { ...alerts, rules: [yesterday] } })).fill().alerts).toBe(0);
});

it('is killed at any moment, and the next refresh leaves the same sheet', () => {
  const whole = reader();
  const counted = mortalHost(Number.POSITIVE_INFINITY);
  expect(whole.call({ host: counted })).toMatchObject({ state: 'ended', record: { outcome: 'done' } });
  const wanted = whole.seen();
  expect(wanted.length).toBeGreaterThan(60);
  for (let at = 1; at <= counted.calls(); at += 3) {
    const bench = reader();
    expect(() => bench.call({ host: mortalHost(at, at % 2 === 0) })).toThrow(Killed);
    bench.clock.advance(8 * 60_000);
    bench.fill();
    expect(bench.seen()).toEqual(wanted);
  }
  expect(counted.calls()).toBeGreaterThan(40);
});

it('takes as many calls as it needs, of one query, whatever is loaded meanwhile', () => {
  const wanted = reader();
  wanted.fill();
  const bench = reader();
  expect(bench.call({ budget: everSpent(2) }).state).toBe('running');
  const { warehouse, rowsOf } = filled;
  const table = tables['user-hours'];
  const day = MARCH_18;
  const there = rowsOf(table).filter(({ date }) => date === '2026-03-18');
  const put = (rows: readonly WarehouseRow[]): void => runSync(warehouse.replaceDays(table, SHAPE, [{ day, rows }]));
  put([{ date: '2026-03-18', user: 'Somebody else', user_id: 99 }]);
  const record = bench.fill(() => everSpent(2));
  put(there);
  expect(record).toMatchObject({ outcome: 'done' });
  expect(bench.seen()).toEqual(wanted.seen());
  expect(bench.started()).toBe(1);
});

it('waits in as many calls as a slow query takes, and starts it once', () => {
  const bench = reader();
  service.setLatency({ requestMs: 0, pendingMs: 0, runMs: 60_000 });
  for (let calls = 0; calls < 3; calls += 1) expect(bench.call({ budget: everSpent(3) }).state).toBe('running');
  filled.clock.advance(60_000);
  service.setLatency({ requestMs: 0, pendingMs: 0, runMs: 0 });
  expect(bench.fill()).toMatchObject({ outcome: 'done' });
  expect(bench.started()).toBe(1);
});

it.each<['resourcesExceeded' | 'backendError', unknown]>([
  ['resourcesExceeded', expect.stringContaining('needs more than BigQuery gives')],
  ['backendError', expect.stringContaining('Try again in a few minutes')],
])('starts another query after one that failed with %s, and the sheet stays until then', (reason, message) => {
  const bench = reader();
  bench.fill();
  const there = bench.seen();
  service.failJob({ kind: 'query', error: { reason, message: 'It failed' } });
  expect(bench.fill()).toMatchObject({ outcome: 'failed', message });
  expect(bench.seen().slice(1)).toEqual(there.slice(1));
  expect(bench.fill()).toMatchObject({ outcome: 'nothing-new', rows: there.length - 1 });
  expect(bench.started()).toBe(3);
});

it('reads all again where BigQuery has lost what it read', () => {
  const wanted = reader();
  wanted.fill();
  const bench = reader();
  expect(bench.call({ budget: everSpent(2) }).state).toBe('running');
  filled.clock.advance(25 * 3_600_000);
  expect(bench.fill()).toMatchObject({ outcome: 'done' });
  expect(bench.seen()).toEqual(wanted.seen());
  expect(bench.started()).toBe(2);
});

it('keeps a second person out while it is read, and lets her continue later', () => {
  const bench = reader();
  const other: Actor = { person: { id: 'omar', name: 'Omar' }, trigger: 'hand' };
  expect(bench.call({ budget: everSpent(2) }).state).toBe('running');
  expect(() => bench.call({ actor: other })).toThrow(expect.objectContaining({ code: 'busy' }));
  bench.clock.advance(60_000);
  expect(bench.call({ actor: other })).toMatchObject({ state: 'ended', record: { outcome: 'done', by: 'Omar' } });
  expect(bench.started()).toBe(1);
});

it('begins once more where another person continues, who may not read what came of the first one’s query', () => {
  const omar: Actor = { person: { id: 'omar', name: 'Omar' }, trigger: 'hand' };
  const mayRead = (...grants: readonly object[]) =>
    service.setPerson('omar', {
      email: 'omar@acme.example',
      grants: grants.map((one) => ({ ...one, project: 'acme-analytics' })) as never,
    });
  const whole = reader();
  whole.fill();
  for (const asks of [1, 2, 3, 4]) {
    const bench = reader();
    expect(bench.call({ budget: everSpent(asks) }).state).toBe('running');
    bench.clock.advance(60_000);
    mayRead({ role: 'jobUser' });
    expect(bench.call({ actor: omar, token: 'omar' })).toMatchObject({
      record: { outcome: 'failed', message: words.cannotReadTable('working_hours_users') },
    });
    mayRead({ role: 'jobUser' }, { role: 'dataViewer' });
    expect(bench.call({ actor: omar, token: 'omar' })).toMatchObject({ record: { outcome: 'done', by: 'Omar' } });
    expect(bench.seen()).toEqual(whole.seen());
  }
});

it('says what it read and what it cost, and where the table begins and ends', () => {
  const bench = reader(fromTable({ range: { kind: 'fixed', from: '2026-02-20', to: '2026-03-31' } }));
  bench.clock.advance(10 * 24 * 3_600_000);
  const { checks, rows } = bench.fill(() => ({ spent: () => undefined }));
  expect(checks[0]?.words).toMatch(
    new RegExp(`^${rows} rows of “working_hours_users”, all that it has for these days\\. BigQuery read [\\d.]+ KB\\.$`),
  );
  const said = checks.map((check) => check.words);
  expect(said).toContain(words.tableBegins('working_hours_users', '2026-03-02'));
  expect(said).toContain(words.tableEnds('working_hours_users', '2026-03-18'));
  expect(said.join(' ')).not.toContain('ActivTrak');
});

it('reads the partitions of its days alone', () => {
  const sizes = [
    ['2026-03-02', '2026-03-18'],
    ['2026-03-02', '2026-03-02'],
    ['2026-03-04', '2026-03-07'],
  ].map(([from = '', to = '']) => {
    const bench = reader(fromTable({ range: { kind: 'fixed', from, to } }));
    bench.fill();
    const [asked] = bench.sent.filter(({ path }) => path.endsWith('/jobs'));
    const { configuration } = JSON.parse(asked?.body ?? '{}');
    return service.handle({
      method: 'POST',
      path: '/bigquery/v2/projects/acme-analytics/queries',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ ...configuration.query, location: 'EU', dryRun: true }),
    }).body;
  });
  const [all = 0, one = 0, none = 0] = sizes.map((body) => Number(JSON.parse(String(body)).totalBytesProcessed));
  expect(none).toBe(0);
  expect(one).toBeGreaterThan(0);
  expect(one).toBeLessThan(all / 4);
});

describe('What stands against it leaves the sheet as it was', () => {
  const person = (...grants: readonly object[]): void => service.setPerson(token, { ...OLGA, grants: grants as never });
  const onProject = (role: string) => ({ role, project: 'acme-analytics' });

  it.each<[string, Partial<Report>, string, (() => void)?]>([
    ['no such table', { from: { ...tables['user-hours'], table: 'gone' } }, words.noSuchTable('gone')],
    ['another kind of rows', { from: tables['activity-log'] }, words.tableOfOthers('activity_log', 'hours by person')],
    ['hours of computers', { from: tables['computer-hours'] }, words.tableOfOthers('working_hours_computers', 'hours by person')],
    ['no role on the data set', {}, words.cannotReadTable('working_hours_users'), () => person(onProject('jobUser'))],
    [
      'no role on the project',
      {},
      "You can't run jobs in the project “acme-analytics”. Ask its owner for the role “BigQuery Job User”.",
      () => person(onProject('dataViewer')),
    ],
    [
      'a quota',
      {},
      "The limit that your administrator set for BigQuery is reached. It's over at midnight Pacific time.",
      () =>
        service.fail({
          requests: 'POST /bigquery',
          error: { reason: 'quotaExceeded', message: 'Custom quota exceeded: QueryUsagePerDay' } as never,
        }),
    ],
  ])('%s', (_, change, sentence, before) => {
    const bench = reader();
    bench.fill();
    const there = bench.seen();
    bench.save(fromTable(change));
    before?.();
    const record = bench.fill();
    expect(record).toMatchObject({ outcome: 'failed', message: sentence });
    expect(bench.seen().slice(1)).toEqual(there.slice(1));
  });

  it.each<[string, Partial<Report>, string]>([
    ['a table into a table', { warehouse: tables['user-hours'] }, words.FROM_TABLE_INTO_SHEET],
    ['kept rows', { disposition: 'merge' }, words.FROM_TABLE_REPLACES],
    [
      'groups of people',
      { stream: 'activity-log', columns: [], rollup: { by: ['group'], measures: ['time'] } },
      words.FROM_TABLE_WITHOUT_GROUPS,
    ],
    [
      'people at computers',
      { stream: 'computer-hours', columns: [{ key: 'date' }, { key: 'total' }], privacy: { people: 'summary', smallestGroup: 5 } },
      words.FROM_TABLE_WITHOUT_PEOPLE,
    ],
  ])('%s is refused when it is saved', (_, change, sentence) => {
    expect(() => reader(fromTable(change))).toThrow(sentence);
  });

  it('a view beside a table, which bears its report’s mark too', () => {
    const from = { ...tables['user-hours'], table: 'hours_daily' };
    expect(service.inspect().map(({ name }) => name.table)).toContain(from.table);
    expect(reader(fromTable({ from })).fill().message).toBe(words.notFilledByReport(from.table));
  });

  it('a table that lacks columns, has none of its rows, or is of somebody else', () => {
    const { warehouse } = filled;
    const small = keyedDocument(warehouse, true);
    const table = { ...tables['user-hours'], table: 'few_columns' };
    const few = report({
      id: '',
      version: 3,
      name: 'Few',
      range: MARCH,
      columns: [{ key: 'date' }, { key: 'user' }, { key: 'active' }],
      unit: 'seconds',
      disposition: 'merge',
      warehouse: table,
    });
    const { id } = small.call('saveReport', { report: few });
    expect(refreshed(small, id)).toMatchObject({ outcome: 'done' });
    expect(reader(fromTable({ from: table })).fill().message).toBe(
      words.tableLacks('few_columns', ['First activity', 'Groups', 'Location']),
    );
    expect(
      reader(fromTable({ from: table, columns: [{ key: 'user' }], who: [{ kind: 'group', id: 51, name: 'Sales' }] })).fill().message,
    ).toBe(words.tableCannotNarrow('few_columns', 'groups'));
    const path = '/bigquery/v2/projects/acme-analytics/datasets/activtrak/tables';
    const send = (body: object) =>
      service.handle({
        method: 'POST',
        path,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const tableReference = { projectId: 'acme-analytics', datasetId: 'activtrak', tableId: 'foreign' };
    const fields = ['date', 'user', 'user_id', 'active'].map((name) => ({ name, type: name === 'date' ? 'DATE' : 'STRING' }));
    expect(send({ tableReference, schema: { fields } }).status).toBe(200);
    expect(reader(fromTable({ from: { ...table, table: 'foreign' } })).fill().message).toBe(words.notFilledByReport('foreign'));
    const labels = { live_data_report: 'r' };
    expect(send({ tableReference: { ...tableReference, tableId: 'retyped' }, labels, schema: { fields } }).status).toBe(200);
    expect(reader(fromTable({ from: { ...table, table: 'retyped' } })).fill().message).toBe(words.tableIsEmpty('retyped'));
  });

  it('no rows of the days', () => {
    const bench = reader();
    bench.fill();
    const there = bench.seen();
    bench.save(fromTable({ range: { kind: 'fixed', from: '2025-01-01', to: '2025-01-31' } }));
    const record = bench.fill();
    expect(record.outcome).toBe('nothing-new');
    expect(record.message).toContain('“working_hours_users” has no rows for');
    expect(bench.seen()).toEqual(there);
  });
});
