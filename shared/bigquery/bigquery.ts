/**
 * BigQuery as a warehouse, by the part of its REST interface that needs nothing else: loads that carry their rows, statements, tables.
 * @module
 */
import { wrong } from '../errors';
import { DAY_MS } from '../model/day-length';
import { isoDay, serialOfIso } from '../model/serial';
import type { Task } from '../task';
import { wrongTableName } from '../warehouse/table-name';
import type { DayRows, TableShape, Warehouse, WarehouseTable } from '../warehouse/warehouse';
import { type BigQueryPorts, exchange } from './exchange';
import { IN_PLACE, loadJob, queryJob } from './job-requests';
import { runJobs, type WarehouseJob } from './jobs';
import { textAt } from './json-at';
import { pieceFrom } from './lines';
import { makeViews } from './make-views';
import { measureStatement, runStatement } from './queries';
import { tableQuoted } from './quoting';
import { isGuarded, rowsOfReading, startReading, tableSeen } from './reading';
import { type StagingUpload, stagingUpload } from './staging-upload';
import { countsStatement, mergeStatement, waitingStatement } from './statements';
import { ensureDataset, ensureTable } from './table';
import { deleteTable, getTable, insertStaging, partitionOf } from './table-requests';
import type { About } from './trouble';

/** How many loads of one table begin together: a table with partitions takes 50 changes in ten seconds, cloud.google.com/bigquery/quotas#partitioned_tables. */
const LOADS_TOGETHER = 25;
const REQUEST_BYTES = 45_000_000;

/** A day's load as it goes out. */
interface DayLoad {
  readonly day: number;
  readonly lines: string;
}

/** The warehouse that BigQuery is. Whoever the transport sends for needs the roles BigQuery Job User and BigQuery Data Editor. */
export function bigQuery(ports: BigQueryPorts): Warehouse {
  const service = exchange(ports);
  const { send } = service;
  const most = ports.requestBytes ?? REQUEST_BYTES;
  const run = (jobs: readonly WarehouseJob[]) => runJobs(service, ports.newId, jobs);

  const stagingOf = (table: WarehouseTable, call: string): WarehouseTable => ({
    ...table,
    table: `${table.table}_staging_${call.replace(/\W/g, '_')}`,
  });

  /** An empty staging table, whatever waited there. */
  function* openStaging(about: About, staging: WarehouseTable, shape: TableShape): Task<void> {
    const insert = insertStaging(staging, shape, ports.clock.now());
    const [made] = yield* send(about, [insert], [409]);
    if (made?.status !== 409) return;
    yield* send(about, [deleteTable(staging)], [404]);
    yield* send(about, [insert], [409]);
  }

  /** Loads that are under way, by their staging tables. */
  const uploads = new Map<string, StagingUpload>();
  const uploadInto = (about: About, staging: WarehouseTable): StagingUpload => stagingUpload(service, ports.newId, about, staging, most);

  /** Days of usual size, each a load into its partition. */
  function* loadDays(about: About, table: WarehouseTable, loads: readonly DayLoad[]): Task<void> {
    yield* run(loads.map(({ day, lines }) => ({ about, start: (id) => loadJob(partitionOf(table, isoDay(day)), lines, IN_PLACE, id) })));
  }

  /** A day that is larger than a request waits in pieces, and then takes its partition's place at once. */
  function* loadLargeDay(about: About, table: WarehouseTable, shape: TableShape, { day, rows }: DayRows): Task<void> {
    const staging = stagingOf(table, `day_${ports.newId()}`);
    yield* openStaging(about, staging, shape);
    yield* uploadInto(about, staging).end(rows);
    yield* run([{ about, start: (id) => queryJob(table, waitingStatement(staging, shape), partitionOf(table, isoDay(day)), id) }]);
    yield* send(about, [deleteTable(staging)], [404]);
  }

  return {
    *ensureDataset(place) {
      checkNames(place);
      yield* ensureDataset(service, place);
    },

    *ensure(table, shape, owner) {
      checkNames(table);
      yield* ensureTable(service, table, shape, owner);
    },

    *replaceDays(table, shape, days) {
      checkNames(table);
      const about: About = { ...table, shape };
      let loads: DayLoad[] = [];
      let bytes = 0;
      for (const one of days) {
        const { lines, bytes: size, end } = pieceFrom(one.rows, 0, table.table, most);
        if (end < one.rows.length) {
          yield* loadLargeDay(about, table, shape, one);
          continue;
        }
        if (loads.length >= LOADS_TOGETHER || (loads.length > 0 && bytes + size > most)) {
          yield* loadDays(about, table, loads);
          [loads, bytes] = [[], 0];
        }
        loads.push({ day: one.day, lines });
        bytes += size;
      }
      if (loads.length > 0) yield* loadDays(about, table, loads);
    },

    *stage(table, shape, call, batch, rows) {
      checkNames(table);
      const [about, staging] = [{ ...table, shape }, stagingOf(table, call)];
      if (batch === 0) yield* openStaging(about, staging, shape);
      const upload = (batch === 0 ? undefined : uploads.get(tableQuoted(staging))) ?? uploadInto(about, staging);
      uploads.set(tableQuoted(staging), upload);
      yield* upload.add(rows);
    },

    *merge(table, shape, call, days, last) {
      checkNames(table);
      const [about, staging] = [{ ...table, shape }, stagingOf(table, call)];
      const begun = uploads.get(tableQuoted(staging));
      uploads.delete(tableQuoted(staging));
      if (begun === undefined && last.length === 0) {
        const [waiting] = yield* send(about, [getTable(staging)], [404]);
        // It was merged before the call was cut off: a staging table is there from a call's first batch to its merge.
        if (waiting?.status === 404) return { added: 0, updated: 0 };
      } else {
        if (begun === undefined) yield* openStaging(about, staging, shape);
        yield* (begun ?? uploadInto(about, staging)).end(last);
      }
      const [job] = yield* run([{ about, start: (id) => queryJob(table, mergeStatement(table, staging, shape, days), undefined, id) }]);
      yield* send(about, [deleteTable(staging)], [404]);
      const countOf = (name: string): number => Number(textAt(job, 'statistics', 'query', 'dmlStats', name));
      return { added: countOf('insertedRowCount'), updated: countOf('updatedRowCount') };
    },

    *counts(table, shape, days) {
      checkNames(table);
      if (days.length === 0) return [];
      const { rows } = yield* runStatement(service, { ...table, shape }, countsStatement(table, shape, days));
      return rows.map(([day, count, records, sum]) => ({
        day: serialOfIso(day ?? '') as number,
        rows: Number(count),
        records: Number(records),
        sum: Number(sum),
      }));
    },

    *size(table) {
      checkNames(table);
      const [found] = yield* send(table, [getTable(table)]);
      const rows = Number(textAt(found?.body, 'numRows'));
      const expiration = Number(textAt(found?.body, 'timePartitioning', 'expirationMs'));
      const goneAt = Number(textAt(found?.body, 'expirationTime'));
      return { rows, ...(expiration > 0 && { keptDays: Math.floor(expiration / DAY_MS) }), ...(goneAt > 0 && { goneAt }) };
    },

    *makeViews(table, shape, owner) {
      checkNames(table);
      return yield* makeViews(service, table, shape, owner);
    },

    *look(table) {
      checkNames(table);
      return yield* tableSeen(service, table);
    },

    *startReading(table, asked) {
      checkNames(table);
      return yield* startReading(service, ports.newId, table, asked);
    },

    *readRows(table, reading, from) {
      checkNames(table);
      return yield* rowsOfReading(service, table, reading, from);
    },

    *isGuarded(table, reading) {
      checkNames(table);
      return yield* isGuarded(service, table, reading);
    },

    *query(place, statement) {
      checkNames(place);
      return yield* runStatement(service, place, statement);
    },

    *dryRun(place, statement) {
      checkNames(place);
      return yield* measureStatement(service, place, statement);
    },
  };
}

/** @throws ActivTrakError `argument` for the first part of a name that BigQuery doesn't take */
function checkNames(names: Partial<WarehouseTable>): void {
  for (const [part, written] of Object.entries(names)) {
    const problem = wrongTableName(part as keyof WarehouseTable, written);
    if (problem !== undefined) throw wrong(problem);
  }
}
