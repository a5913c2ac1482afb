import { BIGQUERY_SLOW } from '#words/bigquery';
import { bigQuery } from '../../../../shared/bigquery/bigquery';
import { ActivTrakError, type ErrorCode } from '../../../../shared/errors';
import type { Report } from '../../../../shared/report/definition/definition';
import type { Task } from '../../../../shared/task';
import { wait } from '../../../../shared/task';
import type { Warehouse } from '../../../../shared/warehouse/warehouse';
import { budgetOfAsks, countdownBudget } from '../../../doubles/countdown-budget';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { inOrder, smallBigQuery } from '../../bigquery/small-bigquery';
import { activity, DAYS } from '../report-bench';
import { LOG_TABLE, TABLE, type TableBench, tableBench, tableReport } from './table-bench';

const log = Array.from({ length: 60 }, (_, at) => activity(at + 1, DAYS[(at * 3) % DAYS.length] as string));
const GROUPED = { stream: 'activity-log', rollup: { by: ['day', 'application'], measures: ['time'] }, columns: [] } as const;

type Case = readonly [what: string, report: Report, step: 'merge' | 'replaceDays'];

const REPORTS: readonly Case[] = [
  ['hours', tableReport(), 'replaceDays'],
  ['the log', tableReport(LOG_TABLE), 'merge'],
  ['a grouped log', tableReport(GROUPED), 'replaceDays'],
];

const began = ([, report]: Case): TableBench => {
  const bench = tableBench();
  bench.save(report);
  bench.serve(fakeOrganisation(3, DAYS, log), { largestPage: 7 });
  return bench;
};

/** Some calls of a step fail so, counted from 0, before or after their effect. */
function failing(
  bench: TableBench,
  name: keyof Warehouse,
  fails: (at: number) => boolean,
  failure: ActivTrakError,
  hasEffect = false,
): void {
  const step = bench.warehouse[name] as (...args: unknown[]) => Task<unknown>;
  let at = 0;
  Object.assign(bench.warehouse, {
    *[name](...args: unknown[]): Task<unknown> {
      const isFailing = fails(at++);
      if (!isFailing) return yield* step(...args);
      if (hasEffect) yield* step(...args);
      yield* wait(undefined);
      throw failure;
    },
  });
}

const first = (at: number): boolean => at === 0;
const slow = (code: ErrorCode = 'time') => new ActivTrakError(code, BIGQUERY_SLOW, { retryable: true });

describe.each(REPORTS)('%s, where the warehouse has no time left', (...one) => {
  const [, , step] = one;

  it.each([false, true])('pauses, and the next call goes on; the step had its effect: %s', (hasEffect) => {
    const whole = began(one);
    whole.fill();
    for (const asks of [2, 5, 40]) {
      const bench = began(one);
      failing(bench, step, first, slow(), hasEffect);
      let calls = 0;
      for (let state = 'running'; state === 'running'; calls += 1) ({ state } = bench.call({ budget: budgetOfAsks(asks, 'time') }));
      expect(calls).toBeGreaterThan(1);
      expect(bench.rows()).toEqual(whole.rows());
    }
  });

  it('is told so when the next call has no time left either, and the one after that begins from what is there', () => {
    const whole = began(one);
    whole.fill();
    const bench = began(one);
    failing(bench, step, (at) => at < 2, slow());
    expect(bench.call().state).toBe('running');
    expect(bench.call()).toMatchObject({ state: 'ended', record: { outcome: 'failed', message: BIGQUERY_SLOW } });
    bench.fill();
    expect(bench.rows()).toEqual(whole.rows());
  });

  it.each(['network', 'server', 'rate-limited', 'decode'] as const)('pauses likewise for what passes by itself: %s', (code) => {
    const bench = began(one);
    failing(bench, step, first, slow(code));
    expect(bench.call().state).toBe('running');
    expect(bench.fill()).toMatchObject({ outcome: 'done' });
  });

  it('is told at once of what doesn’t pass', () => {
    const bench = began(one);
    failing(bench, step, first, new ActivTrakError('rate-limited', 'A quota is used up.'));
    expect(bench.call()).toMatchObject({ state: 'ended', record: { outcome: 'failed', message: 'A quota is used up.' } });
  });

  it('may have no time left again and again, as long as something is kept in between', () => {
    const long = { ...one[1], range: { kind: 'fixed', from: '2026-01-01', to: '2026-03-31' } } as const;
    const whole = began([one[0], long, step]);
    whole.fill();
    const bench = began([one[0], long, step]);
    failing(bench, step, (at) => at % 2 === 0, slow());
    expect(bench.fill(() => budgetOfAsks(3, 'time'))).toMatchObject({ outcome: 'done' });
    expect(bench.rows()).toEqual(whole.rows());
  });

  it('ends where all is there, and it never can be counted', () => {
    const bench = began(one);
    failing(bench, 'counts', () => true, slow());
    expect(bench.fill()).toMatchObject({ outcome: 'failed', message: BIGQUERY_SLOW });
  });

  it('pauses too where all is there, and is only counted', () => {
    const bench = began(one);
    failing(bench, 'counts', first, slow());
    expect(bench.call().state).toBe('running');
    expect(bench.fill()).toMatchObject({ outcome: 'done' });
  });
});

it('a job of BigQuery that takes longer than the call has goes on in the next one', () => {
  const small = smallBigQuery({ project: TABLE.project, pending: 90_000 });
  let ids = 0;
  let end = 0;
  const bench = tableBench(({ wrap }) => {
    const budget = { spent: (ahead = 0) => countdownBudget(small.clock, end - small.clock.now()).spent(ahead) };
    return bigQuery({ transport: wrap(small.transport), clock: small.clock, budget, newId: () => `of-the-test-${++ids}` });
  });
  bench.save(tableReport(LOG_TABLE));
  bench.serve(fakeOrganisation(3, DAYS, log), { largestPage: 7 });
  end = small.clock.now() + 60_000;
  expect(bench.call().state).toBe('running');
  end = Number.POSITIVE_INFINITY;
  small.service.setLatency({ pendingMs: 0, runMs: 0 });
  expect(bench.fill()).toMatchObject({ message: '60 rows added.', rows: 60 });
  const memory = began(REPORTS[1] as Case);
  memory.fill();
  expect(inOrder(small.rowsOf(TABLE))).toEqual(inOrder(memory.rows()));
  small.service.close();
});
