import { NO_CONNECTED_SHEETS, pivotName } from '#words/warehouse-answers';
import { wrong } from '../../errors';
import { tableShape } from '../../report/warehouse/table-shape';
import { freeName } from '../../table/place/sheet-named';
import { type Task, wait } from '../../task';
import type { PivotLayout } from '../../warehouse/data-sources';
import type { TableShape } from '../../warehouse/warehouse';
import type { PanelPorts } from '../ports';
import type { ConnectedSheet } from './warehouse-calls';
import { loadTableReport } from './warehouse-ports';

/**
 * Shows a report's table in a sheet of its own; of applications, also how much time each took. Sheets that show them already come to the front.
 * @throws ActivTrakError where the host has no such sheets, or with what the person's account lacks
 */
export function* openConnectedSheet(ports: PanelPorts, id: string): Task<ConnectedSheet> {
  const { dataSources } = ports;
  if (dataSources === undefined) throw wrong(NO_CONNECTED_SHEETS);
  const { report, table } = yield* loadTableReport(ports, id);
  const infos = yield* wait(ports.sheets.sheets());
  const wanted = report.destination.sheet;
  const layout = pivotOf(tableShape(report));
  const shown = yield* wait(dataSources.show(table, freeName(wanted, infos)));
  const answer = { sheet: shown.sheet, isReading: shown.state === 'reading' };
  if (layout === undefined) return answer;
  const pivot = yield* wait(dataSources.pivot(table, freeName(pivotName(wanted), infos), layout));
  return { ...answer, pivot: pivot.sheet };
}

const DURATION = 'duration';
const APPLICATIONS = ['application', 'executable'];
const BESIDE = ['groups', 'productivity'];

/** Time by application and team, or by what else there is few of; `undefined` for a table without applications. */
function pivotOf({ fields, measure = DURATION }: TableShape): PivotLayout | undefined {
  const has = (wanted: string): boolean => fields.some(({ name }) => name === wanted);
  const first = (wanted: readonly string[]): readonly string[] => wanted.filter(has).slice(0, 1);
  const rows = first(APPLICATIONS);
  return rows.length === 0 || !has(measure) ? undefined : { rows, columns: first(BESIDE), sums: [measure] };
}
