import { NAME_TAKEN } from '#words/excel';
import { readMarkReference } from '../../excel-addin/host/workbook/mark-names';
import { workbookSheets } from '../../excel-addin/host/workbook/sheets';
import { isoDay } from '../../shared/model/serial';
import { fakeOrganisation } from '../doubles/fake-organisation';
import { DAYS, report } from '../shared/report/report-bench';
import { bench, excel, openWorkbook, written } from './sheets-bench';

openWorkbook();

it.each([36_525, 36_527, 0, '36526', 'refused'])('a workbook whose DATE answers %p is none of 1904', async (answer) => {
  excel.workbook.dateAnswer = answer;
  await written();
  expect(await bench.refresh()).toMatchObject({ outcome: 'nothing-new' });
});

it('a table grows and shrinks while another sheet is in front', async () => {
  const sheet = await written();
  excel.person.makeTable({ sheet, row: 0, column: 0, rows: 22, columns: 4 }, 'Hours');
  excel.workbook.backend.activate(excel.first);
  const rows = (): unknown => excel.workbook.backend.anchors('table')[0]?.span.rows;
  bench.serve(fakeOrganisation(5, DAYS));
  expect(await bench.refresh()).toMatchObject({ outcome: 'done', rows: 35 });
  expect(rows()).toBe(36);
  bench.serve(fakeOrganisation(2, DAYS));
  expect(await bench.refresh()).toMatchObject({ outcome: 'done', rows: 14 });
  expect(rows()).toBe(15);
});

/** Rows above and a column before it: the next refresh finds it there. */
async function expectFoundMoved(sheet: string, rows: number): Promise<void> {
  excel.person.insertRows(sheet, 0, 2);
  excel.person.insertColumns(sheet, 0, 1);
  bench.serve(fakeOrganisation(4, DAYS));
  expect(await bench.refresh()).toMatchObject({ outcome: 'done', rows });
  expect(excel.seen('Hours')[3]).toEqual(['', 'Date', 'User', 'User ID', 'Active (s)']);
  expect(excel.seen('Hours')).toHaveLength(rows + 4);
}

it.each([
  ['merge', 24],
  ['replace', 28],
] as const)('a report whose marks are given back by their first and last cell is found: %s', async (disposition, rows) => {
  excel.workbook.spellsLinesOut = true;
  const sheet = await written({ disposition, statusLine: true });
  await expectFoundMoved(sheet, rows);
});

it.each([
  ['merge', 24, ['R', 'C']],
  ['replace', 28, ['Z', 'S']],
] as const)('a report is found, and made, where columns have numbers: %s', async (disposition, rows, numberedStyle) => {
  const sheet = await written({ disposition, statusLine: true });
  excel.workbook.numberedStyle = numberedStyle;
  await expectFoundMoved(sheet, rows);
  excel.workbook.numberedStyle = undefined;
  bench.serve(fakeOrganisation(3, DAYS));
  await bench.refresh();
  excel.workbook.numberedStyle = numberedStyle;
  await bench.save(report({ id: 'r2', destination: { sheet: 'Sheet1', cell: 'A1' } }));
  expect(await bench.refresh('r2')).toMatchObject({ outcome: 'done', rows: 21 });
  expect(await bench.refresh('r2')).toMatchObject({ outcome: 'nothing-new', rows: 21 });
});

it.each([
  ['=Hours!$4:$4', 'row', 3],
  ["='My sheet'!$A$4:$XFD$4", 'row', 3],
  ['=Hours!A4:XFD4', 'row', 3],
  ['=Hours!$C:$C', 'column', 2],
  ['=Hours!$A$1:$A$1048576', 'column', 0],
  ['=Hours!$AB$1:$AB$1048576', 'column', 27],
])('%s is a %s', (formula, on, index) => {
  expect(readMarkReference(formula)).toEqual({ sheetName: expect.stringMatching(/^(Hours|My sheet)$/), on, index });
});

it.each(['=#REF!', '=#REF!$4:$4', '=Hours!$A$4', '=Hours!$A$4:$B$4', '=Hours!$B$2:$B$9', '=1+1'])('%s is no mark', (formula) => {
  expect(readMarkReference(formula)).toBeUndefined();
});

it.each(['merge', 'replace'] as const)(
  'a text that is longer than a cell is cut once, said, and then no change: %s',
  async (disposition) => {
    const organisation = fakeOrganisation(3, DAYS);
    const long = ['x'.repeat(40_000), `${'y'.repeat(32_764)}🙂${'y'.repeat(9)}`, 'short'];
    bench.serve({ ...organisation, people: organisation.people.map((person, index) => ({ ...person, name: long[index] ?? '' })) });
    await bench.save(report({ disposition }));
    const first = await bench.refresh();
    expect(first.checks).toContainEqual({ verdict: 'warning', words: expect.stringMatching(/^14 texts/) });
    expect(await bench.refresh()).toMatchObject({ outcome: 'nothing-new', rows: 21 });
    const texts = excel.seen('Hours').map(([, name]) => String(name));
    expect(Math.max(...texts.map(({ length }) => length))).toBeLessThanOrEqual(32_767);
    expect(texts.some((text) => /[\uD800-\uDBFF](?![\uDC00-\uDFFF])/.test(text))).toBe(false);
  },
);

it.each(['Hours ', '\u00a0Hours', 'HOURS'])('a report for Hours goes to the sheet named %j', async (name) => {
  await Excel.run(async (context) => {
    context.workbook.worksheets.add(name);
    await context.sync();
  });
  await bench.save(report());
  expect(await bench.refresh()).toMatchObject({ outcome: 'done', rows: 21 });
  expect(excel.workbook.backend.sheets().map((sheet) => sheet.name)).toEqual(['Sheet1', name]);
});

it('a chart on a sheet of its own is no sheet for rows, and in nobody’s way', async () => {
  const sheets = workbookSheets();
  const charts = ['Chart1', 'Chart2', 'Chart3'].map((name) => excel.person.moveChartToSheet(name));
  await written();
  bench.serve(fakeOrganisation(4, DAYS));
  expect(await bench.refresh()).toMatchObject({ outcome: 'done', rows: 28 });
  expect((await sheets.sheets()).map(({ name }) => name)).toEqual(['Sheet1', 'Hours']);
  expect(await sheets.readReference('Chart2!B1')).toBeUndefined();
  excel.workbook.backend.activate(charts[0] as string);
  expect(await sheets.readReference('B1')).toBeUndefined();
  await bench.save(report({ id: 'r2', destination: { sheet: 'Chart1', cell: 'A1' } }));
  expect(await bench.refresh('r2')).toMatchObject({ outcome: 'failed', message: NAME_TAKEN });
});

it.each(["'Settings'!B1", 'Settings!B1', 'settings!B1'])('days in %j are those on the sheet named “Settings ”', async (from) => {
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.add('Settings ');
    await context.sync();
    sheet.getRange('B1').values = [['yesterday']];
    await context.sync();
  });
  await bench.save(report({ range: { kind: 'cells', from } }));
  expect(await bench.refresh()).toMatchObject({ outcome: 'done', rows: 3 });
});

it.each(['merge', 'replace'] as const)(
  'a column that a person formats as plain text is said, and its rows are found again: %s',
  async (disposition) => {
    const sheet = await written({ disposition, unit: 'days' });
    excel.workbook.backend.fill([{ sheet, row: 1, column: 3, rows: 21, columns: 1 }], { format: '@' });
    const organisation = fakeOrganisation(3, DAYS);
    bench.serve({ ...organisation, days: organisation.days.map((day) => ({ ...day, productive: day.productive + 60 })) });
    const record = await bench.refresh();
    expect(record).toMatchObject({ outcome: 'done', rows: 21 });
    expect(record.checks).toContainEqual({ verdict: 'warning', words: expect.stringMatching(/“Active” .*plain text/) });
    expect(await bench.refresh()).toMatchObject({ outcome: 'nothing-new', rows: 21 });
  },
);

it.each([
  ['days as they are read', 0, (cell: unknown) => isoDay(Number(cell))],
  ['times with a comma', 3, (cell: unknown) => Number(cell).toFixed(12).replace('.', ',')],
])('%s that stand there as texts are found, and are no change', async (_, column, asText) => {
  await written({ disposition: 'merge', unit: 'days' });
  const cells = excel
    .seen('Hours')
    .slice(1)
    .map((row) => [asText(row[column])]);
  await Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem('Hours').getRangeByIndexes(1, column, 21, 1);
    range.numberFormat = cells.map(() => ['@']);
    range.values = cells;
    await context.sync();
  });
  expect(await bench.refresh()).toMatchObject({ outcome: 'nothing-new', rows: 21 });
});

it.each([
  ['below the header', 1],
  ['among the rows', 9],
] as const)('rows that a person put in %s take numbers as numbers when the report is replaced', async (_, before) => {
  const sheet = await written({ unit: 'days' });
  excel.person.insertRows(sheet, before, 2);
  for (const people of [3, 4]) {
    bench.serve(fakeOrganisation(people, DAYS));
    await bench.refresh();
    const [, ...rows] = excel.seen('Hours').filter((row) => row.some((cell) => cell !== ''));
    expect(rows).toHaveLength(7 * people);
    expect(new Set(rows.map(([date, , id, active]) => `${typeof date} ${typeof id} ${typeof active}`))).toEqual(
      new Set(['number number number']),
    );
    expect(
      new Set(
        excel
          .formats('Hours')
          .slice(1, rows.length + 1)
          .map(String),
      ).size,
    ).toBe(1);
  }
});
