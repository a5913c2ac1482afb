import { workbookCharts } from '../../excel-addin/host/workbook/charts';
import { workbookStore } from '../../excel-addin/host/workbook/document-store';
import { workbookSheets } from '../../excel-addin/host/workbook/sheets';
import { workbookStyler } from '../../excel-addin/host/workbook/styler';
import { bringUp } from '../../shared/dashboard/bring-up';
import { saveReady } from '../../shared/dashboard/kept-ready';
import { ownPlans } from '../../shared/dashboard/ready/own-plans';
import { runAsync } from '../../shared/task';
import { ANN_AND_BOB, FACTS_THEN, type Rows, TIMESHEET } from '../shared/dashboard/ready-bench';
import { type WorkbookBench, workbookBench } from './workbook-bench';

let bench: WorkbookBench;
beforeEach(async () => {
  bench = await workbookBench();
});
afterEach(() => bench.dispose());

it('A ready sheet in Excel is drawn, gets rows for who comes, and is there once', async () => {
  const sheets = workbookSheets();
  const ports = { sheets, styler: workbookStyler(), documents: workbookStore(), charts: workbookCharts(), newId: () => 'x' };
  await runAsync(
    saveReady(ports.documents, 'r', { version: 1, blueprint: { ...TIMESHEET, needs: ['people'] }, own: ownPlans(['people']) }),
  );
  const { id: sheet } = await sheets.addSheet("It's data", 'visible', { rows: 10, columns: 4 });
  const columns = new Map(['date', 'user', 'userId', 'active'].map((key, at) => [key, at]));
  const refreshed = async (rows: Rows, from: number) => {
    await sheets.write({ sheet, row: 1, column: 0, rows: rows.length, columns: 4 }, rows);
    return runAsync(
      bringUp(
        ports,
        'r',
        { sheet, status: undefined, header: 0, rows: rows.length, columns },
        { connection: 'c1' },
        { ...FACTS_THEN, from },
      ),
    );
  };
  const there = async (name: string, row: number, count: number) => {
    const info = (await sheets.sheets()).find((one) => one.name === name);
    const area = { sheet: info?.id ?? '', row, column: 0, rows: count, columns: 4 };
    const [values = []] = await sheets.read([area]);
    return { values, formulas: await sheets.formulas(area) };
  };
  expect(await refreshed(ANN_AND_BOB, 46_000)).toEqual([]);
  expect(await refreshed([...ANN_AND_BOB, [46_002, 'Zoe', 9, 4]], 46_001)).toEqual([]);
  const { values, formulas } = await there('Timesheet', 4, 7);
  expect(values[0]?.slice(0, 3)).toEqual([46_001, 'Europe/Berlin', 8]);
  expect(values.slice(3).map(([name, id]) => [name, id])).toEqual([
    ['Ann', 1],
    ['Bob', 2],
    ['Zoe', 9],
    ['', ''],
  ]);
  expect(formulas[5]?.slice(2)).toEqual(formulas[3]?.slice(2));
  expect(formulas[5]?.[2]).toContain('SUMIFS');
  const names = (await sheets.sheets()).map(({ name }) => name);
  expect(names.filter((name) => /data|People|Timesheet|ActivTrak/.test(name))).toEqual(["It's data", 'People', 'Timesheet']);
  expect(await ports.charts.charts((await sheets.sheets()).find(({ name }) => name === 'Timesheet')?.id ?? '')).toHaveLength(1);
});

it('A snapshot in Excel has the widths of its original, is hidden at first, and is refused while a formula calculates', async () => {
  const sheets = workbookSheets();
  const styler = workbookStyler();
  const { person, first } = bench;
  const [{ id = '' } = {}] = await sheets.sheets();
  person.type(first, 0, 0, "'=1+1");
  await sheets.widen(id, [{ column: 0, characters: 40 }]);
  const copy = await styler.copySheet(id, 'Copied');
  const width = async (sheet: string): Promise<number> =>
    Excel.run(async (context) => {
      const { format } = context.workbook.worksheets.getItem(sheet).getRange('A1').load('format/columnWidth');
      await context.sync();
      return format.columnWidth;
    });
  expect(await width(copy.id)).toBe(await width(id));
  expect((await sheets.read([{ sheet: copy.id, row: 0, column: 0, rows: 1, columns: 1 }]))[0]).toEqual([['=1+1']]);
  const visibility = await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem(copy.id).load('visibility');
    await context.sync();
    return sheet.visibility;
  });
  expect(visibility).toBe('VeryHidden');
  person.type(first, 3, 3, '#BUSY!');
  await expect((async () => styler.copySheet(id, 'Again'))()).rejects.toMatchObject({ code: 'busy' });
  expect((await sheets.sheets()).map(({ name }) => name)).not.toContain('Again');
});
