/**
 * The series of a chart, by their order: Excel gives them no IDs. What a person made of one, such as its color, stays while its cells change.
 * @module
 */
import type { ChartRanges } from '../../../shared/chart-writer';
import { cellAddress } from '../../../shared/model/a1';
import type { SheetArea } from '../../../shared/sheet-writer';
import { rangeOf } from './areas';
import { hasExcelApi } from './excel-run';
import { plainTitle } from './plain-title';

/** The cells below a header. */
const below = (area: SheetArea): SheetArea => ({ ...area, row: area.row + 1, rows: area.rows - 1 });

/** Gives a chart the series of these ranges, the first of which are their categories. Series of other columns than before are named anew. */
export async function setSeries(context: Excel.RequestContext, chart: Excel.Chart, ranges: ChartRanges): Promise<void> {
  const [category, ...values] = ranges as readonly [SheetArea, ...SheetArea[]];
  const headers = values.map((area) => rangeOf(context, { ...area, row: Math.max(0, area.row), rows: 1 }).load('values'));
  chart.series.load('items/name');
  await context.sync();
  const before = (await shownRanges(context, chart))?.slice(1);
  const { items } = chart.series;
  values.forEach((area, at) => {
    const name = plainTitle(String(headers[at]?.values[0]?.[0] ?? ''));
    const own = items[at];
    const series = own ?? chart.series.add(name);
    series.setValues(rangeOf(context, below(area)));
    series.setXAxisValues(rangeOf(context, below(category)));
    const shown = before?.[at];
    const isOther = before ? shown?.column !== area.column || shown.sheet !== area.sheet : items.length !== values.length;
    if (own && isOther) series.name = name;
  });
  // The last first: the others keep their numbers.
  for (const extra of items.slice(values.length).reverse()) extra.delete();
  await context.sync();
}

/**
 * A chart's cells with their headers, its categories' first, those of other sheets too; `undefined` where they aren't cells of this workbook, or this
 * Excel can't tell.
 */
export async function shownRanges(context: Excel.RequestContext, chart: Excel.Chart): Promise<readonly SheetArea[] | undefined> {
  if (!hasExcelApi(15)) return undefined;
  const { worksheets } = context.workbook;
  worksheets.load('items/id,items/name');
  chart.series.load('items/name');
  await context.sync();
  const addresses = chart.series.items.map((series) => [
    series.getDimensionDataSourceString('Categories'),
    series.getDimensionDataSourceString('Values'),
  ]);
  await context.sync();
  const [categories] = addresses.map(([category]) => category);
  const idOf = new Map(worksheets.items.map(({ id, name }) => [name, id]));
  const areas = [categories, ...addresses.map(([, values]) => values)].map((result) => areaWithHeader(String(result?.value ?? ''), idOf));
  return areas.every((area) => area !== undefined) ? areas : undefined;
}

/** The area of `'My sheet'!$B$2:$B$9` with the row above it, which is -1 for cells that begin in the first row. */
function areaWithHeader(address: string, idOf: ReadonlyMap<string, string>): SheetArea | undefined {
  const split = address.lastIndexOf('!');
  const name = address.slice(0, split).replace(/^=/, '').replace(/^'|'$/g, '').replaceAll("''", "'");
  const sheet = idOf.get(name);
  const [first, last] = address.slice(split + 1).split(':');
  const [from, to] = [cellAddress(first ?? ''), cellAddress(last ?? first ?? '')];
  if (sheet === undefined || !from || !to) return undefined;
  return { sheet, row: from.row - 1, column: from.column, rows: to.row - from.row + 2, columns: to.column - from.column + 1 };
}
