import { CHART_DELETED, CHART_NOT_UPDATED } from '#words/charts';
import type { ChartedTable } from '../../dashboard/asked-chart';
import { drawChart } from '../../dashboard/draw-chart';
import type { Task } from '../../task';
import type { Report } from '../definition/definition';
import { type Check, good } from '../kept/run';
import type { RefreshPorts } from '../run/job';
import { failingAlone } from './failing-alone';

/** Brings a report's chart up to its rows, which are in the sheet already: whatever goes wrong with it is said, and fails nothing else. */
export function* chartChecks(
  { charts, documents, sheets, diagnostics }: RefreshPorts,
  { id }: Report,
  table: ChartedTable,
): Task<readonly Check[]> {
  if (charts === undefined) return [];
  return yield* failingAlone(diagnostics, 'the chart of a report', CHART_NOT_UPDATED, function* () {
    const drawn = yield* drawChart({ charts, documents, sheets }, id, table);
    return drawn === 'deleted' ? [good(CHART_DELETED)] : [];
  });
}
