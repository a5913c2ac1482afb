import { newerVersion } from '#words/unusable';
import type { ChartKind } from '../../../shared/chart-writer';
import type { ChartedTable } from '../../../shared/dashboard/asked-chart';
import type { ChartDefinition } from '../../../shared/dashboard/chart-definition';
import { drawChart, removeChart } from '../../../shared/dashboard/draw-chart';
import { loadChart, saveChart } from '../../../shared/dashboard/kept-chart';
import type { SheetArea } from '../../../shared/sheet-writer';
import { runSync } from '../../../shared/task';
import { type MemoryChart, type MemoryCharts, memoryCharts } from '../../doubles/memory-charts';
import { memorySheets } from '../../doubles/memory-sheets';
import { memoryStore, refill } from '../../doubles/memory-store';

const CHART: ChartDefinition = {
  kind: 'bar',
  title: 'Hours',
  categoryTitle: 'User',
  valueTitle: 'Total',
  category: 'user',
  series: ['total'],
  position: { right: 1, below: 0 },
};

describe.each([
  ['whose charts have names', true],
  ['whose charts have IDs', false],
])('The chart of a report in a host %s', (_, isNamed) => {
  let memory: MemoryCharts;
  let documents: ReturnType<typeof memoryStore>;
  let sheets: ReturnType<typeof memorySheets>;
  let table: ChartedTable;

  beforeEach(() => {
    memory = memoryCharts(isNamed);
    documents = memoryStore('at once');
    sheets = memorySheets('at once');
    const sheet = sheets.addSheet('Hours', 'visible', { rows: 10, columns: 4 }) as { readonly id: string };
    table = {
      sheet: sheet.id,
      header: 1,
      rows: 3,
      columns: new Map([
        ['date', 0],
        ['user', 1],
        ['active', 2],
        ['total', 3],
      ]),
    };
    keep(CHART);
  });

  const ports = () => ({ charts: memory.writer, documents, sheets });
  function keep(chart: ChartDefinition): void {
    const before = runSync(loadChart(documents, 'r'));
    runSync(saveChart(documents, 'r', { ...(before ?? { version: 1, name: 'chart-r' }), chart }));
  }
  const draw = () => runSync(drawChart(ports(), 'r', table));
  const only = (): MemoryChart => {
    expect(memory.charts).toHaveLength(1);
    return memory.charts[0] as MemoryChart;
  };
  const columns = () => only().ranges?.map(({ column, rows }) => [column, rows]);

  it('shows only as many of the first rows as it is asked to', () => {
    keep({ ...CHART, rows: 2 });
    for (const rows of [1, 3, 900]) {
      table = { ...table, rows };
      draw();
      expect(columns()).toEqual([1, 3].map((column) => [column, Math.min(2, rows) + 1]));
    }
  });

  it('is none where nobody asked for one', () => {
    expect(runSync(drawChart(ports(), 'other', table))).toBe('none');
    expect(memory.charts).toEqual([]);
  });

  it('is drawn beside the rows, which makes room for it, and once however often', () => {
    expect([draw(), draw(), draw()]).toEqual(['drawn', 'up to date', 'up to date']);
    expect(only()).toMatchObject({ corner: { row: 1, column: 5 }, look: { kind: 'bar', title: 'Hours' } });
    expect(columns()).toEqual([
      [1, 4],
      [3, 4],
    ]);
    expect((sheets.sheets() as readonly { readonly columns: number }[])[0]?.columns).toBe(6);
  });

  it('follows rows that come and go, and columns that are moved', () => {
    draw();
    table = { ...table, rows: 12 };
    draw();
    expect(columns()).toEqual([
      [1, 13],
      [3, 13],
    ]);
    table = {
      ...table,
      rows: 0,
      columns: new Map([
        ['user', 0],
        ['total', 2],
      ]),
    };
    only().ranges = only().ranges?.map((range) => ({ ...range, column: range.column - 1 }));
    draw();
    expect(columns()).toEqual([
      [0, 2],
      [2, 2],
    ]);
  });

  it('of a kind that only a newer version knows keeps its series and axes, and follows its rows', () => {
    keep({ ...CHART, series: ['active', 'total'] });
    draw();
    // As that version left it.
    refill(
      documents,
      [...documents.entries].map(([key, text]) => [key, text.replaceAll('"kind":"bar"', '"kind":"area"')]),
    );
    only().look = { ...only().look, kind: 'area' };
    table = { ...table, rows: 12 };
    draw();
    expect(only().look).toMatchObject({ categoryTitle: 'User', valueTitle: 'Total' });
    expect(columns()).toEqual([1, 2, 3].map((column) => [column, 13]));
  });

  it('of such a kind is not drawn first, which is said in words', () => {
    keep({ ...CHART, kind: 'area' as ChartKind });
    expect(draw).toThrow(newerVersion('“Hours”'));
    expect(memory.charts).toEqual([]);
  });

  it('keeps what a person changed, through refreshes and new wishes', () => {
    draw();
    only().look = { ...only().look, title: 'Our hours' };
    table = { ...table, rows: 5 };
    draw();
    keep({ ...CHART, title: 'Hours of all', valueTitle: 'h' });
    draw();
    keep({ ...CHART, title: 'Hours of everybody', kind: 'column', valueTitle: 'hours' });
    draw();
    expect(only().look).toMatchObject({ title: 'Our hours', kind: 'column', valueTitle: 'hours' });
    expect(columns()).toEqual([
      [1, 6],
      [3, 6],
    ]);
  });

  it('takes a new wish where nobody changed anything', () => {
    draw();
    keep({ ...CHART, title: 'B', series: ['active', 'total'], kind: 'stacked' });
    draw();
    keep({ ...CHART, title: 'C', kind: 'stacked' });
    draw();
    expect(only().look).toMatchObject({ title: 'C', kind: 'stacked' });
    expect(columns()).toEqual([
      [1, 4],
      [3, 4],
    ]);
  });

  it('keeps the columns that a person chose for it, and cells elsewhere alone', () => {
    draw();
    const cells = (column: number) => ({ sheet: table.sheet, row: 1, column, rows: 4, columns: 1 });
    only().ranges = [cells(1), cells(2)];
    table = { ...table, rows: 6 };
    draw();
    expect(columns()).toEqual([
      [1, 7],
      [2, 7],
    ]);
    only().ranges = [cells(8), cells(9)];
    draw();
    expect(columns()).toEqual([
      [8, 4],
      [9, 4],
    ]);
  });

  it.each<[string, Partial<SheetArea>, number]>([
    ['a column beside the table, which has its rows', { column: 8 }, 7],
    ['other cells of its sheet', { row: 20, column: 8 }, 4],
    ['cells of another sheet', { sheet: 'goals' }, 4],
  ])('follows the rows with what a person added to it: %s', (_name, added, rows) => {
    draw();
    const own = only();
    const [category, values] = own.ranges as [SheetArea, SheetArea];
    own.ranges = [category, values, { ...values, ...added }];
    table = { ...table, rows: 6 };
    for (let times = 0; times < 2; times += 1) {
      draw();
      expect(only().ranges).toEqual([
        { ...category, rows: 7 },
        { ...values, rows: 7 },
        { ...values, ...added, rows },
      ]);
    }
  });

  it('is found on the sheet to which a person moved it, and is not the one in the copy of a sheet', () => {
    draw();
    const [own] = memory.charts.splice(0) as [MemoryChart];
    const board = sheets.addSheet('Board', 'visible', { rows: 10, columns: 4 }) as { readonly id: string };
    memory.charts.push({ ...own, sheet: board.id });
    table = { ...table, rows: 6 };
    expect(draw()).toBe('up to date');
    expect(columns()).toEqual([
      [1, 7],
      [3, 7],
    ]);
    const copied = { ...only(), ranges: only().ranges?.map((range) => ({ ...range, sheet: board.id })) };
    memory.charts.splice(0, 1, {
      ...copied,
      sheet: (sheets.addSheet('Copy', 'visible', { rows: 10, columns: 4 }) as { readonly id: string }).id,
    });
    expect(draw()).toBe('deleted');
  });

  it('is not drawn again once somebody deleted it, until it is asked for', () => {
    draw();
    memory.charts.pop();
    expect([draw(), draw()]).toEqual(['deleted', 'none']);
    runSync(saveChart(documents, 'r', { version: 1, name: 'chart-r', chart: CHART }));
    expect(draw()).toBe('drawn');
    only();
  });

  it('leaves no second one where drawing was cut off before it could remember that', () => {
    // A person's, which shows the same.
    const ranges = [1, 3].map((column) => ({ sheet: table.sheet, row: 1, column, rows: 4, columns: 1 }));
    memory.charts.push({
      sheet: table.sheet,
      id: 'theirs',
      look: { ...CHART, numberFormat: '' },
      ranges,
      corner: { row: 0, column: 0 },
    });
    memory.after = () => {
      throw new Error('killed');
    };
    expect(draw).toThrow('killed');
    memory.after = () => undefined;
    table = { ...table, rows: 7 };
    draw();
    draw();
    expect(memory.charts.map(({ id }) => id === 'theirs')).toEqual([true, false]);
    expect(memory.charts[1]?.ranges?.map(({ rows }) => rows)).toEqual([8, 8]);
  });

  it('does not take a chart of a person for its own, though it shows the same', () => {
    const cells = (column: number) => ({ sheet: table.sheet, row: 1, column, rows: 4, columns: 1 });
    memory.charts.push({
      sheet: table.sheet,
      id: 'theirs',
      look: { ...CHART, numberFormat: '' },
      ranges: [cells(1), cells(3)],
      corner: { row: 0, column: 0 },
    });
    draw();
    expect(memory.charts).toHaveLength(2);
  });

  it('is refused where its columns are gone, and shows the others where some are left', () => {
    keep({ ...CHART, series: ['active', 'total'] });
    table = {
      ...table,
      columns: new Map([
        ['user', 1],
        ['total', 2],
      ]),
    };
    draw();
    expect(columns()).toEqual([
      [1, 4],
      [2, 4],
    ]);
    table = { ...table, columns: new Map([['user', 1]]) };
    expect(draw).toThrow(expect.objectContaining({ code: 'argument' }));
  });

  it('is taken away with what is known of it, and nothing of others is', () => {
    memory.charts.push({
      sheet: table.sheet,
      id: 'theirs',
      look: { ...CHART, numberFormat: '' },
      ranges: [],
      corner: { row: 0, column: 0 },
    });
    draw();
    runSync(removeChart(ports(), 'r'));
    expect(memory.charts.map(({ id }) => id)).toEqual(['theirs']);
    expect(draw()).toBe('none');
    runSync(removeChart(ports(), 'r'));
  });
});
