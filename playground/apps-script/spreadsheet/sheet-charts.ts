/** The methods of Sheet about charts. */
import { ScriptException } from '../runtime/script-exception';
import type { Method } from '../runtime/service';
import { chartBuilder, chartObject, factsOfChart } from './embedded-chart';
import { type ChartFacts, dropChart, keptCharts, putChart } from './kept-charts';
import type { SpreadsheetObjects } from './objects';
import { checkProtected } from './protected-cells';

/** What reads them, and needs nobody who may write. */
export const chartReading = (objects: SpreadsheetObjects, key: string): Record<string, Method> => ({
  getCharts: () => keptCharts(objects.execution.backend.spreadsheet, key).map((facts) => chartObject(objects, facts)),
  newChart: () => chartBuilder(objects),
});

export function chartWriting(objects: SpreadsheetObjects, key: string): Record<string, Method> {
  const { spreadsheet } = objects.execution.backend;

  function begin(): void {
    const { rows, columns } = objects.sheetFacts(key);
    checkProtected(objects.execution, [{ sheet: key, row: 0, column: 0, rows, columns }], ['SHEET']);
    objects.changed();
  }

  function place(chart: ChartFacts): void {
    const { rows, columns } = objects.sheetFacts(key);
    if (chart.corner.row >= rows || chart.corner.column >= columns)
      throw new ScriptException('The coordinates of the chart are outside the dimensions of the sheet.');
    putChart(spreadsheet, key, chart);
  }

  const isThere = ({ id }: ChartFacts): boolean => keptCharts(spreadsheet, key).some((one) => one.id === id);

  return {
    insertChart: (chart: unknown) => {
      begin();
      place({ ...factsOfChart(chart, 'insertChart'), id: null });
    },
    updateChart: (chart: unknown) => {
      begin();
      const facts = factsOfChart(chart, 'updateChart');
      if (!isThere(facts)) throw new ScriptException('This chart does not exist in the sheet.');
      place(facts);
    },
    removeChart: (chart: unknown) => {
      begin();
      const { id } = factsOfChart(chart, 'removeChart');
      if (id === null || !dropChart(spreadsheet, key, id)) throw new ScriptException('This chart does not exist in the sheet.');
    },
  };
}
