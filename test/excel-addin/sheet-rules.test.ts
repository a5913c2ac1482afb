import { codeOf, run } from './rules-bench';
import { type WorkbookBench, workbookBench } from './workbook-bench';

let bench: WorkbookBench;

beforeEach(async () => {
  bench = await workbookBench();
});
afterEach(() => bench.dispose());

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
    bench.person.protectSheet(bench.first, { allowFormatCells: true });
    expect(await codeOf((sheet) => sheet.getRange('A1').format.set({ columnWidth: 100 }))).toBe('AccessDenied');
    bench.person.protectSheet(bench.first, { allowFormatColumns: true });
    expect(await codeOf((sheet) => sheet.getRange('A1').format.set({ columnWidth: 100 }))).toBe('none');
    bench.person.unprotectSheet(bench.first);
    expect(await codeOf((sheet) => sheet.getRange('C1').set({ values: [[1]] }))).toBe('none');
  });

  it('with rows hidden by a filter refuse what is written over them', async () => {
    bench.person.filter({ sheet: bench.first, row: 0, column: 0, rows: 5, columns: 2 }, true);
    expect(await codeOf((sheet) => sheet.getRange('A2').set({ values: [[1]] }))).toBe('FilteredRangeConflict');
    expect(await codeOf((sheet) => sheet.getRange('A9').set({ values: [[1]] }))).toBe('none');
    // It hides whole rows.
    expect(await codeOf((sheet) => sheet.getRange('F2').set({ values: [[1]] }))).toBe('FilteredRangeConflict');
    expect(await codeOf((sheet) => sheet.getRange('F1').set({ values: [[1]] }))).toBe('none');
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
