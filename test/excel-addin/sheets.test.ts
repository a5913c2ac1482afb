import { workbookStore } from '../../excel-addin/host/document-store';
import { workbookSheets } from '../../excel-addin/host/sheets';
import type { Executor } from '../../playground/excel/executor';
import { formulaOf } from '../../playground/excel/names';
import { visibilityOf } from '../../playground/excel/sheets';
import type { MarkedSheets } from '../../shared/marks';
import type { Report } from '../../shared/report/definition/definition';
import type { SheetArea } from '../../shared/sheet-writer';
import { TABLE_CANNOT_GROW } from '../../shared/words/en/excel';
import { SHEET_DELETED_MEANWHILE } from '../../shared/words/en/sheets';
import { fakeOrganisation } from '../doubles/fake-organisation';
import { DAYS, report } from '../shared/report/report-bench';
import { type RefreshBench, refreshBench } from './refresh-bench';
import { type WorkbookBench, workbookBench } from './workbook-bench';

let excel: WorkbookBench;
let writer: MarkedSheets;
let bench: RefreshBench;

async function open(apiSet?: number): Promise<void> {
  excel = await workbookBench(apiSet);
  writer = workbookSheets();
  bench = refreshBench(writer, workbookStore());
  bench.serve(fakeOrganisation(3, DAYS));
}

beforeEach(() => open());
afterEach(() => excel.dispose());

const area = (row: number, column: number, rows = 1, columns = 1): SheetArea => ({ sheet: excel.first, row, column, rows, columns });

/** The report has been written once: Hours!A1:D22. */
async function written(change: Partial<Report> = {}): Promise<string> {
  await bench.save(report(change));
  expect(await bench.refresh()).toMatchObject({ outcome: 'done', rows: 21 });
  return excel.sheetKey('Hours');
}

/** Counts the requests that go to Excel, and their bytes. */
function counted(): { readonly sizes: number[] } {
  const sizes: number[] = [];
  const counting: Executor = {
    executeAsync(customData, flags, message) {
      sizes.push(JSON.stringify(message.Body).length);
      return excel.executor.executeAsync(customData, flags, message);
    },
  };
  excel.use(counting);
  return { sizes };
}

describe('texts', () => {
  const TEXTS = [
    '=1+1',
    ' =1+1',
    '\t=1',
    '+A1',
    '-A1',
    '@x',
    '＝1+1',
    '＋1',
    '－A1',
    '＠x',
    "'quoted",
    "''",
    '007',
    '1/2',
    '50%',
    'TRUE',
    '#N/A',
    '#REF!',
    ' ',
  ];

  it.each(TEXTS)('%j stays that text in a column of texts and beside numbers, whatever its cells were formatted as', async (text) => {
    for (const format of ['General', '@', 'yyyy-mm-dd', '0.00']) {
      if (format !== '@') await writer.format([area(0, 1, 2, 1)], format);
      await writer.format([area(0, 0, 2, 1)], format);
      await writer.write(area(0, 0, 2, 2), [
        [text, text],
        ['plain', 5],
      ]);
      const [read] = await writer.read([area(0, 0, 2, 2)]);
      expect([format, read]).toEqual([
        format,
        [
          [text, text],
          ['plain', 5],
        ],
      ]);
      expect((await writer.formulas(area(0, 0, 2, 2))).flat().join('')).toBe('');
    }
    expect((await writer.formats(area(0, 0)))[0]).toBe('@');
  });

  it('that are too long for a cell end in an ellipsis', async () => {
    await writer.write(area(0, 0), [['=x'.repeat(20_000)]]);
    const [[[read]]] = (await writer.read([area(0, 0)])) as [[[string]]];
    expect(read.endsWith('…')).toBe(true);
    expect(read.length).toBeLessThan(32_767);
  });
});

describe('much data', () => {
  it('goes in blocks below what Excel takes, and comes back whole', async () => {
    const long = '漢'.repeat(900);
    const rows = Array.from({ length: 1_200 }, (_, row) => [row, `${long}${row}`, `=${row}`, true]);
    const { sizes } = counted();
    await writer.write(area(0, 0, rows.length, 4), rows);
    expect(Math.max(...sizes)).toBeLessThan(2_000_000);
    expect(sizes.length).toBeLessThan(15);
    // A read of all of it is more than Excel gives at once, so it is asked for in halves.
    const [read = []] = await writer.read([area(0, 0, rows.length, 4)]);
    expect(read).toEqual(rows);
  });

  it('needs few requests when it is short', async () => {
    const rows = Array.from({ length: 20_000 }, (_, row) => [row, 'Person', 46_000, 0.25]);
    const { sizes } = counted();
    await writer.write(area(0, 0, rows.length, 4), rows);
    expect(sizes.length).toBeLessThan(8);
  });

  it('that no sheet holds is refused in words', async () => {
    await expect(writer.grow(excel.first, 1_048_577, 4)).rejects.toMatchObject({
      code: 'too-large',
      message: expect.stringContaining('1,048,577 rows'),
    });
    await expect(writer.grow(excel.first, 10, 16_385)).rejects.toMatchObject({ code: 'too-large' });
    await writer.grow(excel.first, 1_048_576, 16_384);
  });
});

describe('what is in the way is said in a sentence, and nothing is written', () => {
  async function refused(words: RegExp): Promise<void> {
    const before = excel.seen('Hours');
    bench.serve(fakeOrganisation(5, DAYS));
    const record = await bench.refresh();
    expect(record).toMatchObject({ outcome: 'failed', message: expect.stringMatching(words) });
    expect(record.message).toMatch(/^“Hours” couldn't be written\. /);
    expect(excel.seen('Hours')).toEqual(before);
  }

  it('a protected sheet, and none where its cells may be written and formatted', async () => {
    const sheet = await written();
    excel.person.protectSheet(sheet);
    await refused(/The sheet “Hours” is protected/);
    excel.person.protectSheet(sheet, { allowFormatCells: true });
    excel.person.unlock({ sheet, row: 0, column: 0, rows: 22, columns: 4 });
    await refused(/is protected/);
    excel.person.unlock({ sheet, row: 0, column: 0, rows: 100, columns: 4 });
    expect(await bench.refresh()).toMatchObject({ outcome: 'done', rows: 35 });
  });

  it('merged cells, with their place', async () => {
    const sheet = await written();
    excel.person.merge({ sheet, row: 25, column: 1, rows: 2, columns: 2 });
    await refused(/B26:C27 of “Hours” are merged/);
  });

  it('a filter that hides rows, and no other', async () => {
    const sheet = await written();
    excel.person.filter({ sheet, row: 0, column: 0, rows: 22, columns: 4 }, true);
    await refused(/The filter on “Hours” hides rows/);
    excel.person.filter({ sheet, row: 0, column: 0, rows: 22, columns: 4 }, false);
    expect(await bench.refresh()).toMatchObject({ outcome: 'done', rows: 35 });
  });

  it('a table whose filter hides rows, and a total row', async () => {
    const sheet = await written();
    excel.person.makeTable({ sheet, row: 0, column: 0, rows: 22, columns: 4 }, 'Hours');
    excel.person.filterTable('Hours', true);
    await refused(/The filter of the table “Hours” hides rows/);
    excel.person.filterTable('Hours', false);
    excel.person.deleteRows(sheet, 60, 1);
    expect(await bench.refresh()).toMatchObject({ outcome: 'done', rows: 35 });
  });

  it('a total row of a table', async () => {
    const sheet = await written();
    excel.person.makeTable({ sheet, row: 0, column: 0, rows: 23, columns: 5 }, 'Hours', true);
    excel.person.type(sheet, 22, 4, 'Total');
    await refused(/The total row A23:E23 of the table “Hours” is in the way/);
  });

  it('a workbook that counts days from 1904', async () => {
    await written();
    excel.workbook.date1904 = true;
    await refused(/counts days from 1904.*“Use 1904 date system”/);
    excel.workbook.date1904 = false;
    expect(await bench.refresh()).toMatchObject({ outcome: 'done', rows: 35 });
  });

  it('a workbook that counts days from 1904 before anything was ever written: no sheet, no mark', async () => {
    excel.workbook.date1904 = true;
    await bench.save(report());
    expect(await bench.refresh()).toMatchObject({ outcome: 'failed', message: expect.stringContaining('1904') });
    expect(excel.workbook.backend.sheets().map(({ name }) => name)).toEqual(['Sheet1']);
    expect(excel.workbook.names).toEqual([]);
  });
});

describe('sheets', () => {
  it.each(['x'.repeat(32), 'Q1/Q2', "'Hours'", 'history'])('that Excel does not take are said in words: %s', async (name) => {
    await bench.save(report({ destination: { sheet: name, cell: 'A1' } }));
    expect(await bench.refresh()).toMatchObject({
      outcome: 'failed',
      message: expect.stringMatching(/at most 31 characters/),
    });
  });

  it('are not added to a workbook whose structure is protected, in words', async () => {
    excel.person.protectStructure(true);
    await bench.save(report());
    expect(await bench.refresh()).toMatchObject({ outcome: 'failed', message: expect.stringMatching(/protected.*choose another place/) });
  });

  it('for rows that wait are very hidden, and are deleted all the same', async () => {
    const { id } = await writer.addSheet('Staging', true, { rows: 1, columns: 1 });
    expect(visibilityOf(excel.workbook, id)).toBe('VeryHidden');
    await writer.removeSheet(id);
    expect(excel.workbook.backend.sheets()).toHaveLength(1);
  });

  it('that a person has hidden are written to as any other', async () => {
    const sheet = await written();
    excel.person.setVisibility(sheet, 'Hidden');
    bench.serve(fakeOrganisation(4, DAYS));
    expect(await bench.refresh()).toMatchObject({ outcome: 'done', rows: 28 });
    expect(visibilityOf(excel.workbook, sheet)).toBe('Hidden');
  });

  it('that were deleted meanwhile are said in words', async () => {
    await expect(writer.read([{ ...area(0, 0), sheet: 'gone' }])).rejects.toMatchObject({
      code: 'argument',
      message: SHEET_DELETED_MEANWHILE,
    });
  });
});

describe('a cell that is typed into', () => {
  it('is waited for', async () => {
    excel.person.startEditing();
    let isDone = false;
    const write = Promise.resolve(writer.write(area(0, 0), [['x']])).then(() => {
      isDone = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(isDone).toBe(false);
    excel.person.stopEditing();
    await write;
    expect(excel.seen('Sheet1')).toEqual([['x']]);
  });

  it('is said in words where this Excel cannot wait', async () => {
    Object.assign(Office.context, { requirements: { isSetSupported: (name: string) => name !== 'DelayForCellEdit' } });
    excel.person.startEditing();
    await expect(writer.write(area(0, 0), [['x']])).rejects.toMatchObject({
      code: 'busy',
      retryable: true,
      message: expect.stringContaining('Enter'),
    });
    excel.person.stopEditing();
  });
});

describe('a table around the report', () => {
  const spans = () => excel.workbook.backend.anchors('table').map(({ id, span }) => [id, span.row, span.rows, span.columns]);

  async function inTable(): Promise<string> {
    const sheet = await written();
    excel.person.type(sheet, 0, 4, 'Twice');
    for (let row = 1; row < 22; row += 1) excel.person.type(sheet, row, 4, `=D${row + 1}*2`);
    excel.person.makeTable({ sheet, row: 0, column: 0, rows: 22, columns: 5 }, 'Hours');
    return sheet;
  }

  it('grows and gets shorter with its rows, and is the same table', async () => {
    await inTable();
    const [[id]] = spans() as [[string]];
    bench.serve(fakeOrganisation(5, DAYS));
    await bench.refresh();
    expect(spans()).toEqual([[id, 0, 36, 5]]);
    expect(excel.seen('Hours')[35]?.[4]).toBe('=D36*2');
    bench.serve(fakeOrganisation(2, DAYS));
    await bench.refresh();
    expect(spans()).toEqual([[id, 0, 15, 5]]);
    expect(excel.seen('Hours')).toHaveLength(15);
  });

  it('keeps rows at its end in which something of the user stands', async () => {
    const sheet = await inTable();
    excel.person.type(sheet, 21, 4, 'note');
    bench.serve(fakeOrganisation(2, DAYS));
    await bench.refresh();
    // The note goes with its record, which is gone; the formulas above it are not filled from the last row, so they are the person's.
    expect(spans()).toEqual([[expect.any(String), 0, 21, 5]]);
    expect(excel.seen('Hours')[20]).toEqual(['', '', '', '', '=D21*2']);
  });

  it('gets a new column that the report gets', async () => {
    await inTable();
    await bench.save(report({ columns: [{ key: 'date' }, { key: 'user' }, { key: 'userId' }, { key: 'active' }, { key: 'total' }] }));
    expect(await bench.refresh()).toMatchObject({ outcome: 'done' });
    expect(excel.seen('Hours')[0]).toEqual(['Date', 'User', 'User ID', 'Active (s)', 'Total (s)', 'Twice']);
    expect(spans()).toEqual([[expect.any(String), 0, 22, 6]]);
  });

  it('that cannot grow over another table is said in words', async () => {
    const sheet = await inTable();
    excel.person.makeTable({ sheet, row: 30, column: 4, rows: 3, columns: 2 }, 'Other');
    bench.serve(fakeOrganisation(5, DAYS));
    expect(await bench.refresh()).toMatchObject({ outcome: 'failed', message: TABLE_CANNOT_GROW });
  });

  it('is left as it is by an Excel that cannot resize tables, and the rows are there', async () => {
    excel.dispose();
    await open(12);
    const sheet = await written();
    excel.person.makeTable({ sheet, row: 0, column: 0, rows: 22, columns: 4 }, 'Hours');
    bench.serve(fakeOrganisation(5, DAYS));
    expect(await bench.refresh()).toMatchObject({ outcome: 'done', rows: 35 });
    expect(spans()).toEqual([[expect.any(String), 0, 22, 4]]);
    expect(excel.seen('Hours')).toHaveLength(36);
  });
});

describe('marks', () => {
  it('are hidden names of whole rows and columns, and find the report wherever it goes', async () => {
    const sheet = await written({ disposition: 'merge' });
    const names = excel.workbook.names.map((name) => `${name.visible ? 'shown ' : ''}${name.name} ${formulaOf(excel.workbook, name)}`);
    expect(names).toContain('_ActivTrak.r1.header =Hours!$1:$1');
    expect(names).toContain('_ActivTrak.r1.column_3a_userId =Hours!$C:$C');
    expect(names.join()).not.toContain('shown');
    excel.person.renameSheet(sheet, "Ann's payroll 2026");
    excel.person.moveColumn(sheet, 3, 0);
    excel.person.insertRows(sheet, 0, 2);
    excel.person.sort({ sheet, row: 3, column: 0, rows: 21, columns: 4 }, 2);
    expect(await bench.refresh()).toMatchObject({ outcome: 'nothing-new', rows: 21 });
    const seen = excel.seen("Ann's payroll 2026");
    expect(seen[2]).toEqual(['Active (s)', 'Date', 'User', 'User ID']);
    expect(seen).toHaveLength(24);
  });

  it('that lead nowhere are taken away when others are set', async () => {
    await writer.setMarks('one', [
      { name: 'a', sheet: excel.first, on: 'row', index: 3 },
      { name: 'b', sheet: excel.first, on: 'column', index: 3 },
    ]);
    excel.person.deleteRows(excel.first, 3, 1);
    expect(await writer.marks('one')).toEqual([{ name: 'b', sheet: excel.first, on: 'column', index: 3 }]);
    await writer.setMarks('one', [{ name: 'c', sheet: excel.first, on: 'row', index: 5 }]);
    expect(excel.workbook.names.map(({ name }) => name)).toEqual(['_ActivTrak.one.b', '_ActivTrak.one.c']);
  });

  it.each(['6f1c2d3e-4b5a-4c7d-8e9f-0a1b2c3d4e5f', 'a.b', 'log', 'ä_1 x'])('may have any owner: %s', async (owner) => {
    const mark = { name: 'column:user.name', sheet: excel.first, on: 'column', index: 16_383 } as const;
    await writer.setMarks(owner, [mark]);
    expect(await writer.marks(owner)).toEqual([mark]);
    expect(await writer.markOwners()).toEqual([owner]);
  });

  it('are none of the names that people define', async () => {
    excel.person.defineName('Period', { sheet: excel.first, row: 1, column: 1, rows: 1, columns: 1 });
    excel.person.type(excel.first, 1, 1, 'last week');
    expect(await writer.markOwners()).toEqual([]);
    expect(await writer.readReference('period')).toBe('last week');
  });
});

it.each([
  ['Sheet1!B2', 7],
  ["'Sheet1'!$b$2", 7],
  ['B2', 7],
  ['Sheet1!B2:C3', undefined],
  ['Nowhere', undefined],
  ['two words', undefined],
])('reads the reference %s', async (reference, value) => {
  excel.person.type(excel.first, 1, 1, '7');
  expect(await writer.readReference(reference)).toBe(value);
});
