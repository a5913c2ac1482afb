import { filledByAnother } from '#words/bigquery';
import { datasetReady, PROJECT_READY } from '#words/warehouse-answers';
import { isActivTrakError } from '../../errors';
import { checkReport } from '../../report/definition/check-report';
import type { Report } from '../../report/definition/definition';
import { loadReports } from '../../report/kept/report-store';
import type { Task } from '../../task';
import type { PanelPorts } from '../ports';
import { saveTablePlace } from './table-place';
import type { WarehouseTest } from './warehouse-calls';
import { tableOfReport, warehouseOf } from './warehouse-ports';

/** The least that the service can be asked: whether it is on, the project is there, and the person may run jobs in it. */
const ANY_QUERY = 'SELECT 1';

/**
 * Tries out where a report's table is to be. The data set is made where it is missing; the table is not.
 * @throws ActivTrakError with what is wrong with the report itself
 */
export function* testWarehouse(ports: PanelPorts, given: Report): Task<WarehouseTest> {
  const report = { ...given, id: given.id === '' ? 'test' : given.id };
  checkReport(report, ports.locale);
  const warehouse = warehouseOf(ports);
  const table = tableOfReport(report);
  const good: string[] = [];
  try {
    yield* warehouse.dryRun(table, ANY_QUERY);
    good.push(PROJECT_READY);
    yield* warehouse.ensureDataset(table);
    good.push(datasetReady(table.dataset, table.location));
  } catch (failure) {
    if (isActivTrakError(failure)) return { good, failure: failure.message };
    throw failure;
  }
  const isFilled = (yield* loadReports(ports.documents)).some(
    ({ id, warehouse: other }) => id !== report.id && other !== undefined && JSON.stringify(other) === JSON.stringify(table),
  );
  if (isFilled) return { good, failure: filledByAnother(table.table) };
  yield* saveTablePlace(ports.documents, table);
  return { good };
}
