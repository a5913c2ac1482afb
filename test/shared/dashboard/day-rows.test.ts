import { READY_SHEETS } from '../../../shared/dashboard/ready/ready-sheets';
import { ANN_AND_BOB, FACTS_THEN, readyBench } from './ready-bench';

/** How many rows a sheet has. */
const rowsOf = ({ sheets }: ReturnType<typeof readyBench>, name: string): number | undefined => {
  const info = sheets.sheet('name', name) as { readonly rows: number } | undefined;
  return info?.rows;
};

const benchOf = (kind: 'timesheet' | 'weekly') => {
  const { make, defaults } = READY_SHEETS[kind];
  const bench = readyBench(make(defaults).blueprint);
  bench.report(ANN_AND_BOB);
  bench.bringUp();
  return bench;
};

const YEAR = { from: Number(FACTS_THEN.from), to: Number(FACTS_THEN.from) + 365 };

it('gives the report’s sheet and Days off a row for each day of the period again, where a person deleted them', () => {
  const bench = benchOf('timesheet');
  bench.sheets.deleteRows("It's data", 10, 190);
  bench.sheets.deleteRows('Days off', 8, (rowsOf(bench, 'Days off') ?? 0) - 8);
  expect(['Days off', "It's data"].map((name) => rowsOf(bench, name))).toEqual([8, 10]);
  bench.bringUp(YEAR);
  expect(['Days off', "It's data"].map((name) => rowsOf(bench, name))).toEqual([366, 366]);
  bench.bringUp();
  expect(['Days off', "It's data"].map((name) => rowsOf(bench, name))).toEqual([366, 366]);
});

it('adds none for a ready sheet that looks up no days off', () => {
  const bench = benchOf('weekly');
  bench.bringUp(YEAR);
  expect(rowsOf(bench, "It's data")).toBe(200);
});
