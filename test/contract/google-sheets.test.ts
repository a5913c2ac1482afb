import { TOO_MANY_CELLS } from '#words/google-sheets';
import { spreadsheetCharts } from '../../sheets-addon/host/spreadsheet/charts';
import { numberFormats } from '../../sheets-addon/host/spreadsheet/number-formats';
import { spreadsheetWriter } from '../../sheets-addon/host/spreadsheet/sheets';
import { spreadsheetStyler } from '../../sheets-addon/host/spreadsheet/styler';
import { plainValue } from '../../sheets-addon/host/spreadsheet/typed-cells';
import { describeChartWriterContract } from './chart-writer.contract';
import { type Google, installGoogle } from './google';
import { describeMarksContract, type MarksBench } from './marks.contract';
import { seenLooks } from './seen-looks';
import { describeSheetStylerContract } from './sheet-styler.contract';
import { describeSheetWriterContract, type SheetWriterBench } from './sheet-writer.contract';

let google: Google;

beforeEach(async () => {
  google = await installGoogle();
});
afterEach(() => google.dispose());

describe("Google's sheets", () => {
  const make = () => {
    const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
    const [sheet] = spreadsheet.getSheets() as [GoogleAppsScript.Spreadsheet.Sheet];
    return {
      writer: spreadsheetWriter(spreadsheet),
      type: (row, column, text) => google.bench.playground.type(sheet.getRange(row + 1, column + 1).getA1Notation(), text),
      insertRows: (before, count) => void sheet.insertRowsBefore(before + 1, count),
      deleteRows: (first, count) => void sheet.deleteRows(first + 1, count),
      deleteColumns: (first, count) => void sheet.deleteColumns(first + 1, count),
      width: (column) => sheet.getColumnWidth(column + 1),
      isHidden: (name) => spreadsheet.getSheetByName(name)?.isSheetHidden() ?? false,
      frozenRows: () => sheet.getFrozenRows(),
      setWidth: (column, width) => void sheet.setColumnWidth(column + 1, width),
      moveColumn: (from, to) => sheet.moveColumns(sheet.getRange(1, from + 1), to > from ? to + 2 : to + 1),
    } satisfies SheetWriterBench & MarksBench;
  };
  describeSheetWriterContract(make);
  describe('with marks', () => describeMarksContract(make));
});

it.each([
  [
    'refuses',
    () => {
      throw new Error('Please select an active sheet first.');
    },
  ],
  ['has none', () => null],
])('a sheet is made where Google %s the one in front, as a clock trigger may find it', (_, getActiveSheet) => {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const unwatched = new Proxy(spreadsheet, { get: (all, name) => (name === 'getActiveSheet' ? getActiveSheet : Reflect.get(all, name)) });
  const { name } = spreadsheetWriter(unwatched).addSheet('Put aside', 'hidden', { rows: 100, columns: 3 });
  expect([name, spreadsheet.getSheetByName(name)?.isSheetHidden()]).toEqual(['Put aside', true]);
});

it('a person’s own sheet stays in front of one that is made', () => {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const before = spreadsheet.getActiveSheet().getName();
  spreadsheetWriter(spreadsheet).addSheet('Made', 'visible', { rows: 3, columns: 2 });
  expect(spreadsheet.getActiveSheet().getName()).toBe(before);
});

it('a file that would have more cells than Google takes is refused before it grows', () => {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const [sheet] = spreadsheet.getSheets() as [GoogleAppsScript.Spreadsheet.Sheet];
  const large = new Proxy(sheet, {
    get: (all, name) => (name === 'getMaxRows' || name === 'getMaxColumns' ? () => 3_000 : Reflect.get(all, name)),
  });
  const one = () => large;
  const full = new Proxy(spreadsheet, {
    get: (all, name) => (name === 'getSheets' ? () => [large] : name === 'getSheetById' ? one : Reflect.get(all, name)),
  });
  const writer = spreadsheetWriter(full);
  const id = String(sheet.getSheetId());
  expect(() => writer.insertColumns(id, 0, 334)).toThrow(TOO_MANY_CELLS);
  // Rows and columns at once have a corner that neither has alone.
  expect(() => writer.grow(id, 3_100, 3_233)).toThrow(TOO_MANY_CELLS);
  expect(() => writer.addSheet('Made', 'visible', { rows: 1_000_001, columns: 1 })).toThrow(TOO_MANY_CELLS);
  expect(spreadsheet.getSheets()).toHaveLength(1);
});

it('a format that Google refuses in words of any language is given up after one pause', () => {
  const { attempt } = numberFormats(
    () => SpreadsheetApp.getActiveSheet().getRange('A1'),
    () => [],
  );
  const refused = () =>
    attempt(() => {
      throw new Error('In einer typisierten Spalte kann das Zahlenformat nicht festgelegt werden.');
    });
  expect([refused(), refused()]).toEqual([false, false]);
});

it('one in the morning is a moment, but where the zone begins a day with it', () => {
  const plain = plainValue('Africa/Cairo');
  expect(plain(new Date('2026-04-23T23:00:00+02:00'))).toBeCloseTo(46_135 + 23 / 24, 9);
  expect(plain(new Date('2026-04-24T01:00:00+03:00'))).toBe(46_136);
  expect(plain(new Date('2026-04-25T01:00:00+03:00'))).toBeCloseTo(46_137 + 1 / 24, 9);
});

describe("Google's charts", () =>
  describeChartWriterContract(() => {
    const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
    const [sheet] = spreadsheet.getSheets() as [GoogleAppsScript.Spreadsheet.Sheet];
    return {
      writer: spreadsheetCharts(spreadsheet),
      sheet: String(sheet.getSheetId()),
      insertRows: (before, count) => void sheet.insertRowsBefore(before + 1, count),
    };
  }));

describe.each(['en_US', 'de_DE'])("Google's looks in a spreadsheet of %s", (locale) => {
  let spied: jest.SpyInstance;
  beforeEach(() => {
    const { spreadsheet } = google.bench.backend;
    const facts = { ...spreadsheet.facts(), locale };
    spied = jest.spyOn(spreadsheet, 'facts').mockReturnValue(facts);
  });
  afterEach(() => spied.mockRestore());
  describeSheetStylerContract(() => {
    const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
    const [sheet] = spreadsheet.getSheets() as [GoogleAppsScript.Spreadsheet.Sheet];
    const writer = spreadsheetWriter(spreadsheet);
    const id = String(sheet.getSheetId());
    const { spreadsheet: backend } = google.bench.backend;
    const looks = seenLooks(backend, backend.activeSheet());
    return {
      styler: spreadsheetStyler(spreadsheet, writer),
      writer,
      sheet: id,
      insertRows: (before, count) => void sheet.insertRowsBefore(before + 1, count),
      formula: (row, column) =>
        backend.read({ sheet: backend.activeSheet(), row, column, rows: 1, columns: 1 }, ['formulas']).formulas?.[0]?.[0] ?? '',
      rules: () => looks.rules().map(({ area, rule }) => ({ area: { ...area, sheet: id }, rule })),
      offered: looks.offered,
    };
  });
});
