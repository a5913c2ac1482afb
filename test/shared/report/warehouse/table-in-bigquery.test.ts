import * as words from '#words/warehouse';
import { CHUNK_UNIT } from '../../../../sandbox/bigquery/uploads';
import { bigQuery } from '../../../../shared/bigquery/bigquery';
import { rowsStatement } from '../../../../shared/bigquery/statements';
import { tableShape } from '../../../../shared/report/warehouse/table-shape';
import { runSync } from '../../../../shared/task';
import { EVERY_DAY } from '../../../../shared/warehouse/every-day';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { Killed, mortalHost } from '../../../doubles/mortal-host';
import { inOrder, type SmallBigQuery, smallBigQuery } from '../../bigquery/small-bigquery';
import { activity } from '../report-bench';
import { LOG_TABLE, TABLE, type TableBench, tableBench, tableReport } from './table-bench';

const RANGE = { range: { kind: 'fixed', from: '2026-03-14', to: '2026-03-18' } } as const;
const DAYS = ['2026-03-14', '2026-03-15', '2026-03-17', '2026-03-18'];
const log = Array.from({ length: 40 }, (_, at) => activity(at + 1, DAYS[(at * 7) % DAYS.length] as string));

/** A log of several batches, each of several chunks. */
const large = log.slice(0, 26).map((one) => ({ ...one, title: `${one.title} ${'ä漢'.repeat(8_000)}` }));
const LARGE = ['a large log', tableReport({ ...LOG_TABLE, ...RANGE }), fakeOrganisation(3, [], large)] as const;

const CASES = [
  ['hours', tableReport(RANGE), fakeOrganisation(2, DAYS)],
  ['the log', tableReport({ ...LOG_TABLE, ...RANGE }), fakeOrganisation(3, [], log)],
  LARGE,
] as const;

/** A refresh's bench whose tables are in BigQuery. */
function benchInBigQuery(
  [, definition, organisation]: (typeof CASES)[number],
  zone?: string,
): TableBench & { readonly small: SmallBigQuery } {
  const small = smallBigQuery({ project: TABLE.project });
  let ids = 0;
  const bench = tableBench(
    ({ wrap }) =>
      bigQuery({
        transport: wrap(small.transport),
        clock: small.clock,
        newId: () => `of-the-test-${++ids}`,
        requestBytes: CHUNK_UNIT,
      }),
    CHUNK_UNIT,
    zone,
  );
  bench.save(definition);
  bench.serve(organisation, { largestPage: 9 });
  return Object.assign(bench, { small });
}

const onlyRequests = (step: string): boolean => step === 'send';

it.each(CASES)('%s: a refresh fills the same table in BigQuery as in memory, killed at any request or not', (...one) => {
  const memory = tableBench();
  memory.save(one[1]);
  memory.serve(one[2], { largestPage: 9 });
  memory.fill();
  const wanted = inOrder(memory.rows());
  const whole = benchInBigQuery(one);
  const counted = mortalHost(Number.POSITIVE_INFINITY, false, onlyRequests);
  whole.call({ host: counted });
  expect(whole.fill()).toMatchObject({ outcome: expect.stringMatching(/done|nothing-new/) });
  expect(inOrder(whole.small.rowsOf(TABLE))).toEqual(wanted);
  whole.small.service.close();
  for (let at = 1; at <= counted.calls(); at += 1) {
    const bench = benchInBigQuery(one);
    expect(() => bench.call({ host: mortalHost(at, at % 2 === 0, onlyRequests) })).toThrow(Killed);
    bench.clock.advance(8 * 60_000);
    bench.fill();
    expect(inOrder(bench.small.rowsOf(TABLE))).toEqual(wanted);
    bench.small.service.close();
  }
  expect(counted.calls()).toBeGreaterThan(5);
});

it('hours in a project without billing are there for 60 days, and the refresh says so', () => {
  const days = ['2025-12-01', '2026-03-18'];
  const bench = benchInBigQuery([
    'hours',
    tableReport({ range: { kind: 'fixed', from: '2025-12-01', to: '2026-03-18' } }),
    fakeOrganisation(2, days),
  ]);
  bench.small.service.setProject(TABLE.project, { billing: false });
  const record = bench.fill();
  expect(bench.small.rowsOf(TABLE)).toHaveLength(2);
  expect(record.checks).toContainEqual({ verdict: 'warning', words: words.daysVanish(60) });
  bench.small.service.close();
});

it('days that get too old between refreshes are gone too, and each refresh says so as long as its report is about them', () => {
  const days = ['2026-03-14', '2026-05-19'];
  const bench = benchInBigQuery([
    'hours',
    tableReport({ range: { kind: 'fixed', from: '2026-03-14', to: '2026-12-31' } }),
    fakeOrganisation(2, days),
  ]);
  const { transport, warehouse } = bench.small;
  runSync(warehouse.ensureDataset(TABLE));
  const path = `/bigquery/v2/projects/${TABLE.project}/datasets/${TABLE.dataset}`;
  transport.send([{ method: 'PATCH', path, body: JSON.stringify({ defaultPartitionExpirationMs: String(60 * 86_400_000) }) }]);
  const told = () => bench.fill(() => ({ spent: () => undefined })).checks.filter(({ verdict }) => verdict !== 'good');
  expect([told(), bench.small.rowsOf(TABLE).length]).toEqual([[], 2]);
  for (const { advance } of [bench.clock, bench.small.clock]) advance(62 * 86_400_000);
  const warned = [{ verdict: 'warning', words: words.daysVanish(60) }];
  expect([told(), told()]).toEqual([warned, warned]);
  expect(bench.small.rowsOf(TABLE).map(({ date }) => date)).toEqual(['2026-05-19', '2026-05-19']);
  bench.save(tableReport({ range: { kind: 'fixed', from: '2026-05-01', to: '2026-12-31' } }));
  expect(told()).toEqual([]);
  bench.small.service.close();
});

it.each([
  ['of 60 days ago', '2026-01-17', 0, 'UTC'],
  ['that is 60 days old in UTC alone', '2026-01-18', 14, 'America/Los_Angeles'],
])('a day %s goes as it comes, and is not missed where rows are counted', (_, from, hours, zone) => {
  const range = { range: { kind: 'fixed', from, to: '2026-03-18' } } as const;
  const bench = benchInBigQuery(['hours', tableReport(range), fakeOrganisation(2, [from, '2026-03-18'])], zone);
  for (const { advance } of [bench.clock, bench.small.clock]) advance(hours * 3_600_000);
  const { transport, warehouse } = bench.small;
  runSync(warehouse.ensureDataset(TABLE));
  const path = `/bigquery/v2/projects/${TABLE.project}/datasets/${TABLE.dataset}`;
  transport.send([{ method: 'PATCH', path, body: JSON.stringify({ defaultPartitionExpirationMs: String(60 * 86_400_000) }) }]);
  const { checks } = bench.fill(() => ({ spent: () => undefined }));
  expect(checks.filter(({ verdict }) => verdict !== 'good')).toEqual([{ verdict: 'warning', words: words.daysVanish(60) }]);
  expect(bench.small.rowsOf(TABLE).map(({ date }) => date)).toEqual(['2026-03-18', '2026-03-18']);
  bench.small.service.close();
});

it('a table that its data set takes away by itself says so with each refresh, until somebody lets it stay', () => {
  const bench = benchInBigQuery(CASES[0]);
  const { clock, transport, warehouse } = bench.small;
  const patch = (path: string, change: object): void =>
    void transport.send([
      { method: 'PATCH', path: `/bigquery/v2/projects/${TABLE.project}/datasets/${path}`, body: JSON.stringify(change) },
    ]);
  runSync(warehouse.ensureDataset(TABLE));
  patch(TABLE.dataset, { defaultTableExpirationMs: String(90 * 86_400_000) });
  const told = () => bench.fill().checks.filter(({ verdict }) => verdict !== 'good');
  const warned = [{ verdict: 'warning', words: words.tableVanishes(clock.wallTime(clock.now() + 90 * 86_400_000, 'UTC').slice(0, 10)) }];
  expect([told(), told()]).toEqual([warned, warned]);
  patch(`${TABLE.dataset}/tables/${TABLE.table}`, { expirationTime: null });
  expect(told()).toEqual([]);
  bench.small.service.close();
});

it.each(CASES.slice(0, 2))('%s: a table that takes no statement without days is filled and asked as before', (...one) => {
  const bench = benchInBigQuery(one);
  const { transport, warehouse } = bench.small;
  bench.fill();
  const path = `/bigquery/v2/projects/${TABLE.project}/datasets/${TABLE.dataset}/tables/${TABLE.table}`;
  transport.send([{ method: 'PATCH', path, body: JSON.stringify({ requirePartitionFilter: true }) }]);
  const { rows, checks } = bench.fill();
  expect([rows, checks.filter(({ verdict }) => verdict !== 'good')]).toEqual([bench.small.rowsOf(TABLE).length, []]);
  const all = rowsStatement(TABLE, tableShape(one[1]).day, EVERY_DAY);
  expect(runSync(warehouse.dryRun(TABLE, all))).toBeGreaterThan(0);
  expect(() => runSync(warehouse.dryRun(TABLE, all.slice(0, all.indexOf('\nWHERE'))))).toThrow('BigQuery refused this (400, invalidQuery)');
  bench.small.service.close();
});

it('a large log is one load for each call, and one MERGE', () => {
  const bench = benchInBigQuery(LARGE);
  expect(bench.fill()).toMatchObject({ outcome: 'done', rows: 26 });
  expect(bench.small.service.requests()).toMatchObject({ 'POST upload jobs': 1, 'POST jobs': 1 });
  expect(bench.small.service.requests()['PUT upload jobs']).toBeGreaterThan(3);
  bench.small.service.close();
});

it('an upload that is gone in the middle takes nothing with it: the next call reads its records again', () => {
  const whole = benchInBigQuery(LARGE);
  whole.fill();
  for (let chunk = 2; chunk <= (whole.small.service.requests()['PUT upload jobs'] ?? 0); chunk += 1) {
    const bench = benchInBigQuery(LARGE);
    for (let at = 1; at < chunk; at += 1) bench.small.service.fail({ requests: 'PUT /upload', stores: Number.POSITIVE_INFINITY });
    bench.small.service.fail({ requests: 'PUT /upload', error: { reason: 'gone', message: '' } });
    expect(bench.call().state).toBe('running');
    expect(bench.small.rowsOf(TABLE)).toEqual([]);
    expect(bench.fill()).toMatchObject({ outcome: 'done', rows: 26 });
    expect(inOrder(bench.small.rowsOf(TABLE))).toEqual(inOrder(whole.small.rowsOf(TABLE)));
    bench.small.service.close();
  }
  whole.small.service.close();
});

it('a MERGE for which a call has no more time is asked to end, so that it inserts nothing beside that of the next call', () => {
  const report = tableReport({ ...LOG_TABLE, ...RANGE });
  const small = smallBigQuery({
    project: TABLE.project,
    overlaps: true,
    watch: (moment, { method, path }) => {
      const isMerge = method === 'POST' && path.endsWith('/jobs');
      if (moment === 'before') small.service.setLatency(isMerge ? { pendingMs: 20_000, runMs: 20_000 } : { pendingMs: 0, runMs: 0 });
    },
  });
  let ends = 0;
  let ids = 0;
  const budget = { spent: (ms = 0) => (small.clock.now() + ms > ends ? ('time' as const) : undefined) };
  const bench = tableBench(() =>
    bigQuery({ transport: small.transport, clock: small.clock, budget, newId: () => `of-the-test-${++ids}`, requestBytes: CHUNK_UNIT }),
  );
  bench.save(report);
  bench.serve(fakeOrganisation(3, [], log), { largestPage: 40 });
  ends = small.clock.now() + 10_000;
  expect(bench.call().state).toBe('running');
  ends = small.clock.now() + 3_600_000;
  expect(bench.fill()).toMatchObject({ outcome: 'done', rows: log.length });
  small.clock.advance(3_600_000);
  expect(small.rowsOf(TABLE)).toHaveLength(log.length);
  expect(small.service.requests()['POST jobs/_/cancel']).toBe(1);
  small.service.close();
});
