import { tableShape } from '../../report/warehouse/table-shape';
import type { Task } from '../../task';
import type { PanelPorts } from '../ports';
import { openConnectedSheet } from './connected-sheet';
import { estimateFill } from './fill-estimate';
import { queryCost } from './query-cost';
import { loadTablePlace } from './table-place';
import { lookAtTable, namesInTable } from './table-rows';
import type { WarehouseCall, WarehouseCalls } from './warehouse-calls';
import { loadTableReport, warehouseOf } from './warehouse-ports';
import { testWarehouse } from './warehouse-test';

type Handlers = {
  readonly [Name in WarehouseCall]: (ports: PanelPorts, request: WarehouseCalls[Name]['in']) => Task<WarehouseCalls[Name]['out']>;
};

/** What answers the calls about tables. */
export const WAREHOUSE_HANDLERS: Handlers = {
  *tablePlace({ documents }) {
    const place = yield* loadTablePlace(documents);
    return place === undefined ? {} : { place };
  },
  testWarehouse: (ports, { report }) => testWarehouse(ports, report),
  estimateFill: (ports, { report }) => estimateFill(ports, report),
  lookAtTable: (ports, { report }) => lookAtTable(ports, report),
  namesInTable: (ports, { report }) => namesInTable(ports, report),
  queryCost: (ports, { id }) => queryCost(ports, id),
  *makeViews(ports, { id }) {
    const { report, table } = yield* loadTableReport(ports, id);
    return { views: yield* warehouseOf(ports).makeViews(table, tableShape(report), id) };
  },
  openConnectedSheet: (ports, { id }) => openConnectedSheet(ports, id),
};
