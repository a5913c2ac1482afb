import { codeOf, entered, run } from './rules-bench';
import { type WorkbookBench, workbookBench } from './workbook-bench';

let bench: WorkbookBench;

beforeEach(async () => {
  bench = await workbookBench();
});
afterEach(() => bench.dispose());

describe('what is put into a cell', () => {
  it.each([
    ['=1+1', '=1+1'],
    ['+A1', '=+A1'],
    ['-A1', '=-A1'],
    ['@SUM(A1)', '=SUM(A1)'],
    ['＝1+1', '=1+1'],
    ['  =1+1', '=1+1'],
    ['#N/A', '=#N/A'],
  ])('%j becomes a formula, also in a cell of plain text', async (text, formula) => {
    expect(await entered(text)).toEqual([formula, 'General']);
    expect(await entered(text, '@')).toEqual([formula, '@']);
  });

  it.each([
    ['007', 7, 'General'],
    ['1e5', 100_000, '0.00E+00'],
    ['50%', 0.5, '0%'],
    ['-1', -1, 'General'],
    ['TRUE', true, 'General'],
    ['2026-01-02', 46_024, 'yyyy-mm-dd'],
    ['12:30', expect.closeTo(0.5208, 3), expect.any(String)],
  ])('%j is read as Excel reads it, and stays a text in a cell of plain text', async (text, value, format) => {
    expect(await entered(text)).toEqual([value, format]);
    if (text !== '-1') expect(await entered(text, '@')).toEqual([text, '@']);
  });

  it('keeps a text behind an apostrophe, which goes away where the cell is not one of plain text', async () => {
    expect(await entered("'=1+1")).toEqual(['=1+1', 'General']);
    expect(await entered("''twice")).toEqual(["'twice", 'General']);
    expect(await entered("'007", '@')).toEqual(["'007", '@']);
  });

  it('becomes a text in a cell of plain text when it is a number', async () => {
    expect(await entered(5, '@')).toEqual(['5', '@']);
  });

  it('is left alone by null and emptied by an empty text', async () => {
    await run((sheet) => {
      sheet.getRange('A1:C1').values = [[1, 2, 3]];
      sheet.getRange('B1').formulas = [['=A1*2']];
    });
    await run((sheet) => {
      sheet.getRange('A1:C1').values = [[null, null, '']];
    });
    expect(bench.seen('Sheet1')[0]?.slice(0, 3)).toEqual([1, '=A1*2']);
  });

  it('is the same in every cell when it is one value', async () => {
    await run((sheet) => {
      sheet.getRange('A1:B2').values = 'x' as unknown as string[][];
    });
    expect(bench.seen('Sheet1')).toEqual([
      ['x', 'x'],
      ['x', 'x'],
    ]);
  });

  it.each([
    ['rows that do not fit', (sheet: Excel.Worksheet) => sheet.getRange('A1:B2').set({ values: [[1, 2]] })],
    ['a text that is too long', (sheet: Excel.Worksheet) => sheet.getRange('A1').set({ values: [['x'.repeat(32_768)]] })],
    ['a formula that is too long', (sheet: Excel.Worksheet) => sheet.getRange('A1').set({ formulas: [[`=1${'+1'.repeat(4_096)}`]] })],
    ['a formula with too long a text', (sheet: Excel.Worksheet) => sheet.getRange('A1').set({ formulas: [[`="${'x'.repeat(256)}"`]] })],
    ['an object', (sheet: Excel.Worksheet) => sheet.getRange('A1').set({ values: [[{}]] })],
    ['cells beyond the last row', (sheet: Excel.Worksheet) => void sheet.getRangeByIndexes(1_048_575, 0, 2, 1).load('values')],
    ['cells beyond the last column', (sheet: Excel.Worksheet) => void sheet.getRange('XFE1').load('values')],
  ])('is refused: %s', async (_, work) => {
    expect(await codeOf(work)).toBe('InvalidArgument');
  });

  it('is lost in merged cells but for the first', async () => {
    bench.person.merge({ sheet: bench.first, row: 0, column: 0, rows: 2, columns: 2 });
    await run((sheet) => {
      sheet.getRange('A1:C2').values = [
        [1, 2, 3],
        [4, 5, 6],
      ];
    });
    expect(bench.seen('Sheet1')).toEqual([
      [1, '', 3],
      ['', '', 6],
    ]);
  });
});

describe('a request', () => {
  it('may have 5 MB, and so may its answer', async () => {
    const long = 'x'.repeat(30_000);
    const row = new Array<string>(60).fill(long);
    const fill = (rows: number) => (sheet: Excel.Worksheet) => {
      sheet.getRangeByIndexes(0, 0, rows, 60).values = Array.from({ length: rows }, () => row);
    };
    expect(await codeOf(fill(3))).toBe('RequestPayloadSizeLimitExceeded');
    for (const from of [0, 2]) {
      await run((sheet) => {
        sheet.getRangeByIndexes(from, 0, 2, 60).values = [row, row];
      });
    }
    expect(await codeOf((sheet) => void sheet.getRangeByIndexes(0, 0, 3, 60).load('values'))).toBe('ResponsePayloadSizeLimitExceeded');
    expect(await codeOf((sheet) => void sheet.getRangeByIndexes(0, 0, 2, 60).load('values'))).toBe('none');
  });

  it('counts letters as their bytes', async () => {
    const row = new Array<string>(60).fill('漢'.repeat(30_000));
    expect(await codeOf((sheet) => sheet.getRangeByIndexes(0, 0, 1, 60).set({ values: [row] }))).toBe('RequestPayloadSizeLimitExceeded');
  });

  it('is refused while a cell is typed into, unless it may wait', async () => {
    bench.person.startEditing();
    expect(await codeOf((sheet) => sheet.getRange('A1').set({ values: [[1]] }))).toBe('InvalidOperationInCellEditMode');
    let isDone = false;
    const waiting = run((sheet) => sheet.getRange('A1').set({ values: [[1]] }), { delayForCellEdit: true }).then(() => {
      isDone = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(isDone).toBe(false);
    bench.person.stopEditing();
    await waiting;
    expect(bench.seen('Sheet1')).toEqual([[1]]);
  });

  it('keeps what it did before its first refused step', async () => {
    expect(
      await codeOf((sheet, context) => {
        sheet.getRange('A1').values = [[1]];
        context.workbook.worksheets.getItem('Nowhere').delete();
        sheet.getRange('A2').values = [[2]];
      }),
    ).toBe('ItemNotFound');
    expect(bench.seen('Sheet1')).toEqual([[1]]);
  });

  it.each([
    ['a method', (sheet: Excel.Worksheet) => void sheet.getRange('A1').removeDuplicates([0], false)],
    ['a property', (sheet: Excel.Worksheet) => void sheet.load('tabColor')],
    ['an object', (sheet: Excel.Worksheet) => void sheet.shapes.load('items/name')],
    ['a property to set', (sheet: Excel.Worksheet) => sheet.set({ tabColor: '#ff0000' })],
  ])('is refused where this host has not got it: %s', async (_, work) => {
    expect(await codeOf(work)).toBe('ApiNotFound');
  });

  it('is refused where an older Excel has not got it', async () => {
    bench.dispose();
    bench = await workbookBench(12);
    expect(Office.context.requirements.isSetSupported('ExcelApi', '1.13')).toBe(false);
    expect(Office.context.requirements.isSetSupported('ExcelApi', '1.9')).toBe(true);
    // The library asks for the set before it sends anything.
    expect(await codeOf((sheet) => void sheet.getRange('A1').getMergedAreasOrNullObject().load('address'))).toBe('ApiNotFound');
  });
});

it('keeps no more settings than a file is meant for', async () => {
  const add = (key: string) => (_: Excel.Worksheet, context: Excel.RequestContext) =>
    void context.workbook.settings.add(key, 'x'.repeat(1_100_000));
  expect(await codeOf(add('one'))).toBe('none');
  expect(await codeOf(add('one'))).toBe('none');
  expect(await codeOf(add('two'))).toBe('GeneralException');
});

it('counts days from 1904 where the workbook does', async () => {
  const day = () =>
    Excel.run(async (context) => {
      const result = context.workbook.functions.date(2000, 1, 1).load('value');
      await context.sync();
      return result.value;
    });
  expect(await day()).toBe(36_526);
  bench.workbook.date1904 = true;
  expect(await day()).toBe(35_064);
});
