import { workbookDesk } from '../../excel-addin/host/workbook/desk';
import { spreadsheetDesk } from '../../sheets-addon/host/spreadsheet/desk';
import { memoryDesk } from '../doubles/memory-desk';
import { type WorkbookBench, workbookBench } from '../excel-addin/workbook-bench';
import { type DeskBench, describeDeskContract } from './desk.contract';
import { type Google, installGoogle } from './google';

describe('the desk in memory', () =>
  describeDeskContract((): DeskBench => {
    const desk = memoryDesk();
    return {
      desk,
      first: 'Sheet1',
      type(_row, _column, formula) {
        if (formula.includes('ACTIVTRAK_')) desk.withFormulas = [...desk.withFormulas, 'Sheet1'];
      },
      select(row, column) {
        desk.selected = { sheet: 'Sheet1', row, column };
      },
      deleteSheet() {
        desk.deleted = ['Sheet1'];
      },
      isTaken: (row, column) => desk.inserted.some(({ at }) => at.row === row && at.column === column),
    };
  }));

describe("Google's desk", () => {
  let google: Google;

  beforeEach(async () => {
    google = await installGoogle();
  });
  afterEach(() => google.dispose());

  describeDeskContract((): DeskBench => {
    const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
    const [sheet] = spreadsheet.getSheets() as [GoogleAppsScript.Spreadsheet.Sheet];
    const cell = (row: number, column: number) => sheet.getRange(row + 1, column + 1);
    return {
      desk: spreadsheetDesk(spreadsheet),
      first: String(sheet.getSheetId()),
      type: (row, column, formula) => google.bench.playground.type(cell(row, column).getA1Notation(), formula),
      select: (row, column) => void spreadsheet.setCurrentCell(cell(row, column)),
      deleteSheet() {
        spreadsheet.insertSheet('Other');
        spreadsheet.deleteSheet(sheet);
      },
      isTaken: (row, column) => cell(row, column).getFormula() !== '',
    };
  });
});

describe("Excel's desk", () => {
  let bench: WorkbookBench;

  beforeEach(async () => {
    bench = await workbookBench();
  });
  afterEach(() => bench.dispose());

  describeDeskContract((): DeskBench => {
    const { person, first } = bench;
    return {
      desk: workbookDesk(),
      first,
      type: (row, column, formula) => person.type(first, row, column, formula),
      select: (row, column) => person.select({ sheet: first, row, column, rows: 1, columns: 1 }),
      deleteSheet() {
        bench.workbook.backend.insertSheet('Other', 1);
        person.deleteSheet(first);
      },
      isTaken: (row, column) => Boolean(bench.seen('Sheet1')[row]?.[column]),
    };
  });
});
