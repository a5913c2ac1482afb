import { isoOfDay } from '../calendar';
import type { Latency, Project } from './conditions';
import type { Engine } from './engine';
import type { Limits } from './limits';
import type { Quotas } from './quotas';
import { datasetKey, dotted, spoken, type TableName } from './references';
import { Refused } from './refused';
import type { Identity } from './roles';
import type { Column, Layout } from './schema';
import type { Sizes } from './sizes';

/** A data set as it is kept. */
export interface Dataset {
  readonly project: string;
  readonly id: string;
  /** In capitals where it is a multi-region: `US`, `EU`; `europe-west3` otherwise. */
  readonly location: string;
  readonly created: number;
  readonly modified: number;
  readonly description?: string;
  readonly labels: Readonly<Record<string, string>>;
  /** How long new tables live, and partitions of new tables, in milliseconds, where their requests don't say it. */
  readonly tableMs?: number | undefined;
  readonly partitionMs?: number | undefined;
}

/** A row access policy. */
export interface RowPolicy {
  readonly name: string;
  /** `user:ann@example.com`, `group:…`, `domain:…` */
  readonly grantees: readonly string[];
  /** A condition of the engine's SQL. */
  readonly filter: string;
}

/** A table or view as it is kept; its rows are the engine's. */
export interface Table {
  readonly name: TableName;
  readonly columns: readonly Column[];
  readonly layout: Layout;
  readonly description?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly created: number;
  readonly modified: number;
  /** When it goes by itself. */
  readonly expires?: number;
  /** How old partitions may become. */
  readonly partitionMs?: number | undefined;
  /** Whether statements have to keep to some partitions. */
  readonly needsFilter?: boolean;
  /** The statement of a view, what it comes to in the engine, and what it reads. */
  readonly view?: { readonly query: string; readonly sql: string; readonly reads: readonly TableName[] };
  readonly policies: readonly RowPolicy[];
  /** Rises with every change, for `etag`. */
  readonly version: number;
}

/** All that a request can meet. */
export interface World {
  readonly now: () => number;
  readonly limits: Limits;
  readonly engine: Engine;
  readonly sizes: Sizes;
  readonly quotas: Quotas;
  readonly projects: Map<string, Project>;
  readonly people: Map<string, Identity>;
  readonly datasets: Map<string, Dataset>;
  readonly tables: Map<string, Table>;
  /** Whether a MERGE sees its table as it is when it starts, and not as it is when it ends. */
  readonly overlaps: boolean;
  /** Of each table's DML that was done, whether it changed rows that were there, in order. */
  readonly mutations: Map<string, readonly boolean[]>;
  /** Changed by control calls. */
  readonly conditions: { latency: Latency };
}

/** "All tables, views and partitions expire after 60 days": https://cloud.google.com/bigquery/docs/sandbox#limitations */
const SANDBOX_LIFE_MS = 60 * 86_400_000;

const DAY_MS = 86_400_000;

/** @throws Refused `notFound` */
export function datasetOf({ datasets }: World, project: string, id: string): Dataset {
  const found = datasets.get(datasetKey(project, id));
  if (found) return found;
  throw new Refused('notFound', `Not found: Dataset ${datasetKey(project, id)}`);
}

/** @throws Refused `notFound` of the table or its data set */
export function tableOf(world: World, name: TableName): Table {
  const found = world.tables.get(dotted(name));
  if (found) return found;
  datasetOf(world, name.project, name.dataset);
  throw new Refused('notFound', `Not found: Table ${spoken(name)}`);
}

/** Whether a table counts as partitioned for quotas. */
export const isPartitioned = (table: Pick<Table, 'layout'> | undefined): boolean =>
  table?.layout.day !== undefined || table?.layout.byArrival === true;

/**
 * Makes a table without rows. The project's billing and the data set say how long it lives: "only one of defaultTableExpirationMs and defaultPartitionExpirationMs
 * will be used for any new partitioned table", https://cloud.google.com/bigquery/docs/reference/rest/v2/datasets#Dataset
 */
export function addTable(world: World, given: Pick<Table, 'name' | 'columns' | 'layout'> & Partial<Table>): Table {
  const now = world.now();
  const unpaid = world.projects.get(given.name.project)?.billing === false;
  const { tableMs, partitionMs } = lifeIn(world, datasetOf(world, given.name.project, given.name.dataset));
  const usual = isPartitioned(given) ? (given.partitionMs ?? partitionMs) : undefined;
  const ends = given.expires ?? (usual === undefined && tableMs !== undefined ? now + tableMs : undefined);
  const expires = unpaid ? Math.min(ends ?? Number.POSITIVE_INFINITY, now + SANDBOX_LIFE_MS) : ends;
  const table: Table = {
    labels: {},
    policies: [],
    ...given,
    created: now,
    modified: now,
    version: 1,
    ...(expires === undefined ? {} : { expires }),
    ...(usual === undefined ? {} : { partitionMs: usual }),
  };
  world.sizes.touch(table.name);
  if (!table.view) world.engine.create(dotted(table.name), table.columns, table.layout.day);
  world.tables.set(dotted(table.name), table);
  return table;
}

/** How long what is made in a data set lives by itself. */
export const lifeIn = ({ projects }: World, { project, tableMs, partitionMs }: Dataset): Pick<Dataset, 'tableMs' | 'partitionMs'> =>
  projects.get(project)?.billing === false ? { tableMs: SANDBOX_LIFE_MS, partitionMs: SANDBOX_LIFE_MS } : { tableMs, partitionMs };

/** Changes what is kept of a table. */
export function changeTable(world: World, table: Table, change: Partial<Table>): Table {
  const changed: Table = { ...table, ...change, modified: world.now(), version: table.version + 1 };
  world.tables.set(dotted(table.name), changed);
  return changed;
}

/** Takes a table or view away. */
export function dropTable(world: World, { name, view }: Table): void {
  if (view) world.engine.dropView(dotted(name));
  else world.engine.drop(dotted(name));
  world.tables.delete(dotted(name));
}

/** Takes away what has expired: tables, and partitions by their own day. */
export function expire(world: World): void {
  const now = world.now();
  for (const table of world.tables.values()) {
    if (table.expires !== undefined && table.expires <= now) dropTable(world, table);
    else if (table.partitionMs !== undefined && table.layout.byArrival && now >= table.modified + table.partitionMs + DAY_MS) {
      world.engine.clear(dotted(table.name));
      world.sizes.touch(table.name);
    } else if (table.partitionMs !== undefined && table.layout.day !== undefined) {
      // A partition's time is that of its day's beginning, in UTC: https://cloud.google.com/bigquery/docs/reference/rest/v2/tables#TimePartitioning
      const before = isoOfDay(Math.floor((now - table.partitionMs) / DAY_MS) + 1);
      if (world.engine.forget(dotted(table.name), table.layout.day, before) > 0) world.sizes.touch(table.name);
    }
  }
}
