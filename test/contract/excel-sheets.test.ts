import { EXCEL_PROTECTED, WORKBOOK_FULL } from '#words/excel';
import { workbookCharts } from '../../excel-addin/host/workbook/charts';
import { workbookStore } from '../../excel-addin/host/workbook/document-store';
import { workbookSheets } from '../../excel-addin/host/workbook/sheets';
import { workbookStyler } from '../../excel-addin/host/workbook/styler';
import { ExcelError } from '../../playground/excel/excel-error';
import { pageSetup, printTitles } from '../../playground/excel/kept-pages';
import { type WorkbookBench, workbookBench } from '../excel-addin/workbook-bench';
import { describeChartWriterContract } from './chart-writer.contract';
import { describeMarksContract, type MarksBench } from './marks.contract';
import { seenLooks } from './seen-looks';
import { describeSheetStylerContract } from './sheet-styler.contract';
import { describeSheetWriterContract, type SheetWriterBench } from './sheet-writer.contract';
import { describeStoreContract } from './store.contract';

let bench: WorkbookBench;

beforeEach(async () => {
  bench = await workbookBench();
});
afterEach(() => bench.dispose());

describe("Excel's sheets", () => {
  const make = () => {
    const { person, first } = bench;
    return {
      writer: workbookSheets(),
      type: (row, column, text) => person.type(first, row, column, text),
      insertRows: (before, count) => person.insertRows(first, before, count),
      deleteRows: (from, count) => person.deleteRows(first, from, count),
      deleteColumns: (from, count) => person.deleteColumns(first, from, count),
      moveColumn: (from, to) => person.moveColumn(first, from, to),
      width: (column) => bench.workbook.backend.columnWidth(first, column) ?? 64,
      isHidden: (name) => bench.workbook.backend.sheets().find((sheet) => sheet.name === name)?.hidden ?? false,
      frozenRows: () => bench.workbook.backend.frozenRows(first),
      setWidth: (column, width) => bench.workbook.backend.setColumnWidth(first, column, width),
    } satisfies SheetWriterBench & MarksBench;
  };
  describeSheetWriterContract(make);
  describe('with marks', () => describeMarksContract(make));
  describe('with marks where columns have numbers', () =>
    describeMarksContract(() => {
      bench.workbook.numberedStyle = ['R', 'C'];
      return make();
    }));
});

describe("The workbook's settings", () => {
  /** From now on Excel refuses whatever is set. */
  function refuse(code: ConstructorParameters<typeof ExcelError>[0]): void {
    const { settings } = bench.workbook;
    Object.defineProperty(bench.workbook, 'settings', {
      configurable: true,
      get: () => settings,
      set: () => {
        throw new ExcelError(code);
      },
    });
  }

  describeStoreContract(workbookStore);

  it('say that they are full, and take what is smaller', async () => {
    const store = workbookStore();
    await store.set('one', 'x'.repeat(1_500_000));
    await store.set('two', 'x'.repeat(390_000));
    await expect(store.set('three', 'x'.repeat(200_000))).rejects.toMatchObject({ code: 'too-large', message: WORKBOOK_FULL });
    await store.set('one', 'x'.repeat(1_000_000));
    await store.set('three', 'x'.repeat(200_000));
  });

  it('are not called full where Excel refuses for another reason', async () => {
    const store = workbookStore();
    await expect(store.set('', 'x')).rejects.toMatchObject({ code: 'InvalidArgument' });
    await store.set('one', 'x'.repeat(1_500_000));
    refuse('GeneralException');
    // What is replaced counts no more.
    await expect(store.set('one', 'x'.repeat(1_500_000))).rejects.toMatchObject({ code: 'GeneralException' });
  });

  it('are not called full where Excel gives a reason, and name what it gave where they are', async () => {
    const store = workbookStore();
    await store.set('one', 'x'.repeat(1_500_000));
    refuse('AccessDenied');
    await expect(store.set('two', 'x'.repeat(450_000))).rejects.toMatchObject({ code: 'argument', message: EXCEL_PROTECTED });
    refuse('GeneralException');
    const full = { code: 'too-large', message: WORKBOOK_FULL, cause: { code: 'GeneralException' } };
    await expect(store.set('two', 'x'.repeat(450_000))).rejects.toMatchObject(full);
  });
});

describe("Excel's charts", () =>
  describeChartWriterContract(() => ({
    writer: workbookCharts(),
    sheet: bench.first,
    insertRows: (before, count) => bench.person.insertRows(bench.first, before, count),
  })));

describe("Excel's looks", () =>
  describeSheetStylerContract(() => ({
    styler: workbookStyler(),
    writer: workbookSheets(),
    sheet: bench.first,
    insertRows: (before, count) => bench.person.insertRows(bench.first, before, count),
    formula: (row, column) =>
      bench.workbook.backend.read({ sheet: bench.first, row, column, rows: 1, columns: 1 }, ['formulas']).formulas?.[0]?.[0] ?? '',
    ...seenLooks(bench.workbook.backend, bench.first),
    printed: () => {
      const { isLandscape, wide, tall } = pageSetup(bench.workbook, bench.first);
      const titles = printTitles(bench.workbook, bench.first);
      expect([wide, tall]).toEqual([1, null]);
      return titles && { isLandscape, repeated: { row: titles.row, rows: titles.rows } };
    },
  })));
