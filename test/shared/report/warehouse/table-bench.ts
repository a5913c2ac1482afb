import type { Budget } from '../../../../shared/ports';
import type { Report } from '../../../../shared/report/definition/definition';
import type { RunRecord } from '../../../../shared/report/kept/run';
import type { Actor, RefreshPorts, RefreshStep } from '../../../../shared/report/run/job';
import { tableRefresh } from '../../../../shared/report/warehouse/table-refresh';
import type { Warehouse, WarehouseRow, WarehouseTable } from '../../../../shared/warehouse/warehouse';
import { type MemoryDataSources, memoryDataSources } from '../../../doubles/memory-data-sources';
import { memoryLock } from '../../../doubles/memory-lock';
import { type MemoryWarehouse, memoryWarehouse } from '../../../doubles/memory-warehouse';
import type { MortalHost } from '../../../doubles/mortal-host';
import { JANE, type ReportBench, report, reportBench } from '../report-bench';

export const TABLE: WarehouseTable = { project: 'acme-data', dataset: 'activtrak', table: 'rows', location: 'EU' };

/** A report whose rows go to a table: hours by user over the last days. */
export const tableReport = (change: Partial<Report> = {}): Report =>
  report({ version: 3, warehouse: TABLE, disposition: 'merge', rereadDays: 2, ...change });

export const LOG_TABLE: Partial<Report> = {
  stream: 'activity-log',
  columns: [{ key: 'time' }, { key: 'timeUtc' }, { key: 'user' }, { key: 'duration' }, { key: 'titleBar' }],
};

export interface TableBench extends ReportBench {
  readonly warehouse: MemoryWarehouse;
  /** Sheets of the document that show tables. */
  readonly shown: MemoryDataSources;
  readonly rows: () => readonly WarehouseRow[];
  /** One call, with another budget or a host that may die. */
  call(change?: { readonly budget?: Budget; readonly host?: Pick<MortalHost, 'wrap'>; readonly actor?: Actor }): RefreshStep;
  /** Calls until the refresh ends. */
  fill(budget?: () => Budget): RunRecord;
}

type Methods = Record<string, (...args: unknown[]) => unknown>;

/**
 * @param over another warehouse than the one in memory, whose ports die with the call's host too
 * @param most characters of a batch
 * @param zone of the document
 */
export function tableBench(over?: (host: Pick<MortalHost, 'wrap'>) => Warehouse, most?: number, zone = 'UTC'): TableBench {
  const bench = reportBench();
  let host: Pick<MortalHost, 'wrap'> | undefined;
  /** A port whose calls die with the host of the call that is under way. */
  const mortal = <Port extends object>(port: Port): Port =>
    Object.fromEntries(
      Object.keys(port).map((name) => {
        const method = (port as Methods)[name] as Methods[string];
        return [
          name,
          typeof method === 'function' ? (...args: unknown[]) => ((host?.wrap(port) ?? port) as Methods)[name]?.(...args) : method,
        ];
      }),
    ) as Port;
  const warehouse = memoryWarehouse('at once', { wrap: mortal });
  const shown = memoryDataSources('at once');
  const { documents, sheets, secrets } = bench.ports;
  const ports: RefreshPorts = {
    ...bench.ports,
    zone,
    documents: mortal(documents),
    secrets: mortal(secrets),
    sheets: mortal(sheets),
    transport: mortal(bench.ports.transport),
    outside: tableRefresh(over?.({ wrap: mortal }) ?? warehouse, shown.sources, most),
  };
  const call: TableBench['call'] = (change = {}) => {
    host = change.host;
    try {
      return bench.step(change.actor ?? JANE, {
        ...ports,
        // A call that is killed holds no lock any more.
        lock: mortal(memoryLock('at once', bench.clock)),
        budget: change.budget ?? ports.budget,
      });
    } finally {
      host = undefined;
    }
  };
  const { keep } = bench;
  return Object.assign(bench, {
    keep() {
      const [kept, tables] = [keep(), warehouse.keep()];
      return {
        get text() {
          return `${kept.text} ${tables.text}`;
        },
        restore() {
          kept.restore();
          tables.restore();
        },
      };
    },
    warehouse,
    shown,
    rows: () => warehouse.rowsOf(TABLE) ?? [],
    call,
    fill(budget: () => Budget = () => ports.budget) {
      for (let calls = 0; calls < 400; calls += 1) {
        const done = call({ budget: budget() });
        if (done.state === 'ended') return done.record;
      }
      throw new Error('The refresh does not end.');
    },
  });
}

/** What the list of alerts says, without when it was found; nothing where there is none. */
export const alertsListed = ({ sheets }: ReportBench): readonly string[] =>
  (sheets.names().includes('Hours alerts') ? sheets.seen('Hours alerts') : []).map((row) => JSON.stringify(row.slice(1))).sort();
