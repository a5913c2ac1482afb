import type { Limits } from '../../../sandbox/bigquery/limits';
import { type BigQueryService, bigQueryService } from '../../../sandbox/bigquery/service';
import type { BigQueryRequest } from '../../../sandbox/bigquery/wire';
import { isoDay, serialOfIso } from '../../../shared/model/serial';
import type { TableShape, Warehouse, WarehouseRow, WarehouseTable, WarehouseTransport } from '../../../shared/warehouse/warehouse';
import { type HandClock, handClock } from '../../doubles/hand-clock';
import { sandboxTransport, sandboxWarehouse } from '../../doubles/sandbox-warehouse';
import type { Timing } from '../../doubles/timing';

const PROJECT = 'acme-analytics';
const TOKEN = 'token-of-olga';
export const tableNamed = (table: string): WarehouseTable => ({ project: PROJECT, dataset: 'activtrak', table, location: 'EU' });
export const MARCH_31 = serialOfIso('2026-03-31') as number;
export const dayAfter = (days: number): string => isoDay(MARCH_31 + days);

/** A log, made small. */
export const SMALL_LOG: TableShape = {
  description: 'The log.',
  fields: [
    { name: 'day', type: 'DATE', description: 'Its day.' },
    { name: 'record_key', type: 'STRING', description: 'Which it is.' },
    { name: 'user', type: 'STRING', description: 'Who.' },
    { name: 'log_id', type: 'INT64', description: 'Its ID.' },
    { name: 'seconds', type: 'INT64', description: 'How long.' },
  ],
  day: 'day',
  clusteredBy: ['user'],
  key: 'record_key',
  measure: 'seconds',
};

/** BigQuery on this machine, without a table, and the product's warehouse over it. */
export interface SmallBigQuery {
  readonly service: BigQueryService;
  readonly token: string;
  readonly clock: HandClock;
  readonly transport: WarehouseTransport;
  readonly warehouse: Warehouse;
  rowsOf(table: WarehouseTable): readonly WarehouseRow[];
  names(): readonly string[];
}

/** How it is otherwise than usual. */
interface SmallOptions {
  /** Called before and after each request's effect; it may end the run. */
  readonly watch?: (moment: 'before' | 'after', request: BigQueryRequest) => void;
  /** How long jobs wait, and then run, in milliseconds. */
  readonly pending?: number;
  readonly limits?: Partial<Limits>;
  readonly requestBytes?: number;
  readonly timing?: Timing;
  readonly project?: string;
  /** Whether a MERGE doesn't see what others do while it runs. */
  readonly overlaps?: boolean;
}

export function smallBigQuery({
  watch,
  pending = 0,
  limits = {},
  requestBytes,
  timing = 'at once',
  project = PROJECT,
  overlaps = false,
}: SmallOptions = {}): SmallBigQuery {
  const clock = handClock(timing);
  const service = bigQueryService({
    people: { [TOKEN]: { email: 'olga@acme.example', grants: [{ role: 'admin', project }] } },
    projects: [project],
    now: clock.now,
    limits,
    overlaps,
    latency: { pendingMs: pending, runMs: pending },
    ...(watch && { watch }),
  });
  return {
    service,
    transport: sandboxTransport(timing, service, TOKEN),
    token: TOKEN,
    clock,
    warehouse: sandboxWarehouse(timing, service, clock, TOKEN, requestBytes),
    rowsOf({ project, dataset, table }) {
      const { columns, rows } = service.rows({ project, dataset, table }, 0, 100_000);
      return rows.map((row) => Object.fromEntries(columns.flatMap(({ name }, at) => (row[at] == null ? [] : [[name, row[at]]]))));
    },
    names: () => service.inspect().map(({ name }) => name.table),
  };
}

/** Rows in an order of their own. */
export const inOrder = (rows: readonly WarehouseRow[]): readonly string[] =>
  rows
    .map((row) =>
      JSON.stringify(
        Object.entries(row)
          .sort()
          .map(([name, value]) => [name, String(value)]),
      ),
    )
    .sort();
