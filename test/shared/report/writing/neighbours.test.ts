import type { RunRecord } from '../../../../shared/report/kept/run';
import { refresh } from '../../../../shared/report/refresh/refresh';
import { runSync } from '../../../../shared/task';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { checkWords, DAYS, JANE, type ReportBench, report, reportBench } from '../report-bench';

const refreshed = (bench: ReportBench, id: string): RunRecord => {
  const step = runSync(refresh(bench.within(600_000), id, JANE));
  if (step.state !== 'ended') throw new Error('It did not end.');
  return step.record;
};

/** Two reports of 21 rows on one sheet: the first at A1:D22, the second where it is asked for. */
function twoReports(cell: string): ReportBench {
  const bench = reportBench();
  bench.save(report());
  bench.save(report({ id: 'r2', name: 'Second', destination: { sheet: 'Hours', cell } }));
  for (const id of ['r1', 'r2']) expect(refreshed(bench, id)).toMatchObject({ outcome: 'done', rows: 21 });
  return bench;
}

const column = (bench: ReportBench, place: number): readonly unknown[] => bench.sheets.seen('Hours').map((row) => row[place] ?? '');
const formulas = (bench: ReportBench, place: number, header: string): void => {
  bench.sheets.type('Hours', 0, place, { value: header });
  for (let row = 1; row <= 21; row += 1) bench.sheets.type('Hours', row, place, { formula: '=RC[-1]*2' });
};
const count = (cells: readonly unknown[]): number => cells.filter((cell) => cell === '=RC[-1]*2').length;

describe('two reports side by side', () => {
  it('are nothing typed by hand to each other', () => {
    const bench = twoReports('E1');
    expect(checkWords(refreshed(bench, 'r1'))).not.toContain('typed by hand');
    expect(checkWords(refreshed(bench, 'r2'))).not.toContain('typed by hand');
  });

  it.each([
    ['E1', 8],
    ['F1', 9],
  ])('have each their own row formulas to the right (the second at %s)', (cell, right) => {
    const bench = twoReports(cell);
    formulas(bench, right, 'Of the second');
    if (cell === 'F1') formulas(bench, 4, 'Of the first');
    bench.serve(fakeOrganisation(2, DAYS));
    expect(refreshed(bench, 'r1')).toMatchObject({ rows: 14 });
    expect(count(column(bench, right))).toBe(21);
    if (cell === 'F1') expect(count(column(bench, 4))).toBe(14);
    bench.serve(fakeOrganisation(4, DAYS));
    expect(refreshed(bench, 'r1')).toMatchObject({ rows: 28 });
    expect(count(column(bench, right))).toBe(21);
    if (cell === 'F1') expect(count(column(bench, 4))).toBe(28);
    expect(refreshed(bench, 'r2')).toMatchObject({ rows: 28 });
    expect(count(column(bench, right))).toBe(28);
    bench.serve(fakeOrganisation(1, DAYS));
    expect(refreshed(bench, 'r2')).toMatchObject({ rows: 7 });
    expect(count(column(bench, right))).toBe(7);
    if (cell === 'F1') expect(count(column(bench, 4))).toBe(28);
  });
});

describe('one report above another', () => {
  it('grows until it would meet the other, then stops and says where', () => {
    const bench = twoReports('A30');
    bench.serve(fakeOrganisation(4, DAYS));
    expect(refreshed(bench, 'r1')).toMatchObject({ outcome: 'done', rows: 28 });
    const before = bench.sheets.whole();
    bench.serve(fakeOrganisation(5, DAYS));
    expect(refreshed(bench, 'r1')).toMatchObject({ outcome: 'failed', message: expect.stringContaining("but A30:D36 isn't empty") });
    expect(bench.sheets.whole()).toEqual(before);
    expect(refreshed(bench, 'r2')).toMatchObject({ outcome: 'done', rows: 35 });
  });

  it('keeps its formulas also where the other one below has columns further right', () => {
    const bench = twoReports('F30');
    formulas(bench, 4, 'Mine');
    formulas(bench, 5, 'Mine too');
    bench.serve(fakeOrganisation(4, DAYS));
    expect(refreshed(bench, 'r1')).toMatchObject({ rows: 28 });
    expect([count(column(bench, 4)), count(column(bench, 5))]).toEqual([28, 28]);
  });

  it('gets a new column without taking one from the other', () => {
    const bench = twoReports('A30');
    bench.save(report({ columns: [{ key: 'date' }, { key: 'user' }, { key: 'passive' }, { key: 'userId' }, { key: 'active' }] }));
    expect(refreshed(bench, 'r1')).toMatchObject({ outcome: 'done' });
    expect(refreshed(bench, 'r2')).toMatchObject({ outcome: 'nothing-new', rows: 21 });
    expect(bench.sheets.seen('Hours')[29]?.filter((cell) => cell !== '')).toEqual(['Date', 'User', 'User ID', 'Active (s)']);
  });
});

it.each([
  ['r1', 0],
  ['r2', 29],
])('a report above another whose header was emptied does not take the other one’s for its own (%s)', (id, row) => {
  const bench = twoReports('A30');
  const before = bench.sheets.seen('Hours');
  for (let place = 0; place < 4; place += 1) bench.sheets.type('Hours', row, place, { value: '' });
  // The other one has the same rows: where its header were taken, the marks alone would show it.
  const marks = bench.sheets.marks(id);
  expect(refreshed(bench, id)).toMatchObject({ rows: 21 });
  // Its own is back.
  expect(bench.sheets.seen('Hours')).toEqual(before);
  expect(bench.sheets.marks(id)).toEqual(marks);
});
