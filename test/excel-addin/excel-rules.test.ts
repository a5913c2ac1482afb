import { type WorkbookBench, workbookBench } from './workbook-bench';

let bench: WorkbookBench;

beforeEach(async () => {
  bench = await workbookBench();
});
afterEach(() => bench.dispose());

type Work = (sheet: Excel.Worksheet, context: Excel.RequestContext) => void | Promise<void>;

/** Does something on the first sheet. */
const run = (work: Work, options: { readonly delayForCellEdit?: boolean } = {}): Promise<void> =>
  Excel.run(options, async (context) => {
    await work(context.workbook.worksheets.getItem('Sheet1'), context);
    await context.sync();
  });

/** Excel's word for what went wrong. */
const codeOf = (work: Work): Promise<string> =>
  run(work).then(
    () => 'none',
    ({ code }: { readonly code: string }) => code,
  );

/** What a cell holds, and what Excel reads from it, after a value was put into one of this format. */
async function entered(value: unknown, format = 'General') {
  let read: readonly unknown[] = [];
  await run(async (sheet, context) => {
    const cell = sheet.getRange('B2');
    cell.numberFormat = [[format]];
    cell.values = [[value]];
    cell.load('formulas,numberFormat');
    await context.sync();
    read = [cell.formulas[0]?.[0], cell.numberFormat[0]?.[0]];
  });
  return read;
}

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
    ['an object', (sheet: Excel.Worksheet) => void sheet.pivotTables.load('items/name')],
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

describe('sheets', () => {
  const add = (name: string) => (_: Excel.Worksheet, context: Excel.RequestContext) => void context.workbook.worksheets.add(name);

  it.each([
    ['x'.repeat(32), 'InvalidArgument'],
    ['a/b', 'InvalidArgument'],
    ["'quoted", 'InvalidArgument'],
    ['History', 'InvalidArgument'],
    ['SHEET1', 'ItemAlreadyExists'],
    ['x'.repeat(31), 'none'],
  ])('a new one may not be called everything: %s', async (name, code) => {
    expect(await codeOf(add(name))).toBe(code);
  });

  it('one is always visible, and a very hidden one cannot be deleted', async () => {
    expect(await codeOf((sheet) => sheet.delete())).toBe('InvalidOperation');
    expect(await codeOf((sheet) => sheet.set({ visibility: 'Hidden' }))).toBe('InvalidOperation');
    await run(add('Other'));
    await run((sheet) => sheet.set({ visibility: 'VeryHidden' }));
    expect(await codeOf((sheet) => sheet.delete())).toBe('InvalidOperation');
    expect(await codeOf((sheet) => sheet.activate())).toBe('InvalidOperation');
    await run((sheet) => {
      sheet.visibility = 'Hidden';
      sheet.delete();
    });
    expect(bench.workbook.backend.sheets().map(({ name }) => name)).toEqual(['Other']);
  });

  it('come and go in no workbook whose structure is protected', async () => {
    bench.person.protectStructure(true);
    expect(await codeOf(add('Other'))).toBe('AccessDenied');
    expect(await codeOf((sheet) => sheet.set({ name: 'Other' }))).toBe('AccessDenied');
  });

  it('that are protected are closed but for cells that were unlocked, and no cell is formatted there', async () => {
    bench.person.protectSheet(bench.first);
    bench.person.unlock({ sheet: bench.first, row: 0, column: 0, rows: 2, columns: 2 });
    expect(await codeOf((sheet) => sheet.getRange('A1:B2').set({ values: 'x' as unknown as string[][] }))).toBe('none');
    expect(await codeOf((sheet) => sheet.getRange('A1:C2').set({ values: 'x' as unknown as string[][] }))).toBe('AccessDenied');
    expect(await codeOf((sheet) => sheet.getRange('A1').set({ numberFormat: [['0']] }))).toBe('AccessDenied');
    expect(await codeOf((sheet) => sheet.getRange('A1').format.font.set({ bold: true }))).toBe('AccessDenied');
    expect(await codeOf((sheet) => void sheet.getRange('B:B').insert('Right'))).toBe('AccessDenied');
    expect(await codeOf((sheet) => sheet.getRange('A1').clear('Contents'))).toBe('none');
    bench.person.unprotectSheet(bench.first);
    expect(await codeOf((sheet) => sheet.getRange('C1').set({ values: [[1]] }))).toBe('none');
  });

  it('with rows hidden by a filter refuse what is written over them', async () => {
    bench.person.filter({ sheet: bench.first, row: 0, column: 0, rows: 5, columns: 2 }, true);
    expect(await codeOf((sheet) => sheet.getRange('A2').set({ values: [[1]] }))).toBe('FilteredRangeConflict');
    expect(await codeOf((sheet) => sheet.getRange('A9').set({ values: [[1]] }))).toBe('none');
    bench.person.filter({ sheet: bench.first, row: 0, column: 0, rows: 5, columns: 2 }, false);
    expect(await codeOf((sheet) => sheet.getRange('A2').set({ values: [[1]] }))).toBe('none');
  });
});

describe('defined names', () => {
  const formulas = async (): Promise<readonly unknown[]> => {
    let found: readonly unknown[] = [];
    await run(async (_, context) => {
      const { names } = context.workbook;
      names.load('items/name,items/formula,items/visible');
      await context.sync();
      found = names.items.map(({ name, formula, visible }) => `${name} ${formula}${visible ? '' : ' hidden'}`);
    });
    return found;
  };
  const define = (name: string, address: string) => (sheet: Excel.Worksheet, context: Excel.RequestContext) => {
    context.workbook.names.add(name, sheet.getRange(address)).visible = false;
  };

  it('follow whole rows, whole columns and cells, and show #REF! when those are gone', async () => {
    await run(define('a.row', '4:4'));
    await run(define('a.column', 'C:C'));
    await run(define('a.cell', 'D6'));
    bench.person.insertRows(bench.first, 1, 2);
    bench.person.insertColumns(bench.first, 0, 1);
    bench.person.renameSheet(bench.first, 'My sheet');
    expect(await Excel.run(async () => 0)).toBe(0);
    bench.person.renameSheet(bench.first, 'Sheet1');
    expect(await formulas()).toEqual(['a.row =Sheet1!$6:$6 hidden', 'a.column =Sheet1!$D:$D hidden', 'a.cell =Sheet1!$E$8 hidden']);
    bench.person.moveColumn(bench.first, 3, 0);
    bench.person.deleteRows(bench.first, 5, 1);
    expect(await formulas()).toEqual(['a.row =#REF! hidden', 'a.column =Sheet1!$A:$A hidden', 'a.cell =Sheet1!$E$7 hidden']);
  });

  it('stay when cells are sorted, and lead nowhere when their sheet is deleted', async () => {
    await run((sheet) => {
      sheet.getRange('A1:A3').values = [[1], [3], [2]];
    });
    await run(define('row', '2:2'));
    bench.person.sort({ sheet: bench.first, row: 0, column: 0, rows: 3, columns: 1 }, 0);
    expect(bench.seen('Sheet1')).toEqual([[3], [2], [1]]);
    expect(await formulas()).toEqual(['row =Sheet1!$2:$2 hidden']);
    await run((_, context) => void context.workbook.worksheets.add('Other'));
    bench.person.deleteSheet(bench.first);
    expect(bench.workbook.names.map(({ name }) => name)).toEqual(['row']);
  });

  it.each([
    ['twice', 'ItemAlreadyExists'],
    ['TWICE', 'ItemAlreadyExists'],
    ['A1', 'InvalidArgument'],
    ['R1C1', 'InvalidArgument'],
    ['two words', 'InvalidArgument'],
    ['1st', 'InvalidArgument'],
    ['x'.repeat(256), 'InvalidArgument'],
  ])('have rules: %s', async (name, code) => {
    await run(define('twice', 'A1'));
    expect(await codeOf(define(name, 'A1'))).toBe(code);
  });
});

describe('tables', () => {
  const resize = (address: string) => (sheet: Excel.Worksheet) => sheet.tables.getItem('Hours').resize(address);

  it('are resized where they are and nowhere else', async () => {
    await run((sheet) => {
      sheet.getRange('A1:B1').values = [['Date', 'Who']];
    });
    bench.person.makeTable({ sheet: bench.first, row: 0, column: 0, rows: 3, columns: 2 }, 'Hours');
    bench.person.makeTable({ sheet: bench.first, row: 20, column: 0, rows: 3, columns: 2 }, 'Other');
    expect(await codeOf(resize('A1:C9'))).toBe('none');
    expect(bench.seen('Sheet1')[0]).toEqual(['Date', 'Who', 'Column1']);
    expect(await codeOf(resize('A2:C9'))).toBe('InvalidArgument');
    expect(await codeOf(resize('A1:C1'))).toBe('InvalidArgument');
    expect(await codeOf(resize('F1:G3'))).toBe('InvalidArgument');
    expect(await codeOf(resize('A1:C25'))).toBe('MergedRangeConflict');
    expect(await codeOf((sheet) => sheet.tables.getItem('Hours').resize(sheet.getRange('A1:C8')))).toBe('none');
    await run((_, context) => context.workbook.worksheets.add('Front').activate());
    expect(await codeOf(resize('A1:C9'))).toBe('InvalidArgument');
  });

  it('have headers that are names, each once', async () => {
    bench.person.makeTable({ sheet: bench.first, row: 0, column: 0, rows: 3, columns: 3 }, 'Hours');
    await run((sheet) => {
      sheet.getRange('A1:C1').values = [['Who', 'Who', '']];
    });
    expect(bench.seen('Sheet1')[0]).toEqual(['Who', 'Who2', 'Column1']);
    bench.person.insertColumns(bench.first, 1, 1);
    expect(bench.seen('Sheet1')[0]).toEqual(['Who', 'Column2', 'Who2', 'Column1']);
  });
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
