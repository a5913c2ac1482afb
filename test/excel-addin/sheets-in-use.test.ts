import { PIVOT_IN_THE_WAY, pivotInTheWay, TABLE_CANNOT_GROW } from '#words/excel';
import { cannotWrite } from '#words/places';
import { formulaOf } from '../../playground/excel/names';
import { fakeOrganisation } from '../doubles/fake-organisation';
import { DAYS, report } from '../shared/report/report-bench';
import { area, bench, counted, excel, open, openWorkbook, writer, written } from './sheets-bench';

openWorkbook();

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

it('a PivotTable below the report is named where rows would meet its blank cells, and nothing is written until it is gone', async () => {
  const sheet = await written();
  excel.person.addPivotTable({ sheet, row: 25, column: 0, rows: 6, columns: 2 });
  const before = excel.seen('Hours');
  bench.serve(fakeOrganisation(5, DAYS));
  expect(await bench.refresh()).toMatchObject({ outcome: 'failed', message: cannotWrite('Hours', pivotInTheWay('A26:B31', 'Hours')) });
  expect(excel.seen('Hours')).toEqual(before);
  for (const { id } of excel.workbook.backend.anchors('pivot')) excel.workbook.backend.removeAnchor(id);
  expect(await bench.refresh()).toMatchObject({ outcome: 'done', rows: 35 });
  expect(excel.seen('Hours')).toHaveLength(36);
});

it('a PivotTable above the report that a new column would cut is named', async () => {
  const sheet = await written({ destination: { sheet: 'Hours', cell: 'A10' } });
  excel.person.type(sheet, 9, 4, 'Mine');
  excel.person.addPivotTable({ sheet, row: 0, column: 2, rows: 4, columns: 5 });
  await bench.save(report({ destination: { sheet: 'Hours', cell: 'A10' }, columns: [...report().columns, { key: 'total' }] }));
  const before = excel.seen('Hours');
  expect(await bench.refresh()).toMatchObject({ outcome: 'failed', code: 'argument', message: PIVOT_IN_THE_WAY });
  expect(excel.seen('Hours')).toEqual(before);
  for (const { id } of excel.workbook.backend.anchors('pivot')) excel.workbook.backend.removeAnchor(id);
  expect(await bench.refresh()).toMatchObject({ outcome: 'done', rows: 21 });
});

it('a workbook whose structure is protected keeps a hidden sheet of rows, which keeps no report from its rows', async () => {
  await written();
  bench.serve(fakeOrganisation(4, DAYS), { largestPage: 4 });
  expect(await bench.call('r1', 2)).toBeUndefined();
  const names = () => excel.workbook.backend.sheets().map(({ name }) => name);
  const put = [...names()];
  expect(put).toHaveLength(3);
  excel.person.protectStructure(true);
  expect(await bench.refresh()).toMatchObject({ outcome: 'done', rows: 28 });
  bench.serve(fakeOrganisation(5, DAYS));
  expect(await bench.refresh()).toMatchObject({ outcome: 'done', rows: 35 });
  expect(names()).toEqual(put);
  excel.person.protectStructure(false);
  expect(await bench.refresh()).toMatchObject({ outcome: 'nothing-new' });
  expect(names()).toEqual(['Sheet1', 'Hours']);
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

  it.each([
    [0, 2, 5],
    [0, 4, 5],
    [3, 0, 5],
    [4, 0, 5],
    [2, 3, 5],
    [0, 6, 4],
    [3, 6, 4],
    [4, 6, 4],
  ])('is around the same columns when column %i is moved to %i, and around %i of them', async (from, to, columns) => {
    const sheet = await inTable();
    const header = (): readonly unknown[] => (excel.seen('Hours')[0] ?? []).filter((name) => name !== '');
    const before = new Set(header());
    excel.person.moveColumn(sheet, from, to);
    for (const people of [5, 2]) {
      bench.serve(fakeOrganisation(people, DAYS));
      expect(await bench.refresh()).toMatchObject({ outcome: 'done', rows: people * 7 });
      expect(new Set(header())).toEqual(before);
      expect(spans()).toEqual([[expect.any(String), 0, people * 7 + 1, columns]]);
    }
  });

  it.each(['another table', 'merged cells'])('that cannot grow over %s is said in words, and nothing is written', async (what) => {
    const sheet = await written();
    excel.person.makeTable({ sheet, row: 0, column: 0, rows: 22, columns: 5 }, 'Hours');
    const inTheWay = { sheet, row: 30, column: 4, rows: 3, columns: 1 };
    if (what === 'merged cells') excel.person.merge(inTheWay);
    else excel.person.makeTable(inTheWay, 'Other');
    const before = excel.seen('Hours');
    bench.serve(fakeOrganisation(5, DAYS));
    expect(await bench.refresh()).toMatchObject({ outcome: 'failed', message: expect.stringContaining(TABLE_CANNOT_GROW) });
    expect(excel.seen('Hours')).toEqual(before);
    bench.serve(fakeOrganisation(4, DAYS));
    expect(await bench.refresh()).toMatchObject({ outcome: 'done', rows: 28 });
    expect(spans()[0]).toEqual([expect.any(String), 0, 29, 5]);
  });

  it('that a protection keeps from growing is in the way, and does not get shorter', async () => {
    const sheet = await written();
    excel.person.makeTable({ sheet, row: 0, column: 0, rows: 22, columns: 4 }, 'Hours');
    excel.person.unlock({ sheet, row: 0, column: 0, rows: 1_048_576, columns: 4 });
    excel.person.protectSheet(sheet, { allowFormatCells: true });
    const before = excel.seen('Hours');
    bench.serve(fakeOrganisation(5, DAYS));
    expect(await bench.refresh()).toMatchObject({ outcome: 'failed', message: expect.stringContaining('The sheet “Hours” is protected') });
    expect(excel.seen('Hours')).toEqual(before);
    bench.serve(fakeOrganisation(2, DAYS));
    expect(await bench.refresh()).toMatchObject({ outcome: 'done', rows: 14 });
    expect(spans()).toEqual([[expect.any(String), 0, 22, 4]]);
    excel.person.unprotectSheet(sheet);
    bench.serve(fakeOrganisation(5, DAYS));
    expect(await bench.refresh()).toMatchObject({ outcome: 'done', rows: 35 });
    expect(spans()).toEqual([[expect.any(String), 0, 36, 4]]);
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

  it.each([
    ['A1', undefined],
    ['R1C1', ['R', 'C'] as const],
    ['Z1S1', ['Z', 'S'] as const],
  ])('are set also where all of them led nowhere: %s', async (_, style) => {
    excel.workbook.numberedStyle = style;
    const marks = (index: number) => ['header', 'claim'].map((name) => ({ name, sheet: excel.first, on: 'row', index }) as const);
    await writer.setMarks('one', marks(3));
    excel.person.deleteRows(excel.first, 3, 1);
    await writer.setMarks('one', marks(5));
    expect(await writer.marks('one')).toEqual(marks(5));
    excel.person.copySheet(excel.first, 'Copy');
    excel.person.deleteRows(excel.first, 5, 1);
    await writer.setMarks('one', marks(7));
    expect(await writer.marks('one')).toEqual(marks(7));
  });

  it('of a sheet that went to another file cost no further request', async () => {
    excel.workbook.names = [
      { name: '_ActivTrak.one.header', formula: "='[Book2.xlsx]Hours'!$4:$4", anchor: undefined, visible: false, comment: '' },
    ];
    const { sizes } = counted();
    expect(await writer.marks('one')).toEqual([]);
    expect(sizes).toHaveLength(1);
  });

  it.each([
    ['A1', undefined, ['_activtrak.one.header']],
    ['R1C1', ['R', 'C'] as const, []],
  ])('are set also while a copy of their sheet is in front, which has names of its own: %s', async (_, style, left) => {
    excel.workbook.numberedStyle = style;
    const places = [
      { name: 'header', sheet: excel.first, on: 'row', index: 3 },
      { name: 'dirty', sheet: excel.first, on: 'row', index: 9 },
    ] as const;
    await writer.setMarks('one', places);
    const copy = excel.person.copySheet(excel.first, 'Copy');
    await writer.removeMarks('one', ['dirty']);
    await writer.setMarks('one', [...places, { name: 'claim', sheet: excel.first, on: 'row', index: 3 }]);
    expect(await writer.marks('one')).toEqual([...places, { name: 'claim', sheet: excel.first, on: 'row', index: 3 }]);
    expect(excel.workbook.names.every(({ visible }) => !visible)).toBe(true);
    expect([...(excel.workbook.ownNames.get(copy) ?? [])]).toEqual(left);
  });

  it.each(['6f1c2d3e-4b5a-4c7d-8e9f-0a1b2c3d4e5f', 'a.b', 'log', 'ä_1 x'])('may have any owner: %s', async (owner) => {
    // Room is made for the columns before it, and every row costs: two are enough.
    excel.workbook.backend.deleteRows(excel.first, 2, 98);
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
