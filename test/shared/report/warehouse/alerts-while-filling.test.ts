import { NO_ALERTS_FOUND } from '#words/alert-checks';
import { bigQuery } from '../../../../shared/bigquery/bigquery';
import { ActivTrakError } from '../../../../shared/errors';
import { isoDay, serialOfIso } from '../../../../shared/model/serial';
import { loadAlerts } from '../../../../shared/report/alerts/kept-alerts';
import type { Report } from '../../../../shared/report/definition/definition';
import { runSync, type Task, wait } from '../../../../shared/task';
import type { Warehouse } from '../../../../shared/warehouse/warehouse';
import { alertRule } from '../../../doubles/alert-rule';
import { budgetOfAsks } from '../../../doubles/countdown-budget';
import { type FakeOrganisation, fakeOrganisation } from '../../../doubles/fake-organisation';
import { smallBigQuery } from '../../bigquery/small-bigquery';
import { TABLE, type TableBench, tableBench, tableReport } from './table-bench';

const DAY_MS = 86_400_000;
const TODAY = serialOfIso('2026-03-18') as number;
const daysBack = (from: number, to: number): readonly string[] =>
  Array.from({ length: from - to + 1 }, (_, at) => isoDay(TODAY - from + at));

/** Of three legs. Whoever is found has no row: nobody worked so little. */
const REPORT = tableReport({
  version: 5,
  range: { kind: 'words', words: 'last 70 days' },
  alerts: {
    rules: [
      alertRule({ id: 'day', limit: 60 }),
      alertRule({ id: 'workday', limit: 60, workDaysOnly: true }),
      alertRule({ id: 'month', limit: 60, days: 'last-30-days' }),
    ],
    names: 'list',
    weekdaysOff: '0000011',
  },
});

/** Four people, of whom all have a row on each day: so few that a day without any is no holiday. By noon, two have none of today. */
const whole = fakeOrganisation(4, daysBack(69, 0));
const BY_NOON: FakeOrganisation = { ...whole, days: whole.days.filter(({ date, personId }) => date < '2026-03-18' || personId > 2) };

/** Small pages, so that there is a moment to stop in the middle of each leg. */
const served = (bench: TableBench, report: Report = REPORT): TableBench => {
  bench.save(report);
  bench.serve(BY_NOON, { largestPage: 40 });
  return bench;
};
const began = (): TableBench => served(tableBench());

const isLookedAt = ({ documents, sheets }: TableBench): boolean =>
  runSync(loadAlerts(documents, 'r1')) !== undefined || sheets.names().includes('Hours alerts');

/** A refresh finds nobody, although it looks. */
function expectNobody(bench: TableBench): void {
  const record = bench.fill(() => bench.within(600_000).budget);
  expect(record).toMatchObject({ outcome: expect.stringMatching(/^(done|nothing-new)$/), alerts: 0 });
  expect(record.checks).toContainEqual({ verdict: 'good', words: NO_ALERTS_FOUND });
  expect(bench.sheets.names()).not.toContain('Hours alerts');
}

/** One call of a step fails so, counted from 0, without its effect. */
function failing(bench: TableBench, name: keyof Warehouse, call: number, failure: ActivTrakError): () => boolean {
  const step = bench.warehouse[name] as (...args: unknown[]) => Task<unknown>;
  let at = 0;
  Object.assign(bench.warehouse, {
    *[name](...args: unknown[]): Task<unknown> {
      if (at++ !== call) return yield* step(...args);
      yield* wait(undefined);
      throw failure;
    },
  });
  return () => at > call;
}

describe('While a table is filled for the first time', () => {
  it('no alert is looked for until all days are there, in however many calls, and nobody lacks a row then', () => {
    for (const asks of [1, 2]) {
      const bench = began();
      let calls = 0;
      for (let state = 'running'; state === 'running' && calls < 100; calls += 1) {
        expect(isLookedAt(bench)).toBe(false);
        ({ state } = bench.call({ budget: budgetOfAsks(asks, 'time') }));
      }
      expect(calls).toBeGreaterThan(2);
      expect(bench.rows()).toHaveLength(BY_NOON.days.length);
      expect(bench.sheets.names()).not.toContain('Hours alerts');
      expectNobody(bench);
    }
  });

  it('days are those before it began, also where it ends on a later day', () => {
    const bench = began();
    for (let calls = 0; bench.rows().length === 0 && calls < 20; calls += 1)
      expect(bench.call({ budget: budgetOfAsks(1, 'time') }).state).toBe('running');
    const there = bench.rows().length;
    expect(there).toBeGreaterThan(100);
    expect(there).toBeLessThan(BY_NOON.days.length);
    // What the table has of that day was read at noon.
    bench.clock.advance(DAY_MS);
    bench.serve(whole);
    expectNobody(bench);
    expectNobody(bench);
  });

  it.each(['quota', 'rejected', 'time'] as const)(
    'a load that fails for “%s” leaves no alerts, and the next refresh finds nobody',
    (code) => {
      let failed = 0;
      for (let call = 0; ; call += 1) {
        const bench = began();
        const isMet = failing(bench, 'replaceDays', call, new ActivTrakError(code as never, 'It failed.'));
        const record = bench.fill();
        if (!isMet()) break;
        failed += 1;
        expect(record).toMatchObject({ outcome: 'failed' });
        expect(record).not.toHaveProperty('alerts');
        expect(isLookedAt(bench)).toBe(false);
        // Or days later, when there are others that it lacks.
        if (call % 2 === 1) {
          bench.clock.advance(3 * DAY_MS);
          bench.serve(fakeOrganisation(4, daysBack(69, -3)));
        }
        expectNobody(bench);
      }
      expect(failed).toBe(3);
    },
  );

  it.each([0, 30, 31, 50])('a day whose load fails in BigQuery, the %d. of all, while others go well', (load) => {
    const small = smallBigQuery({ project: TABLE.project });
    let [ids, loads] = [0, 0];
    const bench = served(
      tableBench(({ wrap }) => {
        const { send } = small.transport;
        const transport = wrap({
          send(requests: Parameters<typeof send>[0]) {
            return requests.flatMap((request) => {
              const isLoad = request.path.startsWith('/upload');
              if (isLoad && loads++ === load) small.service.failJob({ kind: 'load', error: { reason: 'quotaExceeded', message: 'x' } });
              return send([request]) as Awaited<ReturnType<typeof send>>;
            });
          },
        });
        return bigQuery({ transport, clock: small.clock, newId: () => `of-the-test-${++ids}` });
      }),
    );
    const record = bench.fill();
    expect(record).toMatchObject({ outcome: 'failed' });
    expect(isLookedAt(bench)).toBe(false);
    expect(small.rowsOf(TABLE).length).toBeLessThan(whole.days.length - 2);
    expectNobody(bench);
    expect(small.rowsOf(TABLE)).toHaveLength(BY_NOON.days.length);
    small.service.close();
  });
});
