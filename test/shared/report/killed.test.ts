import type { Report } from '../../../shared/report/definition';
import type { RefreshPorts } from '../../../shared/report/job';
import { budgetOfAsks, countdownBudget } from '../../doubles/countdown-budget';
import { type FakeOrganisation, fakeOrganisation } from '../../doubles/fake-organisation';
import { memoryLock } from '../../doubles/memory-lock';
import { Killed, mortalHost } from '../../doubles/mortal-host';
import { activity, DAYS, JANE, type ReportBench, report, reportBench } from './report-bench';

const MINUTES = 60_000;

const hours = (people: number, days: readonly string[]): FakeOrganisation => fakeOrganisation(people, days);
const logOf = (count: number): FakeOrganisation =>
  fakeOrganisation(
    3,
    [],
    Array.from({ length: count }, (_, index) => activity(index + 1, index % 5 === 4 ? '2026-03-17' : '2026-03-18')),
  );

const LOG: Partial<Report> = {
  stream: 'activity-log',
  range: { kind: 'words', words: 'last 3 days' },
  columns: [{ key: 'logId' }, { key: 'time' }, { key: 'user' }, { key: 'duration' }],
};

interface Case {
  readonly title: string;
  readonly report: Report;
  /** What there is at the first refresh, and what there is at the one that is killed. */
  readonly before: FakeOrganisation | undefined;
  readonly after: FakeOrganisation;
}

const DISPOSITIONS = ['replace', 'append', 'merge'] as const;

const CASES: readonly Case[] = DISPOSITIONS.flatMap((disposition) => [
  {
    title: `the first refresh of hours to ${disposition}`,
    report: report({ disposition, statusLine: true }),
    before: undefined,
    after: hours(3, DAYS),
  },
  { title: `more hours to ${disposition}`, report: report({ disposition }), before: hours(2, DAYS.slice(0, 4)), after: hours(3, DAYS) },
  { title: `fewer hours to ${disposition}`, report: report({ disposition }), before: hours(3, DAYS), after: hours(2, DAYS.slice(2)) },
  { title: `the first refresh of the log to ${disposition}`, report: report({ ...LOG, disposition }), before: undefined, after: logOf(12) },
  {
    title: `more of the log to ${disposition}`,
    report: report({ ...LOG, disposition, statusLine: true }),
    before: logOf(7),
    after: logOf(12),
  },
]);

/** A document with the user's own things beside the report, refreshed once where there was something before. */
function prepared({ report: definition, before, after }: Case): ReportBench {
  const bench = reportBench();
  bench.save(definition);
  if (before) {
    bench.serve(before, { largestPage: 4 });
    bench.refresh();
    bench.sheets.type('Hours', definition.statusLine ? 1 : 0, 4, { value: 'Mine' });
    const rows = bench.sheets.seen('Hours').length;
    for (let row = definition.statusLine ? 2 : 1; row < rows; row += 1) bench.sheets.type('Hours', row, 4, { formula: '=RC[-1]*2' });
  }
  bench.serve(after, { largestPage: 4 });
  return bench;
}

/** Everything that a person sees, and how often the API was asked for nothing. */
function seen(bench: ReportBench): unknown {
  return {
    names: bench.sheets.names(),
    rows: bench.sheets.names().includes('Hours') ? bench.sheets.seen('Hours') : [],
    cells: formats(bench),
  };
}

const formats = (bench: ReportBench): readonly string[] =>
  bench.sheets.names().includes('Hours')
    ? [1, 5, 9].flatMap((row) => [0, 1, 4].map((column) => bench.sheets.cell('Hours', row, column).format))
    : [];

function mortal(
  bench: ReportBench,
  dies: number,
  effects: boolean,
  asks: number | undefined,
): { readonly ports: RefreshPorts; readonly calls: () => number } {
  const host = mortalHost(dies, effects);
  const { ports, clock } = bench;
  return {
    calls: host.calls,
    ports: {
      ...ports,
      transport: host.wrap({ send: (requests) => bench.transport().send(requests) }),
      documents: host.wrap({
        get: ports.documents.get,
        set: ports.documents.set,
        remove: ports.documents.remove,
        all: ports.documents.all,
      }),
      secrets: host.wrap({ get: ports.secrets.get, set: ports.secrets.set, remove: ports.secrets.remove, all: ports.secrets.all }),
      lock: host.wrap(memoryLock('at once', clock)),
      sheets: host.wrap(ports.sheets),
      budget: asks === undefined ? countdownBudget(clock, 5 * MINUTES) : budgetOfAsks(asks, 'time'),
    },
  };
}

/** Refreshes in calls that each may ask its budget so often, until the end or the kill. */
function untilEnd(bench: ReportBench, asks: number | undefined, dies: number, effects: boolean): number {
  let calls = 0;
  for (let call = 0; call < 60; call += 1) {
    const { ports, calls: counted } = mortal(bench, dies - calls, effects, asks);
    try {
      const step = bench.step(JANE, ports);
      calls += counted();
      if (step.state === 'ended') return calls;
    } catch (failure) {
      if (failure instanceof Killed) return calls + counted();
      throw failure;
    }
  }
  throw new Error('The refresh does not end.');
}

describe.each(CASES)('$title', (wanted) => {
  it.each([
    ['in one call', undefined],
    ['in many calls', 2],
  ])('is the same after a kill at any call into the host, %s', (_, asks) => {
    const undisturbed = prepared(wanted);
    const calls = untilEnd(undisturbed, asks, Number.POSITIVE_INFINITY, false);
    expect(calls).toBeGreaterThan(20);
    const end = seen(undisturbed);
    for (let dies = 1; dies <= calls; dies += 1) {
      for (const effects of [false, true]) {
        const bench = prepared(wanted);
        untilEnd(bench, asks, dies, effects);
        // Google would have ended the killed call by now; the clock is set back so that the line with the time is the same.
        bench.clock.advance(8 * MINUTES);
        const record = bench.refresh();
        expect([dies, effects, record.outcome, record.message]).toEqual([
          dies,
          effects,
          expect.not.stringMatching('failed'),
          record.message,
        ]);
        expect([dies, effects, timeless(seen(bench))]).toEqual([dies, effects, timeless(end)]);
        expect(bench.refresh().outcome).not.toBe('failed');
        expect([dies, effects, timeless(seen(bench))]).toEqual([dies, effects, timeless(end)]);
      }
    }
  });
});

/** Without the time of the status line, which is later after a kill. */
const timeless = (value: unknown): unknown => JSON.parse(JSON.stringify(value).replace(/Refreshed \S+ \S+ by/g, 'Refreshed by'));
