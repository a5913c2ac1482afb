import fc from 'fast-check';
import { ActivTrakError } from '../../../../shared/errors';
import { budgetOfAsks } from '../../../doubles/countdown-budget';
import type { FakeApiOptions } from '../../../doubles/fake-api';
import type { FakeActivity } from '../../../doubles/fake-organisation';
import { httpAnswer } from '../../../doubles/scripted-transport';
import { activity, JANE, type ReportBench, reportBench } from '../report-bench';
import { activitiesOn, expectedRows, groupedReport, inAnyOrder, organised, rowsIn } from './grouped-log';

const DAYS = ['2026-03-16', '2026-03-17', '2026-03-18'];
const KEPT = groupedReport({ disposition: 'merge' });

const daysAsked = (bench: ReportBench): readonly string[] =>
  bench
    .transport()
    .rounds.flat()
    .filter(({ url }) => !url.includes('cursor='))
    .map(({ url }) => new URL(url).searchParams.get('startDate') ?? '');

it('late records count once, in the days to which they belong', () => {
  const bench = reportBench();
  const log = activitiesOn(DAYS, 40);
  bench.save(KEPT);
  bench.serve(organised(log.slice(0, 25)), { largestPage: 6 });
  bench.refresh();
  bench.serve(organised(log), { largestPage: 6 });
  expect(bench.refresh().outcome).toBe('done');
  expect(inAnyOrder(rowsIn(bench))).toEqual(expectedRows(log));
  expect(bench.refresh().outcome).toBe('nothing-new');
});

it('whatever arrives when, and however short calls are, the sheet has what all records come to', () => {
  const someServers = fc.constantFrom<Partial<FakeApiOptions>>({}, { ignores: ['endDate'] }, { bareStart: true }, { cursorLength: 300 });
  const someArrivals = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(
      someArrivals,
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 4 }),
      someServers,
      (arrivals, largestPage, asks, server) => {
        const bench = reportBench();
        const all = activitiesOn(DAYS, 80);
        bench.save(KEPT);
        let there = 0;
        for (const more of arrivals) {
          there += more;
          bench.serve(organised(all.slice(0, there)), { largestPage, ...server });
          for (let call = 0; call < 200; call += 1) {
            if (bench.step(JANE, { ...bench.ports, budget: budgetOfAsks(asks, 'time') }).state === 'ended') break;
          }
          expect(inAnyOrder(rowsIn(bench))).toEqual(expectedRows(all.slice(0, there)));
        }
      },
    ),
    { numRuns: 60 },
  );
});

it("late records of a day before the report's count in the groups of their people, whoever works today", () => {
  const bench = reportBench();
  const [yesterday, today] = ['2026-03-17', '2026-03-18'];
  const rollup = { by: ['day', 'group'], measures: ['activities'] } as const;
  const save = (words: string): void => bench.save(groupedReport({ disposition: 'merge', range: { kind: 'words', words }, rollup }));
  const log = activitiesOn([yesterday], 30);
  const all = organised([
    ...log,
    ...activitiesOn([yesterday], 6, 31),
    ...activitiesOn([today], 3, 40).filter(({ personId }) => personId === 1),
  ]);
  bench.serve(organised(log));
  save('last 2 days');
  bench.refresh();
  save('today');
  bench.refresh();
  bench.serve({ ...all, days: all.days.filter(({ date, personId }) => date < today || personId === 1) });
  bench.refresh();
  expect(inAnyOrder(rowsIn(bench))).toEqual(
    inAnyOrder([
      [46098, 'Sales', 12],
      [46098, 'Support', 24],
      [46099, 'Support', 1],
    ]),
  );
});

it("the days on either side, which are read for other zones, are not said to be the report's", () => {
  const bench = reportBench();
  const days = ['2026-03-07', '2026-03-08', '2026-03-09', '2026-03-15', '2026-03-16'];
  bench.save(groupedReport({ disposition: 'merge', range: { kind: 'words', words: 'last week' } }));
  bench.serve(organised(activitiesOn(days, 20)));
  const said = (): string =>
    bench
      .refresh()
      .checks.map((check) => check.words)
      .join(' ');
  expect(said()).toContain('Days from 2026-03-09 to 2026-03-15, within 2026-03-09 to 2026-03-15.');
  bench.serve(organised(activitiesOn(['2026-03-08', '2026-03-16'], 20)));
  expect(said()).not.toContain('Days from');
});

it('only days that were touched are read again, with a day on either side', () => {
  const bench = reportBench();
  const days = Array.from({ length: 18 }, (_, at) => `2026-03-${String(at + 1).padStart(2, '0')}`);
  const log = activitiesOn(days, 60);
  bench.save({ ...KEPT, range: { kind: 'words', words: 'this month' } });
  bench.serve(organised(log));
  bench.refresh();
  const late = [activity(901, '2026-03-02'), activity(902, '2026-03-10')];
  bench.serve(organised([...log, ...late]));
  const { checks } = bench.refresh();
  expect(checks.filter(({ verdict }) => verdict !== 'good')).toEqual([]);
  const asked = new Set(daysAsked(bench));
  for (const day of asked) expect(['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-09', '2026-03-10', '2026-03-11']).toContain(day);
  expect(inAnyOrder(rowsIn(bench))).toEqual(expectedRows([...log, ...late]));
});

it('records of a computer whose clock is ahead stop no refresh where the server knows no days after today', () => {
  const bench = reportBench();
  bench.save(KEPT);
  const fault = (_: string, asked: URLSearchParams) =>
    !asked.has('cursor') && (asked.get('startDate') ?? '') > '2026-03-18' ? httpAnswer(400) : undefined;
  const log = activitiesOn(DAYS, 8);
  bench.serve(organised(log), { fault });
  bench.refresh();
  const all = [...log, activity(60, '2026-03-19'), activity(61, '2027-01-01'), activity(62, '2026-03-16')];
  bench.serve(organised(all), { fault });
  expect(bench.refresh().message).toBe('2 rows added and 1 updated.');
  expect(inAnyOrder(rowsIn(bench))).toEqual(expectedRows(all));
});

it.each(['busy', 'unexpected'] as const)(
  'where the host fails while the sums of days far apart are put aside, the next refresh has all of them: %s',
  (code) => {
    const bench = reportBench();
    const log = activitiesOn(['2026-03-02', '2026-03-06', '2026-03-10', '2026-03-17'], 12);
    const all = [...log, activity(50, '2026-03-02'), activity(51, '2026-03-10')];
    bench.save({ ...KEPT, range: { kind: 'words', words: 'this month' } });
    bench.serve(organised(log));
    bench.refresh();
    bench.serve(organised(all));
    const kept = bench.keep();
    const { write } = bench.sheets;
    let calls = 0;
    for (let at = 1; calls >= at - 1; at += 1) {
      kept.restore();
      calls = 0;
      const fails: typeof write = (...args) => {
        calls += 1;
        if (calls === at) throw new ActivTrakError(code, 'The host can not.', { retryable: true });
        return write(...args);
      };
      try {
        bench.refresh(JANE, { ...bench.within(600_000), sheets: { ...bench.sheets, write: fails } });
      } catch {
        // It says so, and leaves the work to the next one.
      }
      bench.refresh();
      expect([at, inAnyOrder(rowsIn(bench))]).toEqual([at, expectedRows(all)]);
    }
    expect(calls).toBeGreaterThan(2);
  },
);

it('a group that is gone from a day that was read again is gone from the sheet, and what people typed beside stays', () => {
  const bench = reportBench();
  const before = [activity(1, '2026-03-18', { executable: 'old.exe' }), activity(2, '2026-03-17', { executable: 'other.exe' })];
  bench.save(KEPT);
  bench.serve(organised(before));
  bench.refresh();
  bench.sheets.type('Log', 1, 6, { value: 'mine' });
  // ActivTrak may call an application otherwise by now.
  const after = [
    { ...(before[0] as FakeActivity), executable: 'new.exe' },
    before[1] as FakeActivity,
    activity(3, '2026-03-18', { executable: 'new.exe' }),
  ];
  bench.serve(organised(after));
  bench.refresh();
  expect(inAnyOrder(rowsIn(bench).flatMap((row) => (row[0] === '' ? [] : [row.slice(0, 5)])))).toEqual(expectedRows(after));
  expect(bench.sheets.seen('Log')[1]?.[6]).toBe('mine');
});

it('days that ActivTrak keeps no more stay as they are, also the one in the middle of which it cut', () => {
  const bench = reportBench();
  const log = [1, 2, 3, 4].map((number) => activity(number, number < 3 ? '2026-01-05' : '2026-03-18', { executable: 'editor.exe' }));
  bench.save({ ...KEPT, range: { kind: 'fixed', from: '2026-01-01', to: 'today' } });
  bench.serve(organised(log));
  bench.refresh();
  const late = activity(5, '2026-01-05', { seconds: 1, executable: 'editor.exe' });
  const gone = { ...(log[0] as FakeActivity), time: '2025-01-01T08:00:00', utc: '2025-01-01T08:00:00' };
  bench.serve(organised([gone, ...log.slice(1), late]));
  const record = bench.refresh();
  expect(inAnyOrder(rowsIn(bench))).toEqual(expectedRows(log));
  expect(record.checks.filter(({ verdict }) => verdict === 'warning')).toHaveLength(1);
});

it.each([['activities'], ['people'], ['time'], ['time', 'activities']] as const)(
  'days of which ActivTrak keeps less than the sheet has stay, however little of each group there is: %s',
  (...measures) => {
    const bench = reportBench();
    const log = ['a', 'b', 'c', 'd', 'e', 'f'].map((executable, at) => activity(at + 1, '2026-01-05', { seconds: 1, executable }));
    bench.save({ ...KEPT, range: { kind: 'fixed', from: '2026-01-01', to: 'today' }, rollup: { by: ['day', 'application'], measures } });
    bench.serve(organised(log));
    bench.refresh();
    const before = bench.sheets.seen('Log');
    const gone = log.slice(0, 2).map((one) => ({ ...one, time: '2025-01-01T08:00:00', utc: '2025-01-01T08:00:00' }));
    const late = activity(7, '2026-01-05', { seconds: 1, executable: 'g' });
    bench.serve(organised([...gone, ...log.slice(2), late]));
    bench.refresh();
    expect(bench.sheets.seen('Log')).toEqual(before);
    // As much as the sheet has is there once more: the day is known anew.
    bench.serve(organised([...gone, ...log.slice(2), late, activity(8, '2026-01-05', { seconds: 1, executable: 'h' })]));
    bench.refresh();
    expect(rowsIn(bench).map(([, application]) => application)).toEqual(['c', 'd', 'e', 'f', 'g', 'h']);
  },
);

it.each([['time'], ['activities'], ['time', 'activities']] as const)(
  'days of which ActivTrak keeps less than the sheet has stay where a person deleted the first measure: %s',
  (...measures) => {
    const bench = reportBench();
    const log = ['a', 'b', 'c', 'd'].map((executable, at) => activity(at + 1, '2026-01-05', { executable }));
    bench.save({ ...KEPT, range: { kind: 'fixed', from: '2026-01-01', to: 'today' }, rollup: { by: ['day', 'application'], measures } });
    bench.serve(organised(log));
    bench.refresh();
    bench.sheets.deleteColumns('Log', 2, 1);
    const before = rowsIn(bench);
    const gone = log.slice(0, 2).map((one) => ({ ...one, time: '2025-01-01T08:00:00', utc: '2025-01-01T08:00:00' }));
    bench.serve(organised([...gone, ...log.slice(2), activity(5, '2026-01-05', { executable: 'e' })]));
    expect(bench.refresh().outcome).not.toBe('failed');
    expect(rowsIn(bench)).toEqual(before);
  },
);

it('days of which ActivTrak keeps as much as the sheet has give way, also where a host turned times into whole milliseconds', () => {
  const bench = reportBench();
  const log = ['a', 'b', 'c'].map((executable, at) => activity(at + 1, '2026-01-05', { seconds: 100 + at, executable }));
  const rollup = { by: ['day', 'application'], measures: ['time'] } as const;
  bench.save({ ...KEPT, unit: 'days', range: { kind: 'fixed', from: '2026-01-01', to: 'today' }, rollup });
  bench.serve(organised(log));
  bench.refresh();
  for (const [at, [, , time]] of rowsIn(bench).entries()) bench.sheets.type('Log', at + 1, 2, { value: Number(time) + 0.001 / 86_400 });
  bench.serve(organised([...log, activity(4, '2026-01-05', { seconds: 0, executable: 'd' })]));
  bench.refresh();
  expect(
    rowsIn(bench)
      .map(([, application]) => application)
      .sort(),
  ).toEqual(['a', 'b', 'c', 'd']);
});

it('a day that ActivTrak surely keeps gives way also where less came of it than the sheet has', () => {
  const bench = reportBench();
  const log = activitiesOn(['2026-03-17'], 20);
  bench.save(KEPT);
  bench.serve(organised(log));
  bench.refresh();
  const changed = [...log.map((one) => ({ ...one, seconds: 1 })), ...activitiesOn(['2026-03-17'], 1, 21)];
  bench.serve(organised(changed));
  bench.refresh();
  expect(inAnyOrder(rowsIn(bench))).toEqual(expectedRows(changed));
});

it('late records of days before the report are left out', () => {
  const bench = reportBench();
  const log = activitiesOn(DAYS, 10);
  bench.save(KEPT);
  bench.serve(organised(log));
  bench.refresh();
  bench.serve(organised([...log, activity(50, '2026-02-01')]));
  expect(bench.refresh().outcome).toBe('nothing-new');
  expect(inAnyOrder(rowsIn(bench))).toEqual(expectedRows(log));
});

it('what is grouped by in another order are the same groups, whose columns stay where they stand', () => {
  const bench = reportBench();
  const log = activitiesOn(DAYS, 40);
  bench.save(KEPT);
  bench.serve(organised(log.slice(0, 25)));
  bench.refresh();
  bench.save({ ...KEPT, rollup: { by: ['application', 'day'], measures: ['time', 'activities', 'people'] } });
  bench.serve(organised(log));
  expect(bench.refresh().outcome).toBe('done');
  expect(inAnyOrder(rowsIn(bench))).toEqual(expectedRows(log));
  expect(bench.refresh().outcome).toBe('nothing-new');
  bench.save({ ...KEPT, rollup: { by: ['application', 'day', 'hour'], measures: ['time'] } });
  expect(bench.refresh().outcome).toBe('failed');
});

it('a server that no longer knows the cursor is asked by the days, and nothing counts twice', () => {
  const bench = reportBench();
  const log = activitiesOn(DAYS, 30);
  bench.save(KEPT);
  bench.serve(organised(log.slice(0, 20)), { largestPage: 6 });
  bench.refresh();
  let isRefused = false;
  bench.serve(organised(log), {
    largestPage: 6,
    fault: (_, parameters) => {
      if (isRefused || parameters.get('cursor') !== 'c20') return undefined;
      isRefused = true;
      return { status: 400, headers: {}, body: '{"messages":["Bad cursor"],"success":false}' };
    },
  });
  bench.refresh();
  expect(isRefused).toBe(true);
  expect(inAnyOrder(rowsIn(bench))).toEqual(expectedRows(log));
});

it('days are those of the computers, whichever zone ActivTrak cuts them in', () => {
  // Its days are those of UTC; these computers are nine hours ahead.
  const bench = reportBench();
  const at = (number: number, utc: string, time: string) => ({
    ...activity(number, utc.slice(0, 10)),
    utc,
    time,
    executable: 'editor.exe',
  });
  const log = [
    at(1, '2026-03-16T20:00:00', '2026-03-17T05:00:00'),
    at(2, '2026-03-17T01:00:00', '2026-03-17T10:00:00'),
    at(3, '2026-03-17T20:00:00', '2026-03-18T05:00:00'),
  ];
  const served = (list: readonly FakeActivity[]) => bench.serve({ ...organised(list), isCutByUtc: true });
  bench.save(KEPT);
  served(log.slice(0, 2));
  bench.refresh();
  served(log);
  bench.refresh();
  expect(inAnyOrder(rowsIn(bench))).toEqual(expectedRows(log));
  const late = at(4, '2026-03-16T21:00:00', '2026-03-17T06:00:00');
  served([...log, late]);
  bench.refresh();
  expect(inAnyOrder(rowsIn(bench))).toEqual(expectedRows([...log, late]));
});
