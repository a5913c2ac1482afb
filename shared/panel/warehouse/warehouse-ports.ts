import { FILLS_NO_TABLE, NO_WAREHOUSE } from '#words/warehouse-answers';
import { wrong } from '../../errors';
import type { Report } from '../../report/definition/definition';
import { loadReport } from '../../report/kept/report-store';
import type { Task } from '../../task';
import type { Warehouse, WarehouseTable } from '../../warehouse/warehouse';
import type { PanelPorts } from '../ports';

/** The host's warehouse. @throws ActivTrakError `argument` where the host has none */
export function warehouseOf({ warehouse }: PanelPorts): Warehouse {
  if (warehouse === undefined) throw wrong(NO_WAREHOUSE);
  return warehouse;
}

/** The table that a report fills or reads. @throws ActivTrakError `argument` for a report whose rows go to a sheet */
export function tableOfReport({ warehouse }: Report): WarehouseTable {
  if (warehouse === undefined) throw wrong(FILLS_NO_TABLE);
  return warehouse;
}

/** A saved report that fills a table, and that table. */
export function* loadTableReport({ documents }: PanelPorts, id: string): Task<{ readonly report: Report; readonly table: WarehouseTable }> {
  const report = yield* loadReport(documents, id);
  return { report, table: tableOfReport(report) };
}
