import { spreadsheetDesk } from '../../sheets-addon/host/spreadsheet/desk';
import { type Google, installGoogle } from '../contract/google';

let google: Google;

beforeAll(async () => {
  google = await installGoogle();
});
afterAll(() => google.dispose());

it.each([
  ['en_US', ','],
  ['de_DE', ';'],
  ['pt_BR', ';'],
  ['ja_JP', ','],
])('a formula that the panel inserts is whole in %s', (locale, separator) => {
  const { spreadsheet } = google.bench.backend;
  const facts = spreadsheet.facts();
  const spied = jest.spyOn(spreadsheet, 'facts').mockReturnValue({ ...facts, locale });
  const cell = SpreadsheetApp.getActiveSpreadsheet().getRange('B2').clearContent();
  SpreadsheetApp.getActiveSpreadsheet().setActiveRange(cell);
  const desk = spreadsheetDesk(SpreadsheetApp.getActiveSpreadsheet());
  expect(desk.separators?.()).toEqual({ typed: separator, inserted: separator });
  desk.insertFormula(`=SUM(1${separator} 2)`, { columns: [], isTable: false });
  expect(cell.getFormula().toUpperCase()).toBe('=SUM(1, 2)');
  cell.setFormula('=SUM(1, 2)');
  expect(cell.getFormula().toUpperCase() === '=SUM(1, 2)').toBe(separator === ',');
  spied.mockRestore();
});
