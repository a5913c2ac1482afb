import { STREAMS } from '../../shared/api/streams/streams';
import { bigQuery } from '../../shared/bigquery/bigquery';
import type { MarkedSheets } from '../../shared/marks';
import type { HttpResponse, KeyValueStore } from '../../shared/ports';
import type { Report } from '../../shared/report/definition/definition';
import { NO_CHOICES } from '../../shared/report/kept/report-file';
import { saveReport } from '../../shared/report/kept/save-report';
import type { RefreshPorts } from '../../shared/report/run/job';
import { tableRefresh } from '../../shared/report/warehouse/table-refresh';
import { runSync, type Task } from '../../shared/task';
import { timeBudget } from '../../sheets-addon/host/clock';
import { countedSheets } from '../counted-sheets';
import { benchPorts } from '../ports';
import { type GoogleCosts, SCRIPT_LIMIT_MS } from './costs';
import { type PricedSheets, pricedSheets } from './priced-sheets';
import { pricedTransport } from './priced-transport';
import { syntheticHours } from './synthetic-hours';
import { type SyntheticLog, syntheticLog } from './synthetic-log';
import { type TableFigures, tableService } from './table-service';
import { type VirtualTime, virtualTime } from './virtual-time';

/** The person whose key refreshes it. */
export const MODEL_PERSON = { id: 'me', name: 'Me' } as const;
export const MODEL_REPORT = 'report';

/** A spreadsheet with one report on the log, which is yet to make its sheet. */
export interface ModelledDocument {
  readonly time: VirtualTime;
  readonly sheets: PricedSheets;
  readonly roundTrips: () => number;
  /** What went to a table. */
  readonly tables?: TableFigures;
  /** From now on the log has so many records of its days. */
  serve(records: number): void;
  /**
   * Runs one script.
   * @param budgetMs what the add-on allows itself, @param stepMs after which it begins nothing more
   */
  script<T>(budgetMs: number, stepMs: number, work: (ports: RefreshPorts) => Task<T>): T;
}

/** The columns of the log that a report can show, of the private ones the title alone. */
export const MODEL_COLUMNS = STREAMS['activity-log'].columns.filter(({ offer, key }) => offer !== 'private' || key === 'titleBar');

/** A table of BigQuery as where the rows go. */
export interface ModelledTable {
  /** Called at each list of requests to it. */
  readonly look?: (() => void) | undefined;
  /** It gets hours by user of so many people instead of the log. */
  readonly people?: number;
}

const TABLE = { project: 'acme-data', dataset: 'activtrak', table: 'rows', location: 'EU' };

/** @param mostCells how many cells the file may have, @param inner where they are, @param table where the rows go instead, if anywhere */
export function modelledDocument(
  log: SyntheticLog,
  costs: GoogleCosts,
  mostCells: number,
  inner: MarkedSheets = countedSheets(),
  table?: ModelledTable,
): ModelledDocument {
  const last = Date.parse(log.firstDay) + (log.days - 1) * 86_400_000;
  const today = new Date(last).toISOString().slice(0, 10);
  const time = virtualTime(last + 12 * 3_600_000, costs.script);
  const sheets = pricedSheets(inner, time, costs, mostCells);
  const documents = pricedStore(time, costs);
  let answer = table?.people ? syntheticHours(table.people) : syntheticLog(log);
  let roundTrips = 0;
  let ids = 0;
  const tables = table && tableService(time, costs, table.look);
  const report: Report = {
    version: 1,
    id: MODEL_REPORT,
    name: 'The log',
    stream: 'activity-log',
    range: { kind: 'fixed', from: log.firstDay, to: today },
    ...NO_CHOICES,
    columns: MODEL_COLUMNS.map(({ key }) => ({ key })),
    destination: { sheet: 'The log', cell: 'A1' },
    schedule: {
      when: { zone: 'UTC', every: 'hours', hours: 1 },
      ownerId: MODEL_PERSON.id,
      ownerName: MODEL_PERSON.name,
      since: last,
    },
    ...(table ? { version: 3, warehouse: TABLE, disposition: 'merge', unit: 'seconds' } : {}),
    ...(table?.people ? { stream: 'user-hours', columns: [] } : {}),
  };
  const newId = (): string => `id ${++ids}`;
  runSync(saveReport(documents, report));
  return {
    time,
    sheets,
    roundTrips: () => roundTrips,
    ...(tables ? { tables: tables.figures } : {}),
    serve(records) {
      answer = syntheticLog({ ...log, records });
    },
    script(budgetMs, stepMs, work) {
      const budget = timeBudget(time.clock, budgetMs, stepMs);
      const transport = pricedTransport((request): HttpResponse => answer(request), time, costs, budget.left);
      const ports: RefreshPorts = {
        ...benchPorts(transport, 'key', today),
        clock: time.clock,
        budget,
        transport,
        sheets,
        documents,
        lock: {
          acquire() {
            time.spend(costs.store);
            return () => time.spend(costs.store);
          },
        },
        newId,
        zone: 'UTC',
        ...(tables ? { outside: tableRefresh(bigQuery({ transport: tables, clock: time.clock, newId })) } : {}),
      };
      try {
        return time.script(SCRIPT_LIMIT_MS, () => runSync(work(ports)));
      } finally {
        roundTrips += transport.figures.roundTrips;
      }
    },
  };
}

/** PropertiesService: each call takes the same, whatever it reads or writes. */
function pricedStore(time: VirtualTime, costs: GoogleCosts): KeyValueStore {
  const values = new Map<string, string>();
  const priced = <T>(work: () => T): T => {
    time.spend(costs.store);
    return work();
  };
  return {
    get: (key) => priced(() => values.get(key)),
    set: (key, value) => priced(() => void values.set(key, value)),
    remove: (key) => priced(() => void values.delete(key)),
    all: (prefix) => priced(() => Object.fromEntries([...values].filter(([key]) => key.startsWith(prefix)))),
  };
}
