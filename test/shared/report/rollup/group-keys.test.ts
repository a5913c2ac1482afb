import type { Cell } from '../../../../shared/model/cell';
import { LOG_COLUMNS } from '../../../../shared/model/log-columns';
import type { GroupKey } from '../../../../shared/report/rollup/group-keys';
import type { Measure } from '../../../../shared/report/rollup/measures';
import { recordEntry } from '../../../../shared/report/rollup/record-entry';
import { type Rollup, rolledUp } from '../../../../shared/report/rollup/rolled-up';
import { put, type Tally } from '../../../../shared/report/rollup/tally';

/** A record of the log, by the keys of its columns. */
type Cells = Readonly<Record<string, Cell>>;

/** 2026-03-12, a Thursday. */
const THURSDAY = 46_093;

interface Change extends Pick<Rollup, 'top'> {
  readonly measures?: readonly Measure[];
}

/** The rows of some records, one minute each where they don't say how long. Bo is in Sales, everybody else in Support. */
function rowsOf(
  by: readonly GroupKey[],
  log: readonly Cells[],
  { measures = ['time'], ...rollup }: Change = {},
): readonly (readonly Cell[])[] {
  const user = LOG_COLUMNS.findIndex(({ key }) => key === 'user');
  const person = (row: readonly Cell[]): string => String(row[user]);
  const entry = recordEntry({ by, columns: LOG_COLUMNS, unit: 'seconds', weekStart: 1, person, name: person });
  const tally: Tally = new Map();
  for (const cells of log) {
    const record: Cells = { time: THURSDAY, user: 'Bo', duration: 60, ...cells };
    put(tally, entry(LOG_COLUMNS.map(({ key }) => record[key] ?? '')));
  }
  return rolledUp({ by, measures, ...rollup }, tally, {
    unit: 'seconds',
    groupsOf: (name) => [name === 'Bo' ? 'Sales' : 'Support'],
    smallest: 0,
  }).rows;
}

it('a moment a fraction of a millisecond before midnight is in the last hour of its day', () => {
  expect(rowsOf(['day', 'hour'], [{ time: THURSDAY + 1 - 1e-9 }])).toEqual([[THURSDAY, 23, 60]]);
});

it('a record without a time is told as one, and no moment is invented for it', () => {
  const measures = ['time', 'first', 'last'] as const;
  expect(rowsOf(['day', 'week', 'hour'], [{ time: '' }], { measures })).toEqual([['(none)', '(none)', '(none)', 60, '', '']]);
  const [both] = rowsOf(['application'], [{ time: '' }, {}, { time: '' }], { measures });
  expect(both).toEqual(['(none)', 180, THURSDAY, THURSDAY]);
});

it.each([
  ['application', 'executable'],
  ['computer', 'computer'],
  ['location', 'location'],
] as const)('what differs in blanks and line breaks alone is one %s', (key, column) => {
  const log = ['Main Street', ' Main  Street', 'Main\nStreet '].map((name) => ({ [column]: name }));
  expect(rowsOf([key], log)).toEqual([['Main Street', 180]]);
});

it('a name stands on one line', () => {
  expect(rowsOf(['person'], [{ user: ' Ada\nByron ' }])).toEqual([['Ada Byron', 60]]);
});

it('long texts are cut, so that a few of them fit into a cell', () => {
  const long = 'x'.repeat(40_000);
  const log = [{ executable: long, computer: long, user: long, url: `https://${long}.example/` }];
  const [row = []] = rowsOf(['application', 'computer', 'person', 'site'], log);
  for (const cell of row.slice(0, 4)) expect(String(cell).length).toBeLessThanOrEqual(1000);
});

it('people and computers come by their names, applications and places by their time', () => {
  const log = [
    { user: 'Ada', computer: 'PC-1', executable: 'a.exe', location: 'Home', duration: 1 },
    { user: 'Bo', computer: 'PC-2', executable: 'b.exe', location: 'Office', duration: 2 },
    { user: 'Cy', computer: 'PC-3', executable: 'c.exe', location: 'Road', duration: 3 },
  ];
  const firsts = (key: GroupKey): readonly (Cell | undefined)[] => rowsOf([key], log).map(([first]) => first);
  expect(firsts('person')).toEqual(['Ada', 'Bo', 'Cy']);
  expect(firsts('computer')).toEqual(['PC-1', 'PC-2', 'PC-3']);
  expect(firsts('application')).toEqual(['c.exe', 'b.exe', 'a.exe']);
  expect(firsts('location')).toEqual(['Road', 'Office', 'Home']);
});

it('people of a top list come by their time', () => {
  const log = ['Ada', 'Bo', 'Cy', 'Dot'].map((user, at) => ({ user, duration: at + 1 }));
  expect(rowsOf(['person'], log, { top: 2 })).toEqual([
    ['Dot', 4],
    ['Cy', 3],
    ['All others', 3],
  ]);
});

it('a top list counts applications and sites, and whatever else has names where there are none of these', () => {
  const log = [
    { executable: 'a.exe', location: 'Home', duration: 4 },
    { executable: 'a.exe', location: 'Office', duration: 3 },
    { executable: 'b.exe', location: 'Home', duration: 2 },
    { executable: 'b.exe', location: 'Road', duration: 1 },
  ];
  expect(rowsOf(['location', 'application'], log, { top: 1 })).toEqual([
    ['Home', 'a.exe', 4],
    ['Office', 'a.exe', 3],
    ['Home', 'All others', 2],
    ['Road', 'All others', 1],
  ]);
  expect(rowsOf(['location'], log, { top: 1 })).toEqual([
    ['Home', 6],
    ['All others', 4],
  ]);
  expect(rowsOf(['hour', 'group'], [...log, { user: 'Ada', duration: 1 }], { top: 1 })).toEqual([
    [0, 'Sales', 10],
    [0, 'All others', 1],
  ]);
  expect(rowsOf(['productivity'], log, { top: 1 })).toEqual([['(none)', 10]]);
});

it('of as much time those come first that are first by name, also where they differ in a sign alone', () => {
  const log = ['_b', 'b', 'A', 'a', 'c'].map((executable) => ({ executable }));
  const rows = rowsOf(['application'], log);
  expect(rows.map(([name]) => name)).toEqual(['A', 'a', '_b', 'b', 'c']);
  expect(rowsOf(['application'], [...log].reverse())).toEqual(rows);
  const top = rowsOf(['application'], log, { top: 2 });
  expect(top.map(([name]) => name)).toEqual(['A', 'a', 'All others']);
  expect(rowsOf(['application'], [...log].reverse(), { top: 2 })).toEqual(top);
});

it('a top list that has room for all has no row of all others', () => {
  const log = ['a.exe', 'b.exe'].map((executable) => ({ executable }));
  expect(rowsOf(['application'], log, { top: 2 })).toHaveLength(2);
});
