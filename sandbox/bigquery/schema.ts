import { type Limits, MOST_CLUSTERING_FIELDS } from './limits';
import { spoken, type TableName } from './references';
import { Refused } from './refused';

/** Google answers with the older names, whichever a request has: https://cloud.google.com/bigquery/docs/reference/rest/v2/tables#TableFieldSchema */
const TYPES = {
  STRING: 'STRING',
  INTEGER: 'INTEGER',
  INT64: 'INTEGER',
  FLOAT: 'FLOAT',
  FLOAT64: 'FLOAT',
  BOOLEAN: 'BOOLEAN',
  BOOL: 'BOOLEAN',
  DATE: 'DATE',
  DATETIME: 'DATETIME',
  TIMESTAMP: 'TIMESTAMP',
} as const;

/** The types that ships use. */
export type ColumnType = (typeof TYPES)[keyof typeof TYPES];

/** A field of a table's schema. */
export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly mode: 'NULLABLE' | 'REQUIRED';
  readonly description?: string;
}

/** The fields of a request's schema. @throws Refused `invalid` */
export function columnsOf(schema: unknown, limits: Limits): readonly Column[] {
  const fields = (schema as { readonly fields?: unknown } | undefined)?.fields;
  if (!Array.isArray(fields) || fields.length === 0) throw new Refused('invalid', 'Schema has no fields.');
  if (fields.length > limits.columns)
    throw new Refused('invalid', `Too many total leaf fields: ${fields.length}, maximum allowed: ${limits.columns}.`);
  const columns = fields.map((field) => columnOf(field, limits));
  const names = new Set<string>();
  for (const { name } of columns) {
    if (names.has(name.toLowerCase())) throw new Refused('invalid', `Duplicate field name '${name}' in schema.`);
    names.add(name.toLowerCase());
  }
  return columns;
}

function columnOf(field: Readonly<Record<string, unknown>>, limits: Limits): Column {
  const { name, type, mode = 'NULLABLE', description } = field;
  // https://cloud.google.com/bigquery/docs/schemas#column_names
  if (typeof name !== 'string' || !/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) || name.length > limits.columnName || RESERVED.test(name)) {
    throw new Refused(
      'invalid',
      `Invalid field name "${name}". Fields must contain the allowed characters, and be at most ${limits.columnName} characters long.`,
    );
  }
  const known = typeof type === 'string' ? TYPES[type.toUpperCase() as keyof typeof TYPES] : undefined;
  if (!known) throw new Refused('notImplemented', `The sandbox has no fields of type ${type}.`);
  if (mode !== 'NULLABLE' && mode !== 'REQUIRED') throw new Refused('notImplemented', `The sandbox has no fields of mode ${mode}.`);
  if (typeof description === 'string' && description.length > limits.columnDescription) {
    throw new Refused(
      'invalid',
      `The description for field ${name} is too long. The maximum length is ${limits.columnDescription} characters.`,
    );
  }
  return { name, type: known, mode, ...(typeof description === 'string' && description !== '' ? { description } : {}) };
}

const RESERVED = /^(_TABLE_|_FILE_|_PARTITION|_ROW_TIMESTAMP|__ROOT__|_COLIDENTIFIER)/i;

const mismatch = (table: TableName, what: string): Refused =>
  new Refused('invalid', `Provided Schema does not match Table ${spoken(table)}. ${what}`);

/**
 * A changed schema: fields may come, and required ones become nullable: https://cloud.google.com/bigquery/docs/managing-table-schemas
 * @param adds whether new fields may come
 * @throws Refused `invalid`
 */
export function changedColumns(table: TableName, old: readonly Column[], wanted: readonly Column[], adds = true): readonly Column[] {
  const byName = new Map(wanted.map((column) => [column.name.toLowerCase(), column]));
  const oldNames = new Set(old.map(({ name }) => name.toLowerCase()));
  for (const { name, type, mode } of old) {
    const now = byName.get(name.toLowerCase());
    if (!now) throw mismatch(table, `Field ${name} is missing in new schema`);
    if (now.type !== type) throw mismatch(table, `Field ${name} has changed type from ${type} to ${now.type}`);
    if (now.mode === 'REQUIRED' && mode === 'NULLABLE') throw mismatch(table, `Field ${name} has changed mode from NULLABLE to REQUIRED`);
  }
  const added = wanted.filter(({ name }) => !oldNames.has(name.toLowerCase()));
  for (const { name, mode } of added) {
    if (!adds) throw mismatch(table, `Cannot add fields (field: ${name})`);
    if (mode === 'REQUIRED') throw mismatch(table, `Cannot add required fields to an existing schema. (field: ${name})`);
  }
  return [...old.map(({ name }) => byName.get(name.toLowerCase()) as Column), ...added];
}

/** How a table is cut and ordered. */
export interface Layout {
  /** Its field of type DATE. */
  readonly day?: string;
  /** Whether it's cut by when rows came: https://cloud.google.com/bigquery/docs/partitioned-tables#ingestion_time */
  readonly byArrival?: true;
  readonly clustering?: readonly string[];
}

/** Cutting by day on a DATE field, and up to four fields of clustering. @throws Refused `invalid` */
export function layoutOf(resource: Readonly<Record<string, unknown>>, columns: readonly Column[]): Layout {
  const { timePartitioning, clustering } = resource as {
    readonly timePartitioning?: { readonly type?: string; readonly field?: string };
    readonly clustering?: { readonly fields?: readonly string[] };
  };
  const typeOf = (name: string): ColumnType | undefined => columns.find((column) => column.name === name)?.type;
  if (timePartitioning !== undefined) {
    const { type, field } = timePartitioning;
    if (type !== 'DAY') throw new Refused('notImplemented', 'The sandbox has partitions by DAY alone.');
    const found = field === undefined ? 'DATE' : typeOf(field);
    // https://cloud.google.com/bigquery/docs/partitioned-tables#date_timestamp_partitioned_tables
    if (!found) throw new Refused('invalid', `The field specified for partitioning cannot be found in the schema: ${field}`);
    if (found !== 'DATE') throw new Refused('notImplemented', 'The sandbox has partitions on a field of type DATE alone.');
  }
  const fields = clustering?.fields;
  if (fields !== undefined) {
    if (fields.length === 0 || fields.length > MOST_CLUSTERING_FIELDS) {
      throw new Refused(
        'invalid',
        `Invalid clustering fields: 1 to ${MOST_CLUSTERING_FIELDS} fields are allowed, but ${fields.length} were given.`,
      );
    }
    for (const field of fields) {
      const type = typeOf(field);
      if (!type) throw new Refused('invalid', `The field specified for clustering cannot be found in the schema. Invalid field: ${field}.`);
      // https://cloud.google.com/bigquery/docs/clustered-tables#cluster_column_types
      if (type === 'FLOAT') throw new Refused('invalid', `Type FLOAT is not supported for clustering. Invalid field: ${field}.`);
    }
  }
  const cut = timePartitioning && (timePartitioning.field === undefined ? { byArrival: true as const } : { day: timePartitioning.field });
  return { ...cut, ...(fields ? { clustering: fields } : {}) };
}
