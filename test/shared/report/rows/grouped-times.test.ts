import { tooFewPeople } from '#words/checks';
import { UNITS, type Unit } from '../../../../shared/model/cell';
import type { Report } from '../../../../shared/report/definition/definition';
import { activity, type ReportBench, reportBench } from '../report-bench';
import { groupedReport, organised, rowsIn } from './grouped-log';

const TODAY = '2026-03-18';
const PER_UNIT: Readonly<Record<Unit, number>> = { seconds: 1, hours: 3600, days: 86_400 };

/** A refreshed report of today's activities, of so many seconds each. */
function refreshed(seconds: readonly number[], change: Partial<Report>): ReportBench {
  const bench = reportBench();
  bench.save(groupedReport(change));
  bench.serve(organised(seconds.map((each, at) => activity(at + 1, TODAY, { personId: (at % 3) + 1, seconds: each }))));
  expect(bench.refresh().outcome).toBe('done');
  return bench;
}

it.each(UNITS)('times are what the records come to, in %s, and a share is the same in each unit', (unit) => {
  const rollup = { by: ['person'], measures: ['time', 'longest', 'share'] } as const;
  const rows = rowsIn(refreshed([600, 900, 1200, 300], { unit, rollup }));
  const times = [
    [900, 600],
    [900, 900],
    [1200, 1200],
  ].map(([time = 0, longest = 0]) => [time / PER_UNIT[unit], longest / PER_UNIT[unit], time / 3000]);
  expect(rows.map(([, ...said]) => said)).toEqual(times);
});

it.each(UNITS)('fractions of a second are added up without a loss, in %s', (unit) => {
  const rows = rowsIn(refreshed(Array(10).fill(59.999), { unit, rollup: { by: ['day'], measures: ['time'] } }));
  expect(rows.map(([, time]) => time)).toEqual([599.99 / PER_UNIT[unit]]);
});

it('a record without a duration counts, and adds no time', () => {
  const rows = rowsIn(refreshed([60, '' as unknown as number], { rollup: { by: ['day'], measures: ['time', 'activities', 'share'] } }));
  expect(rows.map(([, ...said]) => said)).toEqual([[60, 2, 1]]);
});

it('where nothing has any time, nothing has a share of it', () => {
  const rows = rowsIn(refreshed([0, 0], { rollup: { by: ['person'], measures: ['time', 'share'] } }));
  expect(rows.map(([, ...said]) => said)).toEqual([
    [0, 0],
    [0, 0],
  ]);
});

it('a summary tells of no single activity when it was, nor how long', () => {
  const bench = refreshed([600, 900, 1200], {
    privacy: { people: 'summary', smallestGroup: 3 },
    rollup: { by: ['day', 'computer'], measures: ['time', 'first', 'last', 'longest', 'people'] },
  });
  expect(bench.sheets.seen('Log')).toEqual([
    ['Date', 'Time (s)', 'People'],
    [46_099, 2700, 3],
  ]);
});

it.each(UNITS)('what is left out for being about too few people is told in hours, in a report in %s', (unit) => {
  const bench = reportBench();
  const log = [1, 2, 3].map((personId) => activity(personId, TODAY, { personId, seconds: 60 }));
  const apart = [1, 2, 3].map((personId) => activity(personId + 3, TODAY, { personId, seconds: 3600, executable: `${personId}.exe` }));
  bench.save(
    groupedReport({ unit, privacy: { people: 'summary', smallestGroup: 3 }, rollup: { by: ['application'], measures: ['time'] } }),
  );
  bench.serve(organised([...log, ...apart]));
  const { checks } = bench.refresh();
  expect(rowsIn(bench)).toEqual([['editor.exe', 180 / PER_UNIT[unit]]]);
  expect(checks).toContainEqual({ verdict: 'warning', words: tooFewPeople(3, 3, ['3.00', 'Time']) });
});

it.each(['names', 'pseudonyms'] as const)('no group is too small to show where people are shown by %s', (people) => {
  const rollup = { by: ['person'], measures: ['people'] } as const;
  const bench = refreshed([60, 60, 60], { privacy: { people, smallestGroup: 5 }, rollup });
  expect(rowsIn(bench).map(([, count]) => count)).toEqual([1, 1, 1]);
});
