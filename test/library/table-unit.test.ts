import type { SheetInfo } from '../../shared/sheet-writer';
import { runSync } from '../../shared/task';
import { tableOf } from '../../sheets-addon/library/table';
import { writeOnto } from '../../sheets-addon/library/write-table';
import { type MemorySheets, memorySheets } from '../doubles/memory-sheets';
import { isChange, Killed, mortalHost } from '../doubles/mortal-host';
import { expectSame } from '../doubles/same-as';
import { createLibraryBench, type LibraryBench } from './library-bench';

let library: LibraryBench;
beforeEach(async () => {
  library = await createLibraryBench();
});
afterEach(() => library.dispose());

type Unit = 'days' | 'hours' | 'seconds';

const SHEET = 'const sheet = SpreadsheetApp.getActive().getSheets()[0];';
/** Eight hours, and four, of one person on days of a month. */
const rows = (...days: readonly number[]): string =>
  JSON.stringify(days.map((day) => ({ date: `2026-11-0${day}`, userId: 1, active: day % 2 === 1 ? 28_800 : 14_400 })));
const writing = (unit: Unit, mode: string, days: readonly number[], options = ''): string =>
  `${SHEET} return ActivTrak.writeTable(sheet, ActivTrak.table(${rows(...days)}, { unit: '${unit}' ${options} }), { mode: '${mode}' });`;
const write = (...given: Parameters<typeof writing>): unknown => library.value(writing(...given));
const refusal = (...given: Parameters<typeof writing>): string => library.failure(writing(...given));
const shown = (): unknown => library.value(`${SHEET} return sheet.getDataRange().getDisplayValues().map((row) => row[2]);`);

const SHOWN: Readonly<Record<Unit, readonly string[]>> = {
  days: ['Active', '8:00:00', '4:00:00'],
  hours: ['Active (h)', '8.00', '4.00'],
  seconds: ['Active (s)', '28800', '14400'],
};
const UNITS = Object.keys(SHOWN) as readonly Unit[];
const CHANGES = UNITS.flatMap((before) => UNITS.flatMap((after) => (before === after ? [] : [[before, after] as const])));

test.each(CHANGES)('times that were written in %s show right once they are replaced in %s', (before, after) => {
  write(before, 'replace', [1]);
  write(after, 'replace', [1, 2]);
  expect(shown()).toEqual(SHOWN[after]);
  write(before, 'replace', [1, 2]);
  expect(shown()).toEqual(SHOWN[before]);
});

test.each(['merge', 'append'])('%s puts no times in another unit beside those that stay', (mode) => {
  write('days', mode, [1]);
  expect(refusal('hours', mode, [2])).toBe(
    "argument: The times of “Sheet1 A1” are in days in the sheet, but in hours in this table. Make the table with unit: 'days', or replace all rows.",
  );
  expect(refusal('hours', mode, [2], `, labels: { active: 'Active' }`)).toMatch(/^argument: The times of/);
  expect(shown()).toEqual(['Active', '8:00:00']);
  write('days', mode, [2]);
  expect(shown()).toEqual(SHOWN.days);
});

test('what was replaced in another unit is merged and appended in that one', () => {
  write('days', 'merge', [1]);
  write('hours', 'replace', [1]);
  expect(write('hours', 'merge', [1, 2])).toEqual({ added: 1, updated: 0, rows: 2 });
  expect(shown()).toEqual(SHOWN.hours);
  expect(refusal('days', 'append', [3])).toMatch(/are in hours in the sheet, but in days/);
});

test('a unit says nothing of a table without times', () => {
  const names = (unit: Unit): string =>
    `${SHEET} return ActivTrak.writeTable(sheet, ActivTrak.table([{ userId: 1, user: 'Ann' }], { unit: '${unit}' }), { mode: 'append' });`;
  library.value(names('days'));
  expect(library.value(names('hours'))).toMatchObject({ rows: 2 });
});

test('a table without times may get some in any unit', () => {
  write('days', 'replace', [1]);
  library.value(`${SHEET} return ActivTrak.writeTable(sheet, ActivTrak.table([{ date: '2026-11-01', userId: 1 }]));`);
  expect(write('hours', 'merge', [1])).toMatchObject({ updated: 1, rows: 1 });
  expect(write('hours', 'merge', [1, 2])).toMatchObject({ added: 1, rows: 2 });
  expect(shown()).toEqual(SHOWN.hours);
});

test('a table made by hand is in days where it names no unit', () => {
  const made = (value: number): string => `{ columns: [{ key: 'active', label: 'Active', kind: 'duration' }], values: [[${value}]] }`;
  const put = (value: number): unknown => library.value(`${SHEET} return ActivTrak.writeTable(sheet, ${made(value)}, { mode: 'append' });`);
  put(0.25);
  expect(put(0.5)).toMatchObject({ rows: 2 });
  expect(library.value(`${SHEET} return sheet.getDataRange().getDisplayValues().flat();`)).toEqual(['Active', '6:00:00', '12:00:00']);
  expect(refusal('hours', 'append', [1])).toMatch(/are in days in the sheet, but in hours/);
});

test('a look of a person’s own stays while the unit does', () => {
  write('days', 'replace', [1]);
  library.value(`${SHEET} sheet.getRange('C2').setNumberFormat('[h]:mm');`);
  write('days', 'replace', [1, 2]);
  expect(shown()).toEqual(['Active', '8:00', '4:00']);
});

test('replaced in another unit, stopped at any step and run again', () => {
  const sheet = () => {
    const sheets = memorySheets('at once');
    const info = sheets.addSheet('Log', 'visible', { rows: 20, columns: 5 }) as SheetInfo;
    const put = (unit: Unit, mode: 'replace' | 'merge', host: MemorySheets = sheets): string => {
      try {
        const table = tableOf(
          [1, 2, 3].map((id) => ({ userId: id, active: id * 3600 })),
          { unit },
        );
        return `${runSync(writeOnto(host, info, table, { mode, key: 'userId' })).rows} rows`;
      } catch (failure) {
        return failure instanceof Killed ? 'killed' : (failure as Error).message;
      }
    };
    put('days', 'replace');
    return { put, cells: () => [1, 2, 3].map((row) => sheets.cell('Log', row, 1)), sheets };
  };
  const clean = sheet();
  clean.put('hours', 'replace');
  for (const effects of [false, true])
    for (let at = 1; ; at += 1) {
      const { put, cells, sheets } = sheet();
      if (put('hours', 'replace', mortalHost(at, effects, isChange).wrap(sheets)) !== 'killed') {
        expect(at).toBeGreaterThan(5);
        break;
      }
      expectSame([at, effects], put('hours', 'replace'), '3 rows');
      expectSame([at, effects], cells(), clean.cells());
      expectSame(
        [at, effects],
        [put('hours', 'merge'), put('days', 'merge')],
        ['3 rows', expect.stringContaining('in hours in the sheet')],
      );
    }
});
