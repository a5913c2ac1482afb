import type { KeyValueStore } from '../ports';
import { loadJson } from '../report/kept/stored-json';
import { type Task, wait } from '../task';
import type { LeftChart } from './chart-change';
import type { ChartDefinition } from './chart-definition';

/** A report's chart as it is kept in the document, and what is known of it in the sheet. */
export interface KeptChart {
  readonly version: 1;
  readonly chart: ChartDefinition;
  /** The name that it has where charts have names. */
  readonly name: string;
  /** The chart in the sheet, once it was drawn. */
  readonly drawn?: LeftChart & { readonly sheet: string; readonly id: string };
  /** Before it is drawn: what is asked for, and the charts that the sheet has then, so that one whose drawing was cut off is known again. */
  readonly begun?: Pick<LeftChart, 'asked' | 'keys'> & { readonly others: readonly string[] };
  /** Somebody deleted it in the sheet. */
  readonly isDeleted?: true | undefined;
}

const chartKey = (id: string): string => `activtrak.chart.${id}`;

/** The chart of a report; `undefined` if it has none. */
export function* loadChart(documents: KeyValueStore, id: string): Task<KeptChart | undefined> {
  const kept = yield* loadJson<KeptChart>(documents, chartKey(id));
  return kept?.version === 1 ? kept : undefined;
}

/** Keeps the chart of a report in place of the one before. */
export const saveChart = (documents: KeyValueStore, id: string, kept: KeptChart): Task<void> =>
  wait(documents.set(chartKey(id), JSON.stringify(kept)));

/** Forgets the chart of a report; what stands in the sheet stays. */
export const forgetChart = (documents: KeyValueStore, id: string): Task<void> => wait(documents.remove(chartKey(id)));

/** The chart in the sheet stays with the rows there, as nobody's, and is drawn anew where the report goes. */
export function* leaveChart(documents: KeyValueStore, id: string, newId: () => string): Task<void> {
  const kept = yield* loadChart(documents, id);
  if (kept?.drawn) yield* saveChart(documents, id, { version: 1, chart: kept.chart, name: chartName(newId) });
}

/** A name for a chart that no other has. */
export const chartName = (newId: () => string): string => `ActivTrak chart ${newId()}`;
