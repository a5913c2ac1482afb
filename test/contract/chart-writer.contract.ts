import { type AskedChart, CHART_KINDS, type ChartRanges, type ChartWriter } from '../../shared/chart-writer';

/** A document under test, with a sheet of ten rows and eight columns at least. */
export interface ChartWriterBench {
  readonly writer: ChartWriter;
  readonly sheet: string;
  insertRows(before: number, count: number): void;
}

/** What every ChartWriter keeps to. */
export function describeChartWriterContract(make: () => ChartWriterBench | Promise<ChartWriterBench>): void {
  let bench: ChartWriterBench;
  let writer: ChartWriter;

  beforeEach(async () => {
    bench = await make();
    writer = bench.writer;
  });

  const column = (at: number, rows = 4, row = 0) => ({ sheet: bench.sheet, row, column: at, rows, columns: 1 });
  const LOOK = { kind: 'bar', title: 'Hours', categoryTitle: 'User', valueTitle: 'Total', numberFormat: '' } as const;
  const chart = (look: Partial<AskedChart['look']> = {}, ranges: ChartRanges = [column(0), column(2)]): AskedChart => ({
    look: { ...LOOK, ...look },
    ranges,
    corner: { row: 1, column: 5 },
  });
  const shown = async () => await writer.charts(bench.sheet);

  it('draws a chart, and finds it again by its ID', async () => {
    expect(await shown()).toEqual([]);
    const id = await writer.draw('one', chart());
    expect(await shown()).toEqual([{ id, look: LOOK, ranges: [column(0), column(2)] }]);
    const other = await writer.draw('two', chart({ title: 'Other' }));
    expect((await shown()).map((one) => one.id)).toEqual([id, other]);
  });

  it.each(CHART_KINDS)('draws a %s, and says that it is one', async (kind) => {
    const titles = kind === 'pie' ? { categoryTitle: '', valueTitle: '' } : {};
    const id = await writer.draw(
      'one',
      chart({ kind, ...titles }, [column(0), ...(kind === 'pie' ? [column(2)] : [column(2), column(3)])]),
    );
    const [one] = await shown();
    expect(one).toMatchObject({ id, look: { ...LOOK, kind, ...titles } });
    expect(one?.ranges).toHaveLength(kind === 'pie' ? 2 : 3);
  });

  it.each(CHART_KINDS)('makes a chart a %s that was none', async (kind) => {
    const id = await writer.draw('one', chart({ kind: kind === 'line' ? 'column' : 'line' }));
    await writer.update(bench.sheet, id, { look: { kind } });
    const axes = kind === 'pie' ? { categoryTitle: '', valueTitle: '' } : {};
    expect((await shown())[0]?.look).toEqual({ ...LOOK, kind, ...axes });
  });

  it('changes only what is named', async () => {
    const id = await writer.draw('one', chart());
    await writer.update(bench.sheet, id, { look: { title: 'New' } });
    expect((await shown())[0]).toEqual({ id, look: { ...LOOK, title: 'New' }, ranges: [column(0), column(2)] });
    await writer.update(bench.sheet, id, { ranges: [column(0, 7), column(3, 7), column(2, 7)] });
    expect((await shown())[0]).toEqual({ id, look: { ...LOOK, title: 'New' }, ranges: [column(0, 7), column(3, 7), column(2, 7)] });
    await writer.update(bench.sheet, id, { ranges: [column(0, 2), column(2, 2)], look: { valueTitle: 'h' } });
    expect((await shown())[0]).toEqual({
      id,
      look: { ...LOOK, title: 'New', valueTitle: 'h' },
      ranges: [column(0, 2), column(2, 2)],
    });
  });

  it('shows where the cells are after rows came in front of them', async () => {
    await writer.draw('one', chart());
    bench.insertRows(0, 2);
    expect((await shown())[0]?.ranges).toEqual([column(0, 4, 2), column(2, 4, 2)]);
  });

  it('takes a title for text, whatever it looks like', async () => {
    const id = await writer.draw('one', chart({ title: '=A1', valueTitle: '=1+1' }));
    expect((await shown())[0]?.look.title.trim()).toBe('=A1');
    await writer.update(bench.sheet, id, { look: { title: '=HYPERLINK("x")' } });
    expect((await shown())[0]?.look.title.trim()).toBe('=HYPERLINK("x")');
  });

  it('removes one chart, and nothing where there is none', async () => {
    const id = await writer.draw('one', chart());
    const other = await writer.draw('two', chart());
    await writer.remove(bench.sheet, id);
    await writer.remove(bench.sheet, id);
    expect((await shown()).map((one) => one.id)).toEqual([other]);
  });

  it('says that a chart to change is gone', async () => {
    const id = await writer.draw('one', chart());
    await writer.remove(bench.sheet, id);
    await expect((async () => await writer.update(bench.sheet, id, { look: { title: 'New' } }))()).rejects.toMatchObject({
      code: 'argument',
    });
  });
}
