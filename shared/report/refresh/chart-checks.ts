import type { ChartedTable } from '../../dashboard/asked-chart';
import { drawChart } from '../../dashboard/draw-chart';
import { worded } from '../../diagnostics';
import { isActivTrakError } from '../../errors';
import type { Task } from '../../task';
import { CHART_DELETED, CHART_NOT_UPDATED } from '../../words/en/charts';
import type { Report } from '../definition/definition';
import type { Check } from '../kept/run';
import { warning } from './checks';
import type { RefreshPorts } from './job';

/** Brings a report's chart up to its rows, which are in the sheet already: whatever goes wrong with it is said, and fails nothing else. */
export function* chartChecks(
  { charts, documents, sheets, diagnostics }: RefreshPorts,
  { id }: Report,
  table: ChartedTable,
): Task<readonly Check[]> {
  if (charts === undefined) return [];
  try {
    const drawn = yield* drawChart({ charts, documents, sheets }, id, table);
    return drawn === 'deleted' ? [{ verdict: 'good', words: CHART_DELETED }] : [];
  } catch (cause) {
    const { message } = worded(cause, diagnostics, 'the chart of a report', CHART_NOT_UPDATED);
    return [warning(isActivTrakError(cause) ? `${CHART_NOT_UPDATED} ${message}` : message)];
  }
}
