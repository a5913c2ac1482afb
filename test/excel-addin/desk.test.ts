import { EXCEL_PROTECTED, EXCEL_READ_ONLY, NO_CELL_SELECTED_IN_EXCEL } from '#words/excel';
import { cellNotEmpty, REPORTS_SHEET_DELETED } from '#words/sheets';
import { documentZone, workbookDesk } from '../../excel-addin/host/workbook/desk';
import { visibilityOf } from '../../playground/excel/sheets';
import { STREAMS } from '../../shared/api/streams/streams';
import { formulaText } from '../../shared/panel/formulas/formula';
import { type WorkbookBench, workbookBench } from './workbook-bench';

let bench: WorkbookBench;

beforeEach(async () => {
  bench = await workbookBench();
});
afterEach(() => bench.dispose());

const select = (row: number, column: number): void => bench.person.select({ sheet: bench.first, row, column, rows: 1, columns: 1 });

it('types formulas as the system writes numbers, and hands them to Excel with commas', async () => {
  expect(await workbookDesk().separators?.()).toEqual({ typed: ',', inserted: ',' });
  bench.workbook.decimalSeparator = ',';
  expect(await workbookDesk().separators?.()).toEqual({ typed: ';', inserted: ',' });
});

it('types formulas with commas in an Excel that does not say how numbers are written', async () => {
  bench.dispose();
  bench = await workbookBench(10);
  bench.workbook.decimalSeparator = ',';
  expect(await workbookDesk().separators?.()).toEqual({ typed: ',', inserted: ',' });
});

describe('the selected cell', () => {
  it('is named by its sheet and place', async () => {
    select(4, 2);
    expect(await workbookDesk().selection()).toEqual({ sheet: 'Sheet1', row: 4, column: 2 });
  });

  it('is none while a chart is, which is said', async () => {
    bench.person.selectChart();
    const refused = { code: 'busy', message: NO_CELL_SELECTED_IN_EXCEL };
    const desk = workbookDesk();
    await expect(desk.selection()).rejects.toMatchObject(refused);
    await expect(desk.insertFormula('=SUM(1,2)', { columns: [], isTable: false })).rejects.toMatchObject(refused);
    select(4, 2);
    expect(await desk.selection()).toEqual({ sheet: 'Sheet1', row: 4, column: 2 });
  });

  it('takes a formula, and the columns below it their formats where they have none', async () => {
    bench.workbook.backend.fill([{ sheet: bench.first, row: 6, column: 3, rows: 1, columns: 1 }], { format: '0.00' });
    select(4, 2);
    await workbookDesk().insertFormula('=SUM(1,2)', { columns: ['yyyy-mm-dd', '[h]:mm:ss', undefined], isTable: true });
    expect(bench.seen('Sheet1')[4]?.[2]).toBe('=SUM(1,2)');
    const formats = (column: number) =>
      bench.workbook.backend.read({ sheet: bench.first, row: 5, column, rows: 2, columns: 1 }, ['formats']).formats;
    expect([formats(2), formats(3), formats(4)]).toEqual([
      [['yyyy-mm-dd'], ['yyyy-mm-dd']],
      [['General'], ['0.00']],
      [['General'], ['General']],
    ]);
  });

  it('takes a formula with the names of all columns, which are more than one text in it may have', async () => {
    const columns = STREAMS['activity-log'].columns.map(({ label }) => label).join(', ');
    select(4, 2);
    const formula = formulaText({ name: 'ACTIVTRAK_LOG', args: ['last week', '', '', columns] });
    await workbookDesk().insertFormula(formula, { columns: [], isTable: true });
    expect(bench.seen('Sheet1')[4]?.[2]).toBe(formula);
  });

  it('has the format itself where it holds one value, and the cells below it none', async () => {
    select(4, 2);
    await workbookDesk().insertFormula('=SUM(1,2)', { columns: ['0.00'], isTable: false });
    const { formats } = bench.workbook.backend.read({ sheet: bench.first, row: 4, column: 2, rows: 2, columns: 1 }, ['formats']);
    expect(formats).toEqual([['0.00'], ['General']]);
  });

  it('has no format of plain text, in which Excel may show the formula itself', async () => {
    bench.workbook.backend.fill([{ sheet: bench.first, row: 4, column: 2, rows: 3, columns: 1 }], { format: '@' });
    select(4, 2);
    const order: string[] = [];
    bench.use({
      executeAsync(data, flags, message) {
        order.push(...message.Body.Actions.filter(({ ActionType }) => ActionType === 4).map(({ Name }) => Name));
        return bench.executor.executeAsync(data, flags, message);
      },
    });
    await workbookDesk().insertFormula('=SUM(1,2)', { columns: ['0.00'], isTable: true });
    const { formats } = bench.workbook.backend.read({ sheet: bench.first, row: 4, column: 2, rows: 3, columns: 1 }, ['formats']);
    expect(formats).toEqual([['General'], ['@'], ['@']]);
    expect(order.slice(0, 2)).toEqual(['NumberFormat', 'Formulas']);
  });

  it.each(['text', '=1+1'])('keeps what stands in it: %s', async (text) => {
    bench.person.type(bench.first, 4, 2, text);
    select(4, 2);
    await expect(workbookDesk().insertFormula('=SUM(1,2)', { columns: [], isTable: false })).rejects.toMatchObject({
      code: 'argument',
      message: cellNotEmpty('C5'),
    });
  });
});

describe('showing an area', () => {
  it('brings a hidden sheet to the front', async () => {
    const key = bench.workbook.backend.insertSheet('Hours', 1);
    bench.person.setVisibility(key, 'VeryHidden');
    await workbookDesk().show({ sheet: key, row: 3, column: 1, rows: 2, columns: 2 });
    expect(visibilityOf(bench.workbook, key)).toBe('Visible');
    expect(bench.workbook.backend.activeSheet()).toBe(key);
    expect(bench.workbook.backend.selection()).toMatchObject({ sheet: key, row: 3, column: 1, rows: 2, columns: 2 });
  });

  it('of a sheet that was deleted says so', async () => {
    await expect(workbookDesk().show({ sheet: 'gone', row: 0, column: 0, rows: 1, columns: 1 })).rejects.toMatchObject({
      message: REPORTS_SHEET_DELETED,
    });
  });
});

it('finds the sheets that have a text in their formulas, and no others', async () => {
  bench.person.moveChartToSheet('Chart1');
  const key = bench.workbook.backend.insertSheet('Formulas', 1);
  bench.person.type(key, 2, 2, '=SUM(1,2)');
  bench.person.type(bench.first, 0, 0, "'=SUM(1,2)");
  expect(await workbookDesk().sheetsWithFormula('sum(')).toEqual(['Formulas']);
  expect(await workbookDesk().sheetsWithFormula('ACTIVTRAK_')).toEqual([]);
});

it('formulas are found also where they are more than Excel gives at once', async () => {
  const rows = 20_000;
  bench.workbook.backend.insertRows(bench.first, 100, rows);
  const contents = Array.from({ length: rows }, (_, row) => [{ formula: `=IF(A${row + 1}="${'x'.repeat(230)}",SUM(1,2),0)` }]);
  bench.workbook.backend.write({ sheet: bench.first, row: 0, column: 1, rows, columns: 1 }, { contents });
  expect(await workbookDesk().updateFormulas('SUM(')).toEqual({ updated: rows, closed: 0 });
  expect(await workbookDesk().sheetsWithFormula('SUM(')).toEqual(['Sheet1']);
});

describe('the document', () => {
  it('has a random word that stays, also when it is saved for the first time', async () => {
    bench.workbook.fileName = 'Book1';
    const word = await workbookDesk().documentId();
    expect(word).toMatch(/^[0-9a-f]{32}$/);
    expect(await workbookDesk().documentId()).toBe(word);
    bench.workbook.fileName = 'Hours.xlsx';
    expect(await workbookDesk().documentId()).toBe(word);
    expect(await workbookDesk().documentId()).toBe(word);
  });

  it('is another one in a copy of its file', async () => {
    await workbookDesk().keepDocumentId();
    const word = await workbookDesk().documentId();
    bench.workbook.fileName = 'Copy of Hours.xlsx';
    expect(await workbookDesk().documentId()).toBe(`${word} Copy of Hours.xlsx`);
    bench.workbook.fileName = 'Hours.xlsx';
    expect(await workbookDesk().documentId()).toBe(word);
  });

  it('is looked at without a word being written, since a workbook may be open for viewing alone', async () => {
    bench.workbook.isViewOnly = true;
    const word = await workbookDesk().documentId();
    expect(await workbookDesk().documentId()).toBe(word);
    expect([...bench.workbook.settings]).toEqual([]);
    await expect(workbookDesk().keepDocumentId()).rejects.toMatchObject({ code: 'argument', message: EXCEL_PROTECTED });
    // Excel says so of such workbooks. https://learn.microsoft.com/javascript/api/office/office.documentmode
    Object.assign(Office.context, { document: { mode: 'readOnly' } });
    await expect(workbookDesk().keepDocumentId()).rejects.toMatchObject({ code: 'argument', message: EXCEL_READ_ONLY });
  });

  it('keeps its word once it is asked to', async () => {
    const word = await workbookDesk().documentId();
    await workbookDesk().keepDocumentId();
    expect([...bench.workbook.settings.values()].join()).toContain(word);
    expect(await workbookDesk().documentId()).toBe(word);
  });

  it('has the zone of the machine', () => {
    expect(new Intl.DateTimeFormat('en', { timeZone: documentZone() }).resolvedOptions().timeZone).toBe(documentZone());
    const unknown = jest.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions').mockReturnValue({ timeZone: 'Etc/Unknown' } as never);
    expect(documentZone()).toBe('UTC');
    unknown.mockRestore();
  });
});
