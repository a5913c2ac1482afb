import type { SheetInfo } from '../../shared/sheet-writer';
import { runSync } from '../../shared/task';
import { tableOf } from '../../sheets-addon/library/table';
import { writeOnto } from '../../sheets-addon/library/write-table';
import { type MemorySheets, memorySheets } from '../doubles/memory-sheets';
import { createLibraryBench, type LibraryBench } from './library-bench';

let library: LibraryBench;
let sheets = 0;

beforeAll(async () => {
  library = await createLibraryBench();
});
afterAll(() => library.dispose());

/** What a script gives that writes tables to a new sheet; `seen` is the sheet, `refused` the code and sentence of a write. */
const inNewSheet = (body: string): unknown => {
  sheets += 1;
  return library.value(`
    const sheet = SpreadsheetApp.getActive().insertSheet('Table ${sheets}');
    const write = (rows, options) => ActivTrak.writeTable(sheet, ActivTrak.table(rows, { unit: 'seconds' }), options);
    const refused = (rows, options) => { try { write(rows, options); return 'written'; } catch (failure) { return failure.code + ': ' + failure.message; } };
    const seen = () => sheet.getDataRange().getDisplayValues().map((row) => row.join('|'));
    const A = { name: 'Ada', v: 1 }, B = { name: 'Björn', v: 2 }, C = { name: 'Zoe', v: 3 };
    ${body}`);
};

describe('a whole sheet that was sorted', () => {
  test.each(['merge', 'append'])('loses no row and gets no second header by %s', (mode) => {
    const [before, words, after] = inNewSheet(`
      const options = { mode: '${mode}', ...('${mode}' === 'merge' ? { key: 'name' } : {}) };
      write([A, B, C], options);
      sheet.getDataRange().sort({ column: 1, ascending: false });
      const before = seen();
      return [before, refused([C], options), seen()];`) as [string[], string, string[]];
    expect(before[0]).toBe('Zoe|3');
    expect(words).toMatch(/^argument: .*sorted/);
    expect(after).toEqual(before);
  });

  test('of texts alone neither', () => {
    const [before, words, after] = inNewSheet(`
      const options = { mode: 'merge', key: 'name' };
      const rows = ['Ada', 'Björn', 'Zoe'].map((name) => ({ name, team: 'T' + name }));
      write(rows, options);
      sheet.getDataRange().sort({ column: 1, ascending: false });
      const before = seen();
      return [before, refused(rows, options), seen()];`) as [string[], string, string[]];
    expect(words).toMatch(/^argument: .*sorted/);
    expect(after).toEqual(before);
  });

  test('of texts alone neither, with a header that a person had changed', () => {
    const [before, words, after] = inNewSheet(`
      const options = { mode: 'merge', key: 'name' };
      const rows = ['Ada', 'Björn', 'Zoe'].map((name) => ({ name, team: 'T' + name }));
      write(rows, options);
      sheet.getRange('B1').setValue('Department');
      sheet.getDataRange().sort({ column: 1, ascending: false });
      const before = seen();
      return [before, refused(rows, options), seen()];`) as [string[], string, string[]];
    expect(words).toMatch(/^argument: .*sorted/);
    expect(after).toEqual(before);
  });

  test('is put right by rows that are replaced, and a header that a person wrote is one', () => {
    expect(inNewSheet('write([A, B]); sheet.getDataRange().sort({ column: 1, ascending: false }); write([A, B]); return seen();')).toEqual([
      'name|v',
      'Ada|1',
      'Björn|2',
    ]);
    expect(
      inNewSheet(`
        write([A, B], { mode: 'merge', key: 'name' });
        sheet.getRange('A1:B1').setValues([['Who', 'How much']]);
        write([{ ...B, v: 9 }], { mode: 'merge', key: 'name' });
        return seen();`),
    ).toEqual(['name|v', 'Ada|1', 'Björn|9']);
  });
});

/** A document in which each formula gives a number. */
const calculated = (sheets: MemorySheets): MemorySheets => ({
  ...sheets,
  read: (areas) =>
    (sheets.read(areas) as readonly (readonly (readonly unknown[])[])[]).map((rows) =>
      rows.map((row) => row.map((cell) => (cell === '#formula' ? 60 : cell))),
    ) as ReturnType<MemorySheets['read']>,
});

describe('what stands in the row above a header', () => {
  type Rows = readonly Readonly<Record<string, unknown>>[];
  const written = (cell: string, sheets = memorySheets('at once')) => {
    const info = sheets.addSheet('Log', 'visible', { rows: 20, columns: 5 }) as SheetInfo;
    const write = (rows: Rows, mode: 'append' | 'merge' | 'replace', at = cell): unknown => {
      try {
        return runSync(writeOnto(sheets, info, tableOf(rows, { unit: 'seconds' }), { cell: at, mode, key: 'user' }));
      } catch (failure) {
        return (failure as Error).message;
      }
    };
    return { sheets, write };
  };
  const [ada, zoe] = [
    { user: 'Ada', active: 60 },
    { user: 'Zoe', active: 90 },
  ];

  test.each(['append', 'merge'] as const)('is no record where it is calculated or typed, as totals are, by %s', (mode) => {
    for (const total of [{ formula: '=SUM(B3:B)' }, { value: 60 }]) {
      const { sheets, write } = written('A2', calculated(memorySheets('at once')));
      write([ada], mode);
      sheets.type('Log', 0, 0, { value: 'Total' });
      sheets.type('Log', 0, 1, total);
      expect(write([zoe], mode)).toEqual({ added: 1, updated: 0, rows: 2 });
    }
  });

  test.each(['append', 'merge'] as const)('is the last row of another table, and keeps nobody from %s', (mode) => {
    const { write } = written('A3');
    write([ada], mode);
    write([ada], mode, 'A1');
    expect(write([zoe], mode)).toEqual({ added: 1, updated: 0, rows: 2 });
  });

  test.each(['append', 'merge', 'replace'] as const)(
    'is the header or a record, where a blank row above was sorted along, and %s stops',
    (mode) => {
      for (const [by, descending] of [
        [0, false],
        [0, true],
        [1, false],
      ] as const) {
        const { sheets, write } = written('A2');
        write([ada, zoe, { user: 'Vic', active: 30 }], mode);
        sheets.sortSheet('Log', by, { descending });
        const before = sheets.seen('Log');
        expect(write([ada], mode)).toMatch(/was sorted together with its header/);
        expect(sheets.seen('Log')).toEqual(before);
      }
    },
  );

  test.each(['append', 'merge', 'replace'] as const)(
    'is a date or a total, where a script empties the table before it writes, and %s goes on',
    (mode) => {
      for (const [user, emptied] of [
        ['', 1],
        ['', 2],
        ['Total', 2],
      ] as const) {
        const { sheets, write } = written('A2');
        write([ada, zoe], mode);
        sheets.type('Log', 0, 0, { value: user });
        sheets.type('Log', 0, 1, { value: 46_000 });
        for (let row = 3; row > 3 - emptied; row -= 1) for (const column of [0, 1]) sheets.type('Log', row, column, { value: '' });
        expect(write([ada, zoe], mode)).toMatchObject({ added: expect.any(Number) });
        expect(sheets.seen('Log').at(-1)).toEqual(['Zoe', 90]);
      }
    },
  );
});
