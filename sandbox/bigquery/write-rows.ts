import type { Value } from './engine';
import type { WriteKind } from './quotas';
import { dotted, spoken, type TableName } from './references';
import { Refused } from './refused';
import type { Column } from './schema';
import { addTable, changeTable, isPartitioned, type Table, tableOf, type World } from './world';

/** What a job does with the rows that are there: https://cloud.google.com/bigquery/docs/reference/rest/v2/Job#JobConfigurationLoad.FIELDS.write_disposition */
export type WriteDisposition = 'WRITE_TRUNCATE' | 'WRITE_TRUNCATE_DATA' | 'WRITE_APPEND' | 'WRITE_EMPTY';

/** Where the rows of a load or of a statement go. */
export interface Destination {
  readonly name: TableName;
  /** One partition of it, as `YYYY-MM-DD`. */
  readonly day?: string;
  readonly disposition: WriteDisposition;
}

/** How the table is to be afterwards. */
export interface Written {
  readonly columns: readonly Column[];
  readonly layout: Table['layout'];
}

/**
 * Puts rows into a table, which is made where it is missing. Call it in a transaction of the engine. WRITE_TRUNCATE "might not preserve table metadata such as table
 * schema, row access policy", so that here it loses the policies; WRITE_TRUNCATE_DATA keeps all of that:
 * https://cloud.google.com/bigquery/docs/reference/auditlogs/rest/Shared.Types/BigQueryAuditMetadata.WriteDisposition
 * @throws Refused `invalid` of a row of another day, `duplicate` of WRITE_EMPTY with rows there, `quotaExceeded` of too many partitions
 */
export function writeRows(
  world: World,
  { name, day, disposition }: Destination,
  { columns, layout }: Written,
  rows: readonly (readonly Value[])[],
): void {
  const { engine } = world;
  const key = dotted(name);
  let table = world.tables.get(key) ?? addTable(world, { name, columns, layout });
  const days = checkDays(world, table, columns, rows, day);
  const isFull = (): boolean => (day === undefined ? engine.count(key) > 0 : engine.daysOf(key, dayField(table)).includes(day));
  if (disposition === 'WRITE_EMPTY' && isFull()) throw new Refused('duplicate', `Already Exists: Table ${spoken(name)}`);
  if (disposition === 'WRITE_TRUNCATE') table = changeTable(world, table, { policies: [] });
  if (disposition === 'WRITE_TRUNCATE' && day === undefined) table = remade(world, table, columns);
  else {
    if (disposition.startsWith('WRITE_TRUNCATE')) engine.clear(key, day === undefined ? undefined : { field: dayField(table), is: day });
    if (disposition === 'WRITE_TRUNCATE_DATA' && day === undefined) world.sizes.touch(name);
    const added = columns.slice(table.columns.length);
    if (added.length > 0) engine.addColumns(key, added);
    table = changeTable(world, table, { columns });
  }
  engine.insert(key, columns.length, rows);
  world.sizes.touch(name, days === undefined || day === undefined ? days : [...days, day]);
  checkPartitions(world, table);
}

const dayField = ({ layout }: Table): string => layout.day as string;

/** Truncating a whole table writes its schema anew: https://cloud.google.com/bigquery/docs/loading-data-cloud-storage-json#overwriting_a_table_with_json_data */
function remade(world: World, table: Table, columns: readonly Column[]): Table {
  const key = dotted(table.name);
  world.engine.drop(key);
  world.sizes.touch(table.name);
  world.engine.create(key, columns, table.layout.day);
  return changeTable(world, table, { columns });
}

/** Rows with another day than the decorator's are refused, and each partition that a job changes counts. Gives the rows' days, if the table has days. */
function checkDays(
  world: World,
  table: Table,
  columns: readonly Column[],
  rows: readonly (readonly Value[])[],
  day: string | undefined,
): readonly Value[] | undefined {
  const { name, layout } = table;
  if (layout.day === undefined) {
    if (day === undefined) return undefined;
    throw new Refused(
      'invalid',
      `Incompatible table partitioning specification. Destination table exists with partitioning specification none, but transfer target partitioning specification is interval(type:day). Please retry after updating either the destination table or the transfer partitioning specification.`,
    );
  }
  const at = columns.findIndex((column) => column.name === layout.day);
  const days = new Set<Value>();
  for (const row of rows) days.add(row[at] as Value);
  if (day !== undefined && [...days].some((one) => one !== day)) {
    throw new Refused(
      'invalid',
      `Some rows belong to different partitions rather than destination partition ${spoken(name)}$${day.replaceAll('-', '')}`,
    );
  }
  if (days.size > world.limits.partitionsOfJob) {
    throw new Refused(
      'invalid',
      `Too many partitions produced by query, allowed ${world.limits.partitionsOfJob}, query produces at least ${days.size} partitions`,
    );
  }
  if (days.size > 1) world.quotas.partitions(name, days.size - 1);
  return [...days];
}

function checkPartitions({ engine, limits }: World, { name, layout }: Table): void {
  if (layout.day === undefined) return;
  const count = engine.daysOf(dotted(name), layout.day).length;
  if (count <= limits.partitionsOfTable) return;
  throw new Refused(
    'quotaExceeded',
    `Quota exceeded: Your table exceeded quota for Number of partitions per partitioned table: ${limits.partitionsOfTable}.`,
  );
}

/**
 * The table that a job writes to; none where it may be made.
 * @throws Refused `notFound`
 */
export function destinationTable(world: World, name: TableName, createDisposition: unknown = 'CREATE_IF_NEEDED'): Table | undefined {
  if (createDisposition === 'CREATE_NEVER') return tableOf(world, name);
  const table = world.tables.get(dotted(name));
  if (table?.view) throw new Refused('invalid', `${spoken(name)} is not allowed for this operation because it is currently a VIEW.`);
  return table;
}

/** Counts a write as quotas count it. */
export const countWrite = (world: World, name: TableName, by: WriteKind): void =>
  world.quotas.write(name, isPartitioned(world.tables.get(dotted(name))), by);
