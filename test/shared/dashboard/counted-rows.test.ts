import { READY_SHEETS } from '../../../shared/dashboard/ready/ready-sheets';
import { ANN_AND_BOB, readyBench } from './ready-bench';

const WEEKLY = READY_SHEETS.weekly.make(READY_SHEETS.weekly.defaults).blueprint;
const HEADER = WEEKLY.notes.length + 5;

/** How many rows below its header the chart shows, once a refresh has seen what somebody did to the twelve weeks. */
function charted(change: (sheets: ReturnType<typeof readyBench>['sheets']) => void): number {
  const bench = readyBench(WEEKLY);
  bench.report(ANN_AND_BOB);
  bench.bringUp();
  change(bench.sheets);
  bench.bringUp();
  const rows = new Set(bench.charts.charts[0]?.ranges?.map((range) => range.rows - 1));
  expect(rows.size).toBe(1);
  return [...rows][0] ?? 0;
}

it.each([
  ['all of its rows', 12, () => undefined],
  ['the last one too, where somebody put rows in', 14, (sheets) => sheets.insertRows(WEEKLY.title, HEADER + 4, 2)],
  ['no cells below, where somebody deleted rows', 8, (sheets) => sheets.deleteRows(WEEKLY.title, HEADER + 1, 4)],
  ['no total that somebody put below', 12, (sheets) => sheets.type(WEEKLY.title, HEADER + 14, 2, { formula: '=SUM(C1:C2)' })],
] satisfies readonly (readonly [string, number, Parameters<typeof charted>[0]])[])('charts %s', (_, rows, change) => {
  expect(charted(change)).toBe(rows);
});

it('has its number in the formulas of each row, so that it can be moved and sorted', () => {
  const bench = readyBench(WEEKLY);
  bench.report(ANN_AND_BOB);
  bench.bringUp();
  const weeks = bench.sheets
    .seen(WEEKLY.title)
    .slice(HEADER + 1)
    .map(([week]) => String(week));
  expect(weeks.map((week) => /7\*\((\d+)-12\)/.exec(week)?.[1])).toEqual(Array.from({ length: 12 }, (_, at) => String(at + 1)));
});
