import type { Spent } from '../../../../shared/ports';
import { sheetRows } from '../../../../shared/report/alerts/alert-rows';
import type { SheetArea, SheetValue } from '../../../../shared/sheet-writer';
import { runSync } from '../../../../shared/task';
import { budgetOfAsks } from '../../../doubles/countdown-budget';
import { handClock } from '../../../doubles/hand-clock';
import { memorySheets } from '../../../doubles/memory-sheets';

const KEYS = ['user', 'date', 'active'];

/** A sheet with rows below its header, in columns that people moved apart. @param readingMs how long each reading of cells takes */
function bench(rows: number, readingMs = 0) {
  const clock = handClock('at once');
  const sheets = memorySheets('at once');
  const { id: sheet } = sheets.addSheet('Hours', 'visible', { rows: rows + 3, columns: 6 }) as { readonly id: string };
  const lines = Array.from({ length: rows }, (_, at) => [at, '', `P${at}`, 46_000 + at, 'mine']);
  if (rows > 0) sheets.write({ sheet, row: 2, column: 0, rows, columns: 5 }, lines);
  const columns = new Map([
    ['active', 0],
    ['user', 2],
    ['date', 3],
  ]);
  const areas: SheetArea[] = [];
  const watched = {
    ...sheets,
    read: (wanted: readonly SheetArea[]) => {
      areas.push(...wanted);
      clock.advance(readingMs);
      return sheets.read(wanted);
    },
  };
  const taken: (readonly SheetValue[])[] = [];
  const search = (asks: number, wanted = columns, spent: Spent = 'time'): boolean =>
    runSync(
      sheetRows({ sheets: watched, clock, budget: budgetOfAsks(asks, spent) }, { sheet, first: 2, rows, columns: wanted }).search({
        keys: KEYS,
        days: undefined,
        limits: undefined,
        needsAll: false,
        missSome: () => undefined,
        take: (cells) => void taken.push(cells),
        found: () => ({ count: 0, findings: [], troubled: new Map(), silentDays: new Set(), missesSome: false }),
      }),
    );
  return { search, taken, areas, columns };
}

it('gives each row once, in the order of what is asked for, and reads nothing else', () => {
  const { search, taken, areas } = bench(3);
  expect(search(0)).toBe(true);
  expect(taken).toEqual([
    ['P0', 46_000, 0],
    ['P1', 46_001, 1],
    ['P2', 46_002, 2],
  ]);
  expect(areas.map(({ column, columns, row, rows }) => [column, columns, row, rows])).toEqual([
    [0, 1, 2, 3],
    [2, 2, 2, 3],
  ]);
});

it('a column that is not there is empty, and no column is no row', () => {
  const { search, taken, columns } = bench(1);
  search(0, new Map([...columns].filter(([key]) => key !== 'date')));
  expect(taken).toEqual([['P0', '', 0]]);
  expect(search(0, new Map())).toBe(true);
  expect(taken).toHaveLength(1);
});

it('no row is read where there is none', () => {
  const { search, taken, areas } = bench(0);
  expect([search(0), taken, areas]).toEqual([true, [], []]);
});

it('comes in blocks, the first of which is read in any case', () => {
  const whole = bench(70_000);
  expect(whole.search(10)).toBe(true);
  expect(whole.taken.map(([user]) => user)).toEqual(Array.from({ length: 70_000 }, (_, at) => `P${at}`));
  const cut = bench(70_000, 30_000);
  expect(cut.search(1)).toBe(false);
  expect(cut.taken.length).toBeLessThan(70_000);
  const late = bench(70_000, 30_000);
  expect(late.search(0)).toBe(false);
  expect(late.taken.length).toBeGreaterThan(0);
});

it('further ones are read for half a minute, however late it is', () => {
  const late = bench(70_000, 14_000);
  expect(late.search(0)).toBe(true);
  expect(late.taken).toHaveLength(70_000);
  const slow = bench(120_000, 14_000);
  expect(slow.search(0)).toBe(false);
  const stopped = bench(120_000);
  expect(stopped.search(0, stopped.columns, 'cancelled')).toBe(false);
  expect(stopped.taken.length).toBeLessThan(50_000);
});
