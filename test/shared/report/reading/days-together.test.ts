import fc from 'fast-check';
import { isoDay } from '../../../../shared/model/serial';
import type { Report } from '../../../../shared/report/definition/definition';
import { budgetOfAsks } from '../../../doubles/countdown-budget';
import { type FakeActivity, fakeOrganisation } from '../../../doubles/fake-organisation';
import { httpAnswer } from '../../../doubles/scripted-transport';
import { activity, type ReportBench, report, reportBench } from '../report-bench';

/** The clock's. */
const TODAY = Date.UTC(2026, 2, 18) / 86_400_000 + 25_569;
const COLUMNS = [{ key: 'logId' }, { key: 'time' }, { key: 'user' }];

const logReport = (change: Partial<Report> = {}): Report =>
  report({
    stream: 'activity-log',
    range: { kind: 'words', words: 'last 30 days' },
    columns: COLUMNS,
    destination: { sheet: 'Log', cell: 'A1' },
    ...change,
  });

/** The day so many days ago. */
const ago = (days: number): string => isoDay(TODAY - days);

/** An activity of a day; those with a higher number are later in it. */
function later(number: number, daysAgo: number, second: number): FakeActivity {
  const time = `${ago(daysAgo)}T09:00:${String(second).padStart(2, '0')}`;
  return activity(number, ago(daysAgo), { time, utc: time });
}

/** So many activities of each day, the oldest day first; they arrived in that order. */
function logOf(perDay: (daysAgo: number) => number, days = 30): FakeActivity[] {
  const all: FakeActivity[] = [];
  for (let day = days - 1; day >= 0; day -= 1) for (let one = 0; one < perDay(day); one += 1) all.push(later(all.length + 1, day, one));
  return all;
}

const seen = (bench: ReportBench): readonly (readonly unknown[])[] => bench.sheets.seen('Log').slice(1);
const idsOf = (bench: ReportBench): readonly unknown[] => seen(bench).map(([id]) => id);
const roundsOf = (bench: ReportBench): readonly (readonly string[])[] =>
  bench
    .transport()
    .rounds.map((round) => round.map(({ url }) => url).filter((url) => url.includes('activitylog')))
    .filter((round) => round.length > 0);

const DISPOSITIONS = ['replace', 'append', 'merge'] as const;

describe.each(DISPOSITIONS)('a month of the log to %s', (disposition) => {
  it('is read in as many rounds as its longest day has pages, and not one page after the other', () => {
    const bench = reportBench();
    const log = logOf((day) => (day % 3 === 0 ? 40 : 30));
    bench.save(logReport({ disposition }));
    bench.serve(fakeOrganisation(2, [], log), { largestPage: 10 });
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: log.length });
    expect(idsOf(bench)).toEqual(log.map(({ logId }) => logId));
    const rounds = roundsOf(bench);
    expect(rounds.flat().length).toBeGreaterThanOrEqual(130);
    expect(rounds.length).toBeLessThanOrEqual(8);
    expect(Math.max(...rounds.map((round) => round.length))).toBe(20);
  });

  it.each(['no last day', 'no ids'] as const)('is read one page after the other where the server knows %s', (lack) => {
    const bench = reportBench();
    const log = logOf(() => 12).map((one) => (lack === 'no ids' ? { ...one, logId: 'null' } : one));
    bench.save(logReport({ disposition, columns: [{ key: 'time' }, { key: 'user' }] }));
    bench.serve(fakeOrganisation(2, [], log), { largestPage: 10, ...(lack === 'no last day' ? { ignores: ['endDate'] } : {}) });
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: log.length });
    const last = roundsOf(bench).slice(-20);
    expect(last.every((round) => round.length === 1)).toBe(true);
  });

  it('stands in the order of its days where its rows were put aside and say no time', () => {
    const bench = reportBench();
    const log = logOf((day) => 3 + (day % 4));
    bench.save(logReport({ disposition, columns: [{ key: 'logId' }, { key: 'user' }] }));
    bench.serve(fakeOrganisation(2, [], log), { largestPage: 2 });
    let calls = 0;
    for (; bench.step(undefined, { ...bench.ports, budget: budgetOfAsks(2, 'time') }).state !== 'ended'; calls += 1) if (calls > 300) break;
    expect(calls).toBeGreaterThan(2);
    expect(idsOf(bench)).toEqual(log.map(({ logId }) => logId));
  });

  it('keeps what it needs to go on within a property, also with long cursors', () => {
    for (const cursorLength of [60, 400, 2500]) {
      const bench = reportBench();
      const log = logOf(() => 9);
      bench.save(logReport({ disposition }));
      bench.serve(fakeOrganisation(2, [], log), { largestPage: 2, cursorLength });
      let longest = 0;
      for (
        let calls = 0;
        bench.step(undefined, { ...bench.ports, budget: budgetOfAsks(3, 'time') }).state !== 'ended' && calls < 900;
        calls += 1
      )
        longest = Math.max(longest, bench.documents.entries.get('activtrak.run.r1')?.length ?? 0);
      expect(idsOf(bench)).toEqual(log.map(({ logId }) => logId));
      expect(longest).toBeGreaterThan(1000);
      expect(longest).toBeLessThan(9000);
    }
  });
});

describe.each(['append', 'merge'] as const)('records that arrive while the log is read to %s', (disposition) => {
  const arrivals = fc.array(fc.record({ at: fc.nat({ max: 60 }), daysAgo: fc.nat({ max: 9 }) }), { maxLength: 25 });
  it.each([
    ['with ids', COLUMNS],
    ['without ids', COLUMNS.slice(1)],
  ] as const)('are there once, now or with the next refresh (%s)', (_, columns) => {
    fc.assert(
      fc.property(
        arrivals,
        fc.constantFrom(1, 2, 5),
        fc.boolean(),
        fc.constantFrom(undefined, 2, 7),
        (comes, largestPage, bareStart, asks) => {
          const bench = reportBench();
          const log = logOf((day) => (day + 4) % 6, 10);
          const people = log.length;
          let requests = 0;
          const arrive = (): void => {
            for (const { at, daysAgo } of comes) if (at === requests) log.push(activity(log.length + 1, ago(daysAgo)));
            requests += 1;
          };
          bench.save(logReport({ disposition, columns, range: { kind: 'words', words: 'last 10 days' } }));
          bench.serve(fakeOrganisation(2, [], log), {
            largestPage,
            bareStart,
            fault: (path) => {
              if (path.endsWith('activitylog')) arrive();
              return undefined;
            },
          });
          const ports = () => (asks === undefined ? bench.ports : { ...bench.ports, budget: budgetOfAsks(asks, 'time') });
          const toTheEnd = () => {
            for (let calls = 0; calls < 400; calls += 1) {
              const step = bench.step(undefined, ports());
              if (step.state === 'ended') return step.record;
            }
            throw new Error('The refresh does not end.');
          };
          expect(toTheEnd().outcome).toBe('done');
          requests = 61;
          expect(toTheEnd().outcome).not.toBe('failed');
          expect(toTheEnd().outcome).toBe('nothing-new');
          expect(people).toBeLessThanOrEqual(log.length);
          const ids = log.map((one) => one.time + one.logId).sort();
          const rows = seen(bench);
          expect(rows.length).toBe(ids.length);
          if (columns.length === 3) expect(new Set(idsOf(bench)).size).toBe(ids.length);
        },
      ),
      { numRuns: 60 },
    );
  });
});

it('several people are each read by their days, and a person with two choices once', () => {
  const bench = reportBench();
  const log = logOf((day) => 5 + (day % 3), 12);
  bench.save(
    logReport({
      range: { kind: 'words', words: 'last 12 days' },
      who: [
        { kind: 'user', id: 1, name: 'Person 1' },
        { kind: 'group', id: 52, name: 'Support' },
        { kind: 'user', id: 2, name: 'Person 2' },
      ],
    }),
  );
  bench.serve(fakeOrganisation(2, [], log), { largestPage: 2 });
  expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: log.length });
  expect([...idsOf(bench)].sort()).toEqual(log.map(({ logId }) => logId));
  expect(roundsOf(bench).length).toBeLessThan(20);
});

describe('the log of thirty people', () => {
  const PEOPLE = Array.from({ length: 30 }, (_, index) => index + 1);
  const who = PEOPLE.map((id) => ({ kind: 'user', id, name: `Person ${id}` }) as const);
  const logUpTo = (days: number, length: number): FakeActivity[] =>
    Array.from({ length }, (_, index) => ({ ...later(index + 1, (index * 7) % days, index % 60), personId: 1 + (index % PEOPLE.length) }));

  it.each(DISPOSITIONS)('goes twenty requests together, then and when it goes on (%s)', (disposition) => {
    const bench = reportBench();
    const log = logUpTo(10, 900);
    bench.save(logReport({ disposition, who, range: { kind: 'words', words: 'last 10 days' } }));
    bench.serve(fakeOrganisation(PEOPLE.length, [], log), { largestPage: 4 });
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: log.length });
    expect([...idsOf(bench)].sort()).toEqual(log.map(({ logId }) => logId));
    const before = roundsOf(bench);
    // Whether the filter counts is asked once for all of them, and each one's lead says where it ends.
    expect(before.length).toBeLessThanOrEqual(Math.ceil(before.flat().length / 20) + 10);
    const more = [...log, ...logUpTo(1, 990).slice(900)];
    bench.serve(fakeOrganisation(PEOPLE.length, [], more), { largestPage: 4 });
    expect(bench.refresh()).toMatchObject({ rows: more.length });
    expect([...idsOf(bench)].sort()).toEqual(more.map(({ logId }) => logId));
    // Each person has a page of new records and the one behind it.
    if (disposition !== 'replace') expect(roundsOf(bench).length).toBeLessThanOrEqual(Math.ceil(60 / 20) + 4);
  });
});

it('a server that refuses a cursor beside a last day is read one page after the other', () => {
  const bench = reportBench();
  const log = logOf(() => 4, 8);
  bench.save(logReport({ range: { kind: 'words', words: 'last 8 days' }, disposition: 'merge' }));
  bench.serve(fakeOrganisation(2, [], log), {
    largestPage: 3,
    fault: (_, parameters) => (parameters.has('cursor') && parameters.has('endDate') ? httpAnswer(400, '{"messages":["no"]}') : undefined),
  });
  expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: log.length });
});

describe('a server that answers few requests at a time', () => {
  it.each([1, 3, 7])('gets fewer together, then more again (%i)', (most) => {
    const bench = reportBench();
    const log = logOf(() => 6);
    let [round, inRound, isLimiting] = [-1, 0, true];
    const refused: number[] = [];
    bench.save(logReport());
    bench.serve(fakeOrganisation(2, [], log), {
      largestPage: 3,
      fault: (_, __, now) => {
        if (now !== round) [round, inRound] = [now, 0];
        inRound += 1;
        isLimiting = now < 40;
        if (!isLimiting || inRound <= most) return undefined;
        refused[now] = (refused[now] ?? 0) + 1;
        return httpAnswer(429, '', { 'retry-after': '1' });
      },
    });
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: log.length });
    const sizes = bench.transport().rounds.map(({ length }) => length);
    // Soon no more than it takes, and now and then one more as a try.
    const settled = sizes.slice(8, 40);
    expect(Math.max(...settled)).toBeLessThanOrEqual(2 * most + 1);
    if (sizes.length > 50) expect(Math.max(...sizes.slice(41, -3))).toBeGreaterThan(most + 3);
  });
});
