import type { ChartedTable } from '../../dashboard/asked-chart';
import { drawChart } from '../../dashboard/draw-chart';
import { type Diagnostics, worded } from '../../diagnostics';
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
  return yield* failingAlone(diagnostics, 'the chart of a report', CHART_NOT_UPDATED, function* () {
    const drawn = yield* drawChart({ charts, documents, sheets }, id, table);
    return drawn === 'deleted' ? [{ verdict: 'good', words: CHART_DELETED }] : [];
  });
}

/** Does what is no part of the rows: where it fails, that is the check. @param words that it failed, for people */
export function* failingAlone(
  diagnostics: Diagnostics,
  where: string,
  words: string,
  work: () => Task<readonly Check[]>,
): Task<readonly Check[]> {
  try {
    return yield* work();
  } catch (cause) {
    const { message } = worded(cause, diagnostics, where, words);
    return [warning(isActivTrakError(cause) ? `${words} ${message}` : message)];
  }
}
