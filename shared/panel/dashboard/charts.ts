import { chartNeedsRows, NO_CHARTS_HERE } from '#words/charts';
import { BUSY_FOR_NOW } from '#words/panel-answers';
import { askedChart, checkKind } from '../../dashboard/asked-chart';
import type { ChartDefinition } from '../../dashboard/chart-definition';
import { type ChartDrawn, type ChartPorts, drawChart, removeChart } from '../../dashboard/draw-chart';
import { chartName, loadChart, saveChart } from '../../dashboard/kept-chart';
import { wrong } from '../../errors';
import { loadState } from '../../report/kept/report-state';
import { loadReport } from '../../report/kept/report-store';
import { standingPlace } from '../../table/place/place';
import type { Task } from '../../task';
import type { PanelPorts } from '../ports';
import { refuseWhileRefreshed } from '../reports/while-refreshed';

function chartPorts({ charts, documents, sheets }: PanelPorts): ChartPorts {
  if (charts === undefined) throw wrong(NO_CHARTS_HERE);
  return { charts, documents, sheets };
}

/**
 * Draws a report's chart. One that it has already becomes this one, and one that somebody deleted is drawn again.
 * @throws ActivTrakError when there are no rows to show, the report is being refreshed, or the host refuses it
 */
export function* addChart(ports: PanelPorts, id: string, chart: ChartDefinition): Task<void> {
  const own = chartPorts(ports);
  const report = yield* loadReport(ports.documents, id);
  yield* refuseWhileRefreshed(ports, id, BUSY_FOR_NOW);
  const state = yield* loadState(ports.documents, id);
  const placed = state && (yield* standingPlace(ports.sheets, report, state));
  if (!placed) throw wrong(chartNeedsRows(report.name));
  // One that can't be drawn is not kept.
  checkKind(chart);
  askedChart(chart, placed.placement);
  const draw = function* (): Task<ChartDrawn> {
    const kept = (yield* loadChart(ports.documents, id)) ?? { version: 1, name: chartName(ports.newId), chart };
    yield* saveChart(ports.documents, id, { ...kept, chart, isDeleted: undefined });
    return yield* drawChart(own, id, placed.placement);
  };
  // That somebody deleted it may turn out just now.
  if ((yield* draw()) === 'deleted') yield* draw();
}

/** Takes a report's chart away. @throws ActivTrakError while the report is being refreshed */
export function* removeReportChart(ports: PanelPorts, id: string): Task<void> {
  yield* refuseWhileRefreshed(ports, id, BUSY_FOR_NOW);
  yield* removeChart(chartPorts(ports), id);
}
