import { parseRange } from '../../playground/spreadsheet/notation';
import { createScriptBench, type ScriptBench } from './script-bench';

let bench: ScriptBench;

beforeEach(async () => {
  bench = await createScriptBench();
});
afterEach(() => bench.dispose());

const main = (body: string) =>
  `function main(...args) { const book = SpreadsheetApp.getActive(); const sheet = book.getSheets()[0]; ${body} }`;

describe('ranges', () => {
  test.each([
    ['sheet.getRange("B2")', 'B2'],
    ['sheet.getRange("$B$2:C3")', 'B2:C3'],
    ['sheet.getRange("C3:B2")', 'B2:C3'],
    ['sheet.getRange("B:C")', 'B1:C1000'],
    ['sheet.getRange("2:3")', 'A2:Z3'],
    ['sheet.getRange("B3:B")', 'B3:B1000'],
    ['sheet.getRange(2, 3)', 'C2'],
    ['sheet.getRange(2, 3, 2)', 'C2:C3'],
    ['sheet.getRange(2, 3, 2, 4)', 'C2:F3'],
    ['book.getRange("Sheet1!A1")', 'A1'],
    ['sheet.getRange("A1:B2").offset(1, 1)', 'B2:C3'],
    ['sheet.getRange("A1:B2").offset(1, 1, 3, 1)', 'B2:B4'],
    ['sheet.getRange("B2:C3").getCell(2, 2)', 'C3'],
    ['sheet.getRange("AA1")', 'AA1'],
  ])('%s is %s', (code, name) => {
    if (name === 'AA1') bench.run(main('sheet.insertColumnsAfter(26, 1);'));
    expect(bench.value(main(`return ${code}.getA1Notation();`))).toBe(name);
  });

  test.each([
    ['sheet.getRange(0, 1)', 'The starting row of the range is too small.'],
    ['sheet.getRange(1, 0)', 'The starting column of the range is too small.'],
    ['sheet.getRange(1, 1, 0, 1)', 'The number of rows in the range must be at least 1.'],
    ['sheet.getRange(1001, 1)', 'The coordinates of the range are outside the dimensions of the sheet.'],
    ['sheet.getRange("AA1")', 'The coordinates of the range are outside the dimensions of the sheet.'],
    ['sheet.getRange("nonsense!")', 'Range not found'],
    ['sheet.getRange("Nowhere!A1")', 'Range not found'],
    ['sheet.getRange()', "don't match the method signature for SpreadsheetApp.Sheet.getRange"],
  ])('%s throws', (code, text) => {
    expect(bench.failure(main(`${code};`))).toContain(text);
  });

  test('names of sheets are quoted where a reference needs it', () => {
    expect(parseRange("'It''s 5%'!A1:B2")).toEqual({ sheet: "It's 5%", row: 0, column: 0, lastRow: 1, lastColumn: 1 });
    expect(parseRange('A')).toBeUndefined();
    expect(parseRange('A1:')).toBeUndefined();
  });

  test('facts of a range', () => {
    const body =
      'const r = sheet.getRange("B2:D5"); return [r.getRow(), r.getColumn(), r.getLastRow(), r.getLastColumn(), r.getNumRows(), r.getNumColumns(), r.getSheet().getName()];';
    expect(bench.value(main(body))).toEqual([2, 2, 5, 4, 4, 3, 'Sheet1']);
  });
});

describe('reading', () => {
  test('values, displayed values, formulas and formats', async () => {
    bench.playground.type('A1', '1234.5');
    bench.playground.format('A1', '#,##0.00');
    bench.playground.type('B1', '2026-01-02');
    bench.playground.type('C1', '=A1*2');
    bench.playground.type('D1', 'TRUE');
    await bench.playground.settled();
    expect(bench.value(main('return sheet.getRange("A1:E1").getDisplayValues();'))).toEqual([
      ['1,234.50', '2026-01-02', '2469', 'TRUE', ''],
    ]);
    expect(bench.value(main('return sheet.getRange("A1:D1").getFormulas();'))).toEqual([['', '', '=A1*2', '']]);
    expect(bench.value(main('return sheet.getRange("A1:B1").getNumberFormats();'))).toEqual([['#,##0.00', 'yyyy-mm-dd']]);
    const typed = 'const [[n, d, f, b, e]] = sheet.getRange("A1:E1").getValues(); return [n, d instanceof Date, f, b, e, d.toISOString()];';
    expect(bench.value(main(typed))).toEqual([1234.5, true, 2469, true, '', '2026-01-01T23:00:00.000Z']);
  });

  test('the last row and column are those with content, not those with a format', () => {
    expect(bench.value(main('return [sheet.getLastRow(), sheet.getLastColumn(), sheet.getDataRange().getA1Notation()];'))).toEqual([
      0,
      0,
      'A1',
    ]);
    bench.playground.type('C7', 'x');
    bench.playground.format('A20', '0.00');
    expect(bench.value(main('return [sheet.getLastRow(), sheet.getLastColumn(), sheet.getDataRange().getA1Notation()];'))).toEqual([
      7,
      3,
      'A1:C7',
    ]);
  });

  test('facts of the spreadsheet', () => {
    const body =
      'return [book.getId(), book.getName(), book.getSpreadsheetTimeZone(), book.getSpreadsheetLocale(), book.getOwner().getEmail(), String(book), book.getUrl()];';
    expect(bench.value(main(body))).toEqual([
      'spreadsheet-1',
      'Working hours',
      'Europe/Berlin',
      'en_US',
      'owner@example.com',
      'Spreadsheet',
      'https://docs.google.com/spreadsheets/d/spreadsheet-1/edit',
    ]);
  });
});

describe('writing', () => {
  test('formulas, formats and notes', async () => {
    const body = `
      sheet.getRange("A1:A2").setFormulas([["=1+1"], ["A1*10"]]);
      sheet.getRange("B1:B2").setNumberFormats([["0.0"], ["@"]]).setNotes([["one"], [""]]);`;
    bench.value(main(body));
    await bench.playground.settled();
    expect(bench.playground.values('A1:A2')).toEqual([[2], [20]]);
    expect(bench.value(main('return [sheet.getRange("B1:B2").getNumberFormats(), sheet.getRange("B1").getNote()];'))).toEqual([
      [['0.0'], ['@']],
      'one',
    ]);
  });

  test('a value replaces a formula, and clearing removes it', async () => {
    bench.run(main('sheet.getRange("A1:A2").setFormula("=1+1");'));
    await bench.playground.settled();
    bench.run(main('sheet.getRange("A1").setValue(5); sheet.getRange("A2").clearContent();'));
    await bench.playground.settled();
    expect(bench.playground.values('A1:A2')).toEqual([[5], [null]]);
    expect(bench.value(main('return sheet.getRange("A1:A2").getFormulas();'))).toEqual([[''], ['']]);
  });

  test('rows and columns are inserted and deleted, and what is below moves', () => {
    bench.run(main('sheet.getRange("A1:A3").setValues([["a"], ["b"], ["c"]]);'));
    bench.run(main('sheet.insertRowsAfter(1, 2); sheet.insertColumnsBefore(1, 1); sheet.deleteRow(4);'));
    expect(bench.playground.values('B1:B4')).toEqual([['a'], [null], [null], ['c']]);
    expect(bench.value(main('return [sheet.getMaxRows(), sheet.getMaxColumns()];'))).toEqual([1001, 27]);
    expect(bench.failure(main('sheet.deleteRows(1000, 5);'))).toContain('out of bounds');
    expect(bench.failure(main('sheet.deleteRows(1, 1001);'))).toContain("You can't delete all the rows on the sheet.");
  });

  test('appendRow goes below what is there, and grows the sheet', () => {
    bench.run(main('sheet.deleteRows(3, 998); sheet.appendRow(["a", 1]).appendRow(["b", 2]).appendRow(["c", "=1+1"]);'));
    expect(bench.playground.values('A1:A3')).toEqual([['a'], ['b'], ['c']]);
    expect(bench.value(main('return [sheet.getMaxRows(), sheet.getRange("B3").getFormula()];'))).toEqual([3, '=1+1']);
  });

  test('sheets are made, named, hidden, found and deleted', () => {
    const body = `
      const made = book.insertSheet("Report", 0).setName("Log");
      made.getRange("A1").setValue("x");
      const names = book.getSheets().map((one) => one.getName());
      const found = [book.getSheetByName("log").getIndex(), book.getSheetByName("Report"), book.getSheetById(made.getSheetId()).getName(), book.getActiveSheet().getName()];
      made.hideSheet();
      const hidden = made.isSheetHidden();
      book.deleteSheet(made);
      return [names, found, hidden, book.getNumSheets()];`;
    expect(bench.value(main(body))).toEqual([['Log', 'Sheet1'], [1, null, 'Log', 'Log'], true, 1]);
    expect(bench.failure(main('book.deleteSheet(book.getSheets()[0]);'))).toContain("You can't remove all the sheets in a document.");
    expect(bench.failure(main('book.insertSheet("sheet1");'))).toContain('already exists');
    expect(bench.failure(main('book.getSheets()[0].hideSheet();'))).toContain("You can't hide all the sheets");
  });

  test('merged cells are found from each of theirs, and taken apart again', () => {
    const body = `
      sheet.getRange("B2:C3").merge();
      const found = (a1) => sheet.getRange(a1).getMergedRanges().map((one) => one.getA1Notation());
      const seen = [found("A1:Z9"), found("C3"), found("D3"), sheet.getRange("C2").isPartOfMerge()];
      sheet.insertRowsBefore(1, 1);
      const moved = found("A1:Z9");
      sheet.getRange("A1:Z9").breakApart();
      return [...seen, moved, found("A1:Z9")];`;
    expect(bench.value(main(body))).toEqual([['B2:C3'], ['B2:C3'], [], true, ['B3:C4'], []]);
  });

  test('A6 10 million cells and 18,278 columns', () => {
    expect(bench.failure(main('sheet.insertRowsAfter(1, 400000);'))).toContain('above the limit of 10000000 cells');
    expect(bench.failure(main('sheet.insertColumnsAfter(1, 18253);'))).toContain('more than 18278 columns');
  });
});

test('rows and columns that come and go on another sheet leave the formulas of the sheet in front as they are', () => {
  const made = 'const other = book.insertSheet("Other", 1); book.setActiveSheet(sheet);';
  const shapes = 'other.deleteRows(9, 900); other.deleteColumns(7, 10); other.insertRowsBefore(9, 2); other.insertColumnsBefore(7, 1);';
  bench.run(main('for (let row = 8; row <= 11; row++) sheet.getRange(row, 7).setFormula("=F" + row + "*2");'));
  bench.run(main(made + shapes));
  expect(bench.value(main('return sheet.getRange("G8:G11").getFormulas().flat();'))).toEqual(['=F8*2', '=F9*2', '=F10*2', '=F11*2']);
});
