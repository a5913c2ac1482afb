import { isActivTrakError } from '../../shared/errors';
import type { SheetInfo } from '../../shared/sheet-writer';
import { runSync } from '../../shared/task';
import { tableOf } from '../../sheets-addon/library/table';
import { writeOnto } from '../../sheets-addon/library/write-table';
import { type MemorySheets, memorySheets } from '../doubles/memory-sheets';
import { createLibraryBench } from './library-bench';

type Options = Parameters<typeof writeOnto>[3];

let sheets: MemorySheets;
const info = (name: string): SheetInfo => (sheets.sheets() as readonly SheetInfo[]).find((one) => one.name === name) as SheetInfo;

function write(sheet: string, values: readonly number[], options: Options): string | number {
  try {
    const rows = values.map((a) => ({ a }));
    return runSync(writeOnto(sheets, info(sheet), tableOf(rows, {}), options)).rows;
  } catch (failure) {
    if (isActivTrakError(failure)) return failure.code;
    throw failure;
  }
}
const shown = (sheet: string): unknown[] => sheets.seen(sheet).flatMap(([cell]) => (cell === '' || cell === undefined ? [] : [cell]));

beforeEach(() => {
  sheets = memorySheets('at once');
  sheets.addSheet('Hours', 'visible', { rows: 50, columns: 5 });
});

describe.each([
  ['with', true],
  ['without', false],
])('a tab that was copied %s its marks', (_, withMarks) => {
  describe.each<[string, Options]>([
    ['a name', { name: 'hours' }],
    ['no name', {}],
  ])('a table of %s', (__, options) => {
    beforeEach(() => {
      write('Hours', [1, 2], options);
      sheets.duplicate('Hours', 'Copy', withMarks);
    });

    test('the original goes on in its place, and the copy stays as it was', () => {
      for (const values of [[3, 4, 5], [6], [7, 8, 9, 10], [11]]) {
        expect(write('Hours', values, options)).toBe(values.length);
        expect(shown('Hours')).toEqual(['a', ...values]);
        expect(shown('Copy')).toEqual(['a', 1, 2]);
      }
      expect(write('Hours', [12], { ...options, mode: 'append' })).toBe(2);
      expect(shown('Hours')).toEqual(['a', 11, 12]);
    });

    test('the copy’s cells are no table: writing there says what is in the way, and changes neither', () => {
      for (let time = 0; time < 2; time += 1) {
        expect(write('Copy', [7, 8, 9], options)).toBe('argument');
        expect([shown('Copy'), shown('Hours')]).toEqual([
          ['a', 1, 2],
          ['a', 1, 2],
        ]);
      }
      expect(write('Copy', [7], { name: 'second', cell: 'C1' })).toBe(1);
      expect(write('Hours', [3], options)).toBe(1);
      expect(shown('Hours')).toEqual(['a', 3]);
    });
  });
});

test('tabs whose names look the same are told apart by what they are', () => {
  sheets.addSheet(' hours ', 'visible', { rows: 50, columns: 5 });
  expect([write('Hours', [1], {}), write(' hours ', [2], {}), write('Hours', [3, 4], {})]).toEqual([1, 1, 2]);
  expect([shown('Hours'), shown(' hours ')]).toEqual([
    ['a', 3, 4],
    ['a', 2],
  ]);
});

test('Google keeps a mark of the copy beside each of the original’s: the original’s are the ones that move', async () => {
  const library = await createLibraryBench();
  const write = (rows: string): unknown =>
    library.value(`const sheet = SpreadsheetApp.getActive().getSheets()[0];
      ActivTrak.writeTable(sheet, ActivTrak.table(${rows}), { name: 'hours' });
      return sheet.getDataRange().getValues().flat();`);
  write('[{ a: 1 }, { a: 2 }]');
  library.value(`const copy = SpreadsheetApp.getActive().insertSheet('Copy');
    const { PROJECT } = SpreadsheetApp.DeveloperMetadataVisibility;
    for (const found of SpreadsheetApp.getActive().createDeveloperMetadataFinder().find()) {
      const line = found.getLocation().getRow() || found.getLocation().getColumn();
      copy.getRange(line.getA1Notation()).addDeveloperMetadata(found.getKey(), found.getValue(), PROJECT);
    }`);
  for (const values of [[3, 4, 5], [6], [7, 8, 9, 10], [11, 12]])
    expect(write(JSON.stringify(values.map((a) => ({ a }))))).toEqual(['a', ...values]);
  library.dispose();
});
