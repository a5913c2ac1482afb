import { SHEET_DELETED_MEANWHILE } from '#words/sheets';
import { workbookStyler } from '../../excel-addin/host/workbook/styler';
import { visibilityOf } from '../../playground/excel/sheets';
import { fakeOrganisation } from '../doubles/fake-organisation';
import { DAYS, report } from '../shared/report/report-bench';
import { area, bench, counted, excel, openWorkbook, writer, written } from './sheets-bench';

openWorkbook();

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

  it('of formulas goes into cells whose formats are more than Excel tells at once', async () => {
    const [rows, columns] = [2_000, 14];
    await writer.format([area(0, 0, rows, columns)], `0"${'h'.repeat(220)}"`);
    await writer.format([area(0, 3, rows), area(rows - 1, 13)], '@');
    await workbookStyler().fill(area(0, 0, rows, columns), Array(rows).fill(Array(columns).fill({ formula: '=1' })));
    expect((await writer.formulas(area(rows - 1, 0, 1, columns))).flat()).toEqual(Array(columns).fill('=1'));
    expect((await writer.formats(area(rows - 1, 2, 1, 2))).map((format) => format.slice(0, 7))).toEqual(['0"hhhhh', 'General']);
    expect(await writer.formats(area(rows - 1, 13))).toEqual(['General']);
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

  it('nothing where only the widths of its columns are protected', async () => {
    excel.person.unlock({ sheet: excel.first, row: 0, column: 0, rows: 1_048_576, columns: 9 });
    excel.person.protectSheet(excel.first, { allowFormatCells: true });
    await bench.save(report({ destination: { sheet: 'Sheet1', cell: 'A1' } }));
    expect(await bench.refresh()).toMatchObject({ outcome: 'done', rows: 21 });
    expect(excel.workbook.backend.columnWidth(excel.first, 0)).toBeNull();
  });

  it.each([5, 2])('formulas beside it that are locked, where rows come or go: %i people', async (people) => {
    const sheet = await written();
    for (let row = 1; row < 22; row += 1) excel.person.type(sheet, row, 4, `=D${row + 1}*2`);
    excel.person.unlock({ sheet, row: 0, column: 0, rows: 1_048_576, columns: 4 });
    excel.person.protectSheet(sheet, { allowFormatCells: true });
    expect(await bench.refresh()).toMatchObject({ outcome: 'nothing-new' });
    const before = excel.seen('Hours');
    bench.serve(fakeOrganisation(people, DAYS));
    expect(await bench.refresh()).toMatchObject({ outcome: 'failed', message: expect.stringMatching(/The sheet “Hours” is protected/) });
    expect(excel.seen('Hours')).toEqual(before);
    excel.person.unprotectSheet(sheet);
    expect(await bench.refresh()).toMatchObject({ outcome: 'done', rows: people * 7 });
    expect(excel.seen('Hours')).toHaveLength(people * 7 + 1);
    expect(excel.seen('Hours')[people * 7]?.[4]).toBe(`=D${people * 7 + 1}*2`);
  });

  it('merged cells, with their place', async () => {
    const sheet = await written();
    excel.person.merge({ sheet, row: 25, column: 1, rows: 2, columns: 2 });
    await refused(/B26:C27 of “Hours” are merged/);
    excel.person.renameSheet(sheet, "Sales, EU! it's");
    excel.person.merge({ sheet, row: 28, column: 0, rows: 2, columns: 1 });
    expect(await writer.refusal([{ sheet, row: 0, column: 0, rows: 40, columns: 4 }])).toContain(
      "B26:C27, A29:A30 of “Sales, EU! it's” are merged",
    );
  });

  it('merged cells that reach into it from the left or from above, of which Excel tells nothing by its own cells', async () => {
    const sheet = await written({ destination: { sheet: 'Hours', cell: 'C4' } });
    excel.person.merge({ sheet, row: 28, column: 0, rows: 1, columns: 3 });
    await refused(/A29:C29 of “Hours” are merged/);
    for (const merged of excel.workbook.backend.merged(sheet)) excel.workbook.backend.unmerge(merged);
    excel.person.merge({ sheet, row: 28, column: 0, rows: 1, columns: 2 });
    // More than Excel tells of at once: those in the report's own cells are told all the same.
    for (let row = 0; row < 513; row += 1) excel.person.merge({ sheet, row: 100 + row, column: 0, rows: 1, columns: 2 });
    expect(await writer.refusal([{ sheet, row: 3, column: 2, rows: 700, columns: 4 }])).toBeUndefined();
    excel.person.merge({ sheet, row: 28, column: 2, rows: 1, columns: 2 });
    expect(await writer.refusal([{ sheet, row: 3, column: 2, rows: 700, columns: 4 }])).toContain('C29:D29 of “Hours” are merged');
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

  it.each([
    [1, true],
    [30, true],
    [40, false],
  ])('a filter beside the report from row %i on, which hides whole rows: %s', async (row, isInTheWay) => {
    const sheet = await written();
    excel.person.makeTable({ sheet, row, column: 6, rows: 9, columns: 2 }, 'Side');
    excel.person.filterTable('Side', true);
    if (isInTheWay) await refused(/The filter of the table “Side” hides rows/);
    excel.person.filterTable('Side', !isInTheWay);
    excel.person.filter({ sheet, row, column: 12, rows: 9, columns: 2 }, true);
    if (isInTheWay) await refused(/The filter on “Hours” hides rows/);
    excel.person.filter({ sheet, row, column: 12, rows: 9, columns: 2 }, !isInTheWay);
    bench.serve(fakeOrganisation(5, DAYS));
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
    const { id } = await writer.addSheet('Staging', 'hidden', { rows: 1, columns: 1 });
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
