/**
 * ChartSeriesCollection and ChartSeries: by their order alone, as they have no IDs (add, delete, setValues and setXAxisValues: ExcelApi 1.7).
 * Source: https://learn.microsoft.com/javascript/api/excel/excel.chartseries
 * @module
 */
import { ExcelError } from '../excel-error';
import { type HostObject, readOnly } from '../host-object';
import { addSeries, changeChart, chartFacts, dropSeries, type SeriesPart, seriesArea, setSeriesArea } from '../kept-charts';
import type { Workbook } from '../workbook';
import { addressOf } from './addresses';
import { areaOfRange } from './range';

export function chartSeriesObject(workbook: Workbook, chart: string): HostObject {
  const series = () => chartFacts(workbook, chart).series;
  return {
    type: 'ChartSeriesCollection',
    items: () => series().map(({ id }) => seriesObject(workbook, chart, id)),
    properties: { count: readOnly(() => series().length) },
    methods: {
      add: (name) => seriesObject(workbook, chart, addSeries(workbook, chart, String(name ?? ''))),
      getItemAt: (index) => {
        const found = series()[Number(index)];
        if (!found) throw new ExcelError('InvalidArgument');
        return seriesObject(workbook, chart, found.id);
      },
    },
  };
}

function seriesObject(workbook: Workbook, chart: string, id: string): HostObject {
  const own = () => {
    const found = chartFacts(workbook, chart).series.find((one) => one.id === id);
    if (!found) throw new ExcelError('ItemNotFound');
    return found;
  };
  const areaFor = (dimension: unknown) => seriesArea(workbook, chart, own().id, dimension === 'Categories' ? 'categories' : 'values');
  const setter = (part: SeriesPart) => (range: unknown) => setSeriesArea(workbook, chart, own().id, part, areaOfRange(range));
  const rename = (name: unknown): void => {
    // A text that looks like a formula may be one.
    const text = String(name).startsWith('=') ? '#NAME?' : String(name);
    changeChart(workbook, chart, { series: chartFacts(workbook, chart).series.map((one) => (one.id === id ? { id, name: text } : one)) });
  };
  return {
    type: 'ChartSeries',
    properties: { name: { get: () => own().name, set: rename } },
    methods: {
      setValues: setter('values'),
      setXAxisValues: setter('categories'),
      delete: () => dropSeries(workbook, chart, own().id),
      getDimensionDataSourceString: (dimension) => {
        const area = areaFor(dimension);
        return area ? addressOf(workbook, area) : '';
      },
      getDimensionDataSourceType: (dimension) => (areaFor(dimension) ? 'LocalRange' : 'Literal'),
    },
  };
}
