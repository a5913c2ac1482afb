import { parsed } from './multipart';
import { checkTableId, dotted, referenceOf, spoken, type TableName, undecorated } from './references';
import { Refused } from './refused';
import { type Identity, needInDataset, needOnTable } from './roles';
import { changedColumns, columnsOf, layoutOf } from './schema';
import { checkLabels, describedWithin, resourceOf } from './table-resource';
import type { Call, Reply } from './wire';
import { addTable, changeTable, datasetOf, dropTable, isPartitioned, type Table, tableOf, type World } from './world';

/** https://cloud.google.com/bigquery/docs/reference/rest/v2/tables/insert */
export function insertTable(world: World, person: Identity, project: string, dataset: string, { body }: Call): Reply {
  const resource = parsed(body);
  const id = checkTableId((resource.tableReference as { readonly tableId?: unknown } | undefined)?.tableId);
  const name: TableName = { project, dataset, table: id };
  datasetOf(world, project, dataset);
  needInDataset(person, 'bigquery.tables.create', project, dataset);
  if (world.tables.has(dotted(name))) throw new Refused('duplicate', `Already Exists: Table ${spoken(name)}`);
  if (resource.view !== undefined) throw new Refused('notImplemented', 'The sandbox makes views by statements alone.');
  const columns = columnsOf(resource.schema, world.limits);
  const layout = layoutOf(resource, columns);
  const expires = expiryOf(resource.expirationTime, world.now());
  const description = describedWithin(world.limits, resource.description);
  const labels = checkLabels(resource.labels);
  world.quotas.update(name, isPartitioned({ layout }));
  const table = addTable(world, {
    name,
    columns,
    layout,
    labels,
    ...(description === undefined ? {} : { description }),
    ...(expires === undefined ? {} : { expires }),
    ...partitionLife(resource),
    ...filterNeed(resource),
  });
  return { resource: resourceOf(world, table) };
}

/** https://cloud.google.com/bigquery/docs/reference/rest/v2/tables/get */
export function getTable(world: World, person: Identity, name: TableName): Reply {
  datasetOf(world, name.project, name.dataset);
  needOnTable(person, 'bigquery.tables.get', name);
  return { resource: resourceOf(world, tableOf(world, name)) };
}

/** https://cloud.google.com/bigquery/docs/reference/rest/v2/tables/patch */
export function patchTable(world: World, person: Identity, name: TableName, call: Call): Reply {
  datasetOf(world, name.project, name.dataset);
  needOnTable(person, 'bigquery.tables.update', name);
  const table = tableOf(world, name);
  const resource = parsed(call.body);
  // https://cloud.google.com/bigquery/docs/reference/rest/v2/tables/patch reads If-Match as every Google API does.
  const match = call.header('if-match');
  if (match !== undefined && match !== '*' && match !== resourceOf(world, table).etag) {
    throw new Refused('conditionNotMet', 'Precondition Failed', { location: 'If-Match' });
  }
  const wanted = resource.schema === undefined ? undefined : columnsOf(resource.schema, world.limits);
  const columns = wanted ? changedColumns(name, table.columns, wanted) : table.columns;
  const layout = layoutOf({ timePartitioning: resource.timePartitioning, clustering: resource.clustering }, columns);
  if (layout.day !== undefined && layout.day !== table.layout.day) {
    throw new Refused('invalid', `Cannot change partitioning spec for table ${spoken(name)}.`);
  }
  const description = describedWithin(world.limits, resource.description);
  const expires = resource.expirationTime === undefined ? table.expires : expiryOf(resource.expirationTime, world.now());
  const labels = changedLabels(table.labels, resource.labels);
  world.quotas.update(name, isPartitioned(table));
  const added = columns.slice(table.columns.length);
  if (added.length > 0) world.engine.addColumns(dotted(name), added);
  const { expires: _, ...rest } = changeTable(world, table, {
    columns,
    labels,
    ...partitionLife(resource),
    ...filterNeed(resource),
    layout: { ...table.layout, ...(layout.clustering ? { clustering: layout.clustering } : {}) },
    ...(description === undefined ? {} : { description }),
  });
  const changed = expires === undefined ? rest : { ...rest, expires };
  world.tables.set(dotted(name), changed);
  return { resource: resourceOf(world, changed) };
}

/** https://cloud.google.com/bigquery/docs/reference/rest/v2/tables/delete */
export function deleteTable(world: World, person: Identity, name: TableName): Reply {
  datasetOf(world, name.project, name.dataset);
  needOnTable(person, 'bigquery.tables.delete', name);
  const { name: whole, day } = undecorated(name);
  const table = tableOf(world, whole);
  if (day === undefined) dropTable(world, table);
  else deletePartition(world, table, day);
  return {};
}

/** https://cloud.google.com/bigquery/docs/managing-partitioned-tables#delete_a_partition */
function deletePartition(world: World, table: Table, day: string): void {
  const { name, layout } = table;
  if (layout.day === undefined) throw new Refused('invalid', `Cannot delete a partition of ${spoken(name)}: it is not partitioned.`);
  world.quotas.write(name, true, 'deletion');
  world.engine.clear(dotted(name), { field: layout.day, is: day });
  world.sizes.touch(name, [day]);
  changeTable(world, table, {});
}

/** https://cloud.google.com/bigquery/docs/reference/rest/v2/tables/list */
export function listTables(world: World, person: Identity, project: string, dataset: string, { query }: Call): Reply {
  datasetOf(world, project, dataset);
  needInDataset(person, 'bigquery.tables.list', project, dataset);
  const all = [...world.tables.values()].filter(({ name }) => name.project === project && name.dataset === dataset);
  all.sort((a, b) => (a.name.table < b.name.table ? -1 : 1));
  const from = Number(query.get('pageToken') ?? 0);
  const most = Number(query.get('maxResults') ?? 50);
  const page = all.slice(from, from + most).map((table) => {
    const { id, type, timePartitioning, clustering, labels, creationTime, expirationTime } = resourceOf(world, table);
    const listed = { kind: 'bigquery#table', id, tableReference: referenceOf(table.name), type, timePartitioning, clustering, labels };
    return { ...listed, creationTime, expirationTime };
  });
  const next = from + most < all.length ? { nextPageToken: String(from + most) } : {};
  return { resource: { kind: 'bigquery#tableList', totalItems: all.length, tables: page, ...next } };
}

/** How long partitions live, where a request says that; `null` takes it away. */
function partitionLife({ timePartitioning }: Readonly<Record<string, unknown>>): Partial<Table> {
  const { expirationMs } = (timePartitioning ?? {}) as { readonly expirationMs?: unknown };
  return expirationMs === undefined ? {} : { partitionMs: expirationMs === null ? undefined : Number(expirationMs) };
}

/** Whether statements have to keep to some partitions, where a request says that. */
const filterNeed = ({ requirePartitionFilter: need }: Readonly<Record<string, unknown>>): Partial<Table> =>
  need === undefined ? {} : { needsFilter: need === true };

function expiryOf(given: unknown, now: number): number | undefined {
  if (given === undefined || given === null) return undefined;
  const time = Number(given);
  if (!Number.isInteger(time)) throw new Refused('invalid', `Invalid value for expirationTime: ${given}.`);
  if (time <= now) throw new Refused('invalid', `The expiration time must be in the future: ${given}.`);
  return time;
}

function changedLabels(old: Readonly<Record<string, string>>, change: unknown): Readonly<Record<string, string>> {
  if (change === undefined) return old;
  const merged = Object.entries({ ...old, ...(change as Readonly<Record<string, string | null>>) });
  return checkLabels(Object.fromEntries(merged.filter(([, value]) => value !== null)));
}
