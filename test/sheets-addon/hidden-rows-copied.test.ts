import { STILL_CALCULATING } from '#words/snapshots';
import type { Area } from '../../playground/spreadsheet/backend';
import { spreadsheetWriter } from '../../sheets-addon/host/spreadsheet/sheets';
import { spreadsheetStyler } from '../../sheets-addon/host/spreadsheet/styler';
import { type Google, installGoogle } from '../contract/google';

let google: Google;
beforeAll(async () => {
  google = await installGoogle();
});
afterAll(() => google.dispose());

const ROWS = [
  ['User', 'Active', 'Day'],
  ['=Ann', 1.5, 46_100],
  ['007', 2.5, 46_101],
  ['Cid', 3.5, 46_102],
  ['Dee', true, ''],
] as const;

it('a copy of a sheet has also the rows of which Google copies nothing, since a slicer hides them', () => {
  const { spreadsheet } = google.bench.backend;
  const book = SpreadsheetApp.getActiveSpreadsheet();
  const writer = spreadsheetWriter(book);
  const { id: sheet } = writer.addSheet('Filtered', 'visible', { rows: 10, columns: 3 });
  const area = { sheet, row: 0, column: 0, rows: ROWS.length, columns: 3 };
  writer.write(area, ROWS);
  writer.format([{ ...area, column: 2, columns: 1 }], 'yyyy-mm-dd');
  const copyValues = jest.spyOn(spreadsheet, 'copyValues').mockImplementation((from: Area, to: Area) => {
    const { values = [] } = spreadsheet.read(from, ['values']);
    const shown = values.filter((_, row) => row !== 1 && row !== 3);
    spreadsheet.write({ ...to, rows: shown.length }, { contents: shown });
  });
  const copy = spreadsheetStyler(book, writer).copySheet(sheet, 'Copied');
  expect(copyValues).toHaveBeenCalledTimes(1);
  expect(writer.read([{ ...area, sheet: copy.id }])).toEqual([ROWS]);
  expect(
    writer
      .formulas({ ...area, sheet: copy.id })
      .flat()
      .join(''),
  ).toBe('');
});

it('a text of a record that reads as cells do which are still calculating is copied, and another is waited for', () => {
  const book = SpreadsheetApp.getActiveSpreadsheet();
  const writer = spreadsheetWriter(book);
  const styler = spreadsheetStyler(book, writer);
  const { id: sheet } = writer.addSheet('Titles', 'visible', { rows: 10, columns: 3 });
  const area = { sheet, row: 0, column: 0, rows: 4, columns: 2 };
  const rows = [
    ['Title', 'Active'],
    ['Loading...', 1],
    ['Inbox', 2],
    ['Loading...', 3],
  ];
  writer.write(area, rows);
  const copy = styler.copySheet(sheet, 'Copied titles');
  expect(writer.read([{ ...area, sheet: copy.id }])).toEqual([rows]);
  // A formula's result, as this host without formulas can show one.
  book.getSheetByName('Titles')?.getRange('C3').setValue('Loading...');
  expect(() => styler.copySheet(sheet, 'Too early')).toThrow(STILL_CALCULATING);
});

it('columns that a person hid are hidden in a copy', () => {
  const book = SpreadsheetApp.getActiveSpreadsheet();
  const writer = spreadsheetWriter(book);
  const { id } = writer.addSheet('Rates', 'visible', { rows: 10, columns: 3 });
  writer.write({ sheet: id, row: 0, column: 0, rows: 2, columns: 3 }, [
    ['User', 'Rate', 'Active'],
    ['Ann', 30, 1],
  ]);
  book.getSheetByName('Rates')?.hideColumns(2);
  spreadsheetStyler(book, writer).copySheet(id, 'Copied rates');
  expect([1, 2, 3].map((column) => book.getSheetByName('Copied rates')?.isColumnHiddenByUser(column))).toEqual([false, true, false]);
});
