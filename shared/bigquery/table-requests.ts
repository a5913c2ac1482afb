/**
 * Requests for BigQuery's data sets and tables, as data.
 * @module
 */
import type { TableField, TableShape, WarehouseRequest, WarehouseTable } from '../warehouse/warehouse';
import { type Json, textAt } from './json-at';
import { pathPart, projectPath, tableReference, withJson } from './request-parts';
import { ORDER_FIELD } from './statements';

const LABEL = 'live_data_report';
const MEANING = 'live_data_meaning';
/** A field's description, and a table's: cloud.google.com/bigquery/quotas, "Standard tables". */
const [FIELD_WORDS, TABLE_WORDS] = [1_024, 16_384];
/** A staging table that a killed run leaves is gone after a day. */
const STAGING_MS = 86_400_000;

const datasetPath = ({ project, dataset }: Omit<WarehouseTable, 'table'>): string =>
  `${projectPath(project)}/datasets/${pathPart(dataset)}`;
const tablePath = (table: WarehouseTable): string => `${datasetPath(table)}/tables/${pathPart(table.table)}`;

/** A report's mark on its table. Labels take lower-case letters, digits, `_` and `-`, up to 63: cloud.google.com/bigquery/docs/labels-intro */
export const ownerLabels = (owner: string): Readonly<Record<string, string>> => ({
  [LABEL]: owner
    .toLowerCase()
    .replace(/[^a-z0-9_-]/g, '_')
    .slice(0, 63),
});

/** What a table's rows mean, where that is known; a table that an earlier version made doesn't say it. */
export const meaningLabels = ({ meaning }: TableShape): Readonly<Record<string, string>> =>
  meaning === undefined ? {} : { [MEANING]: meaning };

/** Whether a table, as the service tells of it, says that its rows mean something else. */
export function meansOther({ meaning }: TableShape, table: Json): boolean {
  const said = textAt(table, 'labels', MEANING);
  return meaning !== undefined && said !== '' && said !== meaning;
}

/** Whether a table, as the service tells of it, is filled by a report, whose views bear its mark too. */
export const isFilled = (table: Json): boolean => textAt(table, 'labels', LABEL) !== '' && textAt(table, 'type') !== 'VIEW';

/** A field as tables are made with it. */
export interface SchemaField {
  readonly name: string;
  readonly type: string;
  readonly mode: 'NULLABLE' | 'REQUIRED';
  readonly description: string;
}

/** A column of rows as a field, with as much of its description as fits. */
export const schemaField = ({ name, type, description }: TableField): SchemaField => ({
  name,
  type,
  mode: 'NULLABLE',
  description: description.slice(0, FIELD_WORDS),
});

/** As much of a table's description as fits. */
export const tableDescription = ({ description }: TableShape): string => description.slice(0, TABLE_WORDS);

/** Asks for a data set. */
export const getDataset = (place: Omit<WarehouseTable, 'table'>): WarehouseRequest => ({ method: 'GET', path: datasetPath(place) });

/** Makes a data set where its location says. */
export const insertDataset = ({ project, dataset, location }: Omit<WarehouseTable, 'table'>): WarehouseRequest =>
  withJson('POST', `${projectPath(project)}/datasets`, { datasetReference: { projectId: project, datasetId: dataset }, location });

/** Asks for a table, or for a view. */
export const getTable = (table: WarehouseTable): WarehouseRequest => ({ method: 'GET', path: tablePath(table) });

/** Makes a report's table, with its mark and what its rows mean. */
export const insertTable = (table: WarehouseTable, shape: TableShape, owner: string): WarehouseRequest =>
  withJson('POST', `${datasetPath(table)}/tables`, {
    tableReference: tableReference(table),
    description: tableDescription(shape),
    labels: { ...ownerLabels(owner), ...meaningLabels(shape) },
    schema: { fields: shape.fields.map(schemaField) },
    timePartitioning: { type: 'DAY', field: shape.day },
    ...(shape.clusteredBy.length === 0 ? {} : { clustering: { fields: shape.clusteredBy } }),
  });

/** Rows that wait have a day and, where they are told apart, a key; one without is refused here and not in the report's own table. */
export const insertStaging = (staging: WarehouseTable, shape: TableShape, now: number): WarehouseRequest =>
  withJson('POST', `${datasetPath(staging)}/tables`, {
    tableReference: tableReference(staging),
    expirationTime: String(now + STAGING_MS),
    // A table with partitions takes ten times as many loads in a row: cloud.google.com/bigquery/quotas#partitioned_tables
    // They are of today. Of records' own days, some might be older than the data set lets new partitions become.
    timePartitioning: { type: 'DAY' },
    schema: {
      fields: [
        ...shape.fields.map(({ name, type }) => ({ name, type, mode: name === shape.day || name === shape.key ? 'REQUIRED' : 'NULLABLE' })),
        { name: ORDER_FIELD, type: 'INT64', mode: 'REQUIRED' },
      ],
    },
  });

/** Changes what is named of a table. */
export const patchTable = (table: WarehouseTable, change: unknown): WarehouseRequest => withJson('PATCH', tablePath(table), change);

/** Of a table, or of one partition of it. */
export const deleteTable = (table: WarehouseTable): WarehouseRequest => ({ method: 'DELETE', path: tablePath(table) });

/** One day of a table: cloud.google.com/bigquery/docs/managing-partitioned-tables, "partition decorator". */
export const partitionOf = (table: WarehouseTable, isoDay: string): WarehouseTable => ({
  ...table,
  table: `${table.table}$${isoDay.replace(/-/g, '')}`,
});
