/**
 * What is sent to BigQuery, as data. Source: cloud.google.com/bigquery/docs/reference/rest
 * @module
 */
import type { TableField, TableShape, WarehouseRequest, WarehouseTable } from '../warehouse/warehouse';
import { type Json, textAt } from './json-at';
import { ORDER_FIELD } from './statements';

/** Where statements run. */
export type JobPlace = Pick<WarehouseTable, 'project' | 'location'>;

const LABEL = 'live_data_report';
const MEANING = 'live_data_meaning';
/** A field's description, and a table's: cloud.google.com/bigquery/quotas, "Standard tables". */
const [FIELD_WORDS, TABLE_WORDS] = [1_024, 16_384];
/** How many rows of a result are asked for together. */
const PAGE_ROWS = 10_000;
/** How long the service waits for a statement before it says that it isn't done, in milliseconds. */
const PATIENCE_MS = 10_000;
/** A staging table that a killed run leaves is gone after a day. */
const STAGING_MS = 86_400_000;

const part = encodeURIComponent;
const projectPath = (project: string): string => `/bigquery/v2/projects/${part(project)}`;
const datasetPath = ({ project, dataset }: Omit<WarehouseTable, 'table'>): string => `${projectPath(project)}/datasets/${part(dataset)}`;
const tablePath = (table: WarehouseTable): string => `${datasetPath(table)}/tables/${part(table.table)}`;

const withJson = (method: 'POST' | 'PATCH', path: string, body: unknown): WarehouseRequest => ({
  method,
  path,
  contentType: 'application/json',
  body: JSON.stringify(body),
});

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

const reference = ({ project, dataset, table }: WarehouseTable): unknown => ({ projectId: project, datasetId: dataset, tableId: table });

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
    tableReference: reference(table),
    description: tableDescription(shape),
    labels: { ...ownerLabels(owner), ...meaningLabels(shape) },
    schema: { fields: shape.fields.map(schemaField) },
    timePartitioning: { type: 'DAY', field: shape.day },
    ...(shape.clusteredBy.length === 0 ? {} : { clustering: { fields: shape.clusteredBy } }),
  });

/** Rows that wait have a day and, where they are told apart, a key; one without is refused here and not in the report's own table. */
export const insertStaging = (staging: WarehouseTable, shape: TableShape, now: number): WarehouseRequest =>
  withJson('POST', `${datasetPath(staging)}/tables`, {
    tableReference: reference(staging),
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

/**
 * Takes the place of the rows that are there. What else a table has, such as who may see which rows, only this keeps for certain; `WRITE_TRUNCATE` doesn't:
 * cloud.google.com/bigquery/docs/reference/auditlogs/rest/Shared.Types/BigQueryAuditMetadata.WriteDisposition
 */
export const IN_PLACE = 'WRITE_TRUNCATE_DATA';

/** What a load or the result of a statement does with the rows that are there. */
export type LoadDisposition = typeof IN_PLACE | 'WRITE_APPEND';

const jobReference = ({ project, location }: JobPlace, id: string): unknown => ({ projectId: project, jobId: id, location });

const loadMetadata = (table: WarehouseTable, writeDisposition: LoadDisposition, id: string): string => {
  const load = {
    destinationTable: reference(table),
    sourceFormat: 'NEWLINE_DELIMITED_JSON',
    writeDisposition,
    createDisposition: 'CREATE_NEVER',
  };
  return JSON.stringify({ jobReference: jobReference(table, id), configuration: { load } });
};

const LINES = 'application/octet-stream';

/** Loads lines of JSON, in the same request as the job: cloud.google.com/bigquery/docs/reference/api-uploads, "Multipart upload". */
export function loadJob(table: WarehouseTable, lines: string, writeDisposition: LoadDisposition, id: string): WarehouseRequest {
  // A line of rows begins with a brace, so that none of them can be taken for a boundary.
  const boundary = 'live_data_part';
  return {
    method: 'POST',
    path: `/upload${projectPath(table.project)}/jobs?uploadType=multipart`,
    contentType: `multipart/related; boundary=${boundary}`,
    body: [
      `--${boundary}\r\nContent-Type: application/json; charset=UTF-8\r\n\r\n${loadMetadata(table, writeDisposition, id)}\r\n`,
      `--${boundary}\r\nContent-Type: ${LINES}\r\n\r\n${lines}\r\n--${boundary}--\r\n`,
    ].join(''),
  };
}

/** Begins a load whose lines come in requests of their own: cloud.google.com/bigquery/docs/reference/api-uploads, "Resumable upload". */
export const beginUpload = (table: WarehouseTable, writeDisposition: LoadDisposition, id: string): WarehouseRequest => ({
  method: 'POST',
  path: `/upload${projectPath(table.project)}/jobs?uploadType=resumable`,
  contentType: 'application/json; charset=UTF-8',
  headers: { 'X-Upload-Content-Type': LINES },
  body: loadMetadata(table, writeDisposition, id),
});

/** A chunk of such a load. @param path of its session @param total bytes of all chunks, with the last of them */
export const uploadChunk = (path: string, lines: string, from: number, to: number, total: number | undefined): WarehouseRequest => ({
  method: 'PUT',
  path,
  contentType: LINES,
  headers: { 'Content-Range': `bytes ${from}-${to - 1}/${total ?? '*'}` },
  body: lines,
});

/** Asks how many bytes are stored. */
export const uploadStatus = (path: string, total: number | undefined): WarehouseRequest => ({
  method: 'PUT',
  path,
  contentType: LINES,
  headers: { 'Content-Range': `bytes */${total ?? '*'}` },
  body: '',
});

/** Runs a statement; its rows go into `into`, where that is given, in place of what is there. */
export function queryJob(place: JobPlace, statement: string, into: WarehouseTable | undefined, id: string): WarehouseRequest {
  const query = {
    query: statement,
    useLegacySql: false,
    ...(into && { destinationTable: reference(into), writeDisposition: IN_PLACE, createDisposition: 'CREATE_NEVER' }),
  };
  return withJson('POST', `${projectPath(place.project)}/jobs`, { jobReference: jobReference(place, id), configuration: { query } });
}

/** Asks how a job stands. */
export const getJob = ({ project, location }: JobPlace, id: string): WarehouseRequest => ({
  method: 'GET',
  path: `${projectPath(project)}/jobs/${part(id)}?location=${part(location)}`,
});

/** Asks for the end of a job, which answers at once: cloud.google.com/bigquery/docs/reference/rest/v2/jobs/cancel */
export const cancelJob = ({ project, location }: JobPlace, id: string): WarehouseRequest => ({
  method: 'POST',
  path: `${projectPath(project)}/jobs/${part(id)}/cancel?location=${part(location)}`,
});

/** Runs a statement and answers with its first rows. */
export const runQuery = (place: JobPlace, statement: string): WarehouseRequest => queryRequest(place, statement, {});

/** Says what a statement would read, and doesn't run it. */
export const measureQuery = (place: JobPlace, statement: string): WarehouseRequest => queryRequest(place, statement, { dryRun: true });

const queryRequest = ({ project, location }: JobPlace, statement: string, more: object): WarehouseRequest =>
  withJson('POST', `${projectPath(project)}/queries`, {
    query: statement,
    useLegacySql: false,
    location,
    timeoutMs: PATIENCE_MS,
    maxResults: PAGE_ROWS,
    ...more,
  });

/** More rows of a statement, or its first ones when it is done. */
export const queryPage = ({ project, location }: JobPlace, id: string, pageToken: string | undefined): WarehouseRequest => ({
  method: 'GET',
  path: `${projectPath(project)}/queries/${part(id)}?location=${part(location)}&maxResults=${PAGE_ROWS}&timeoutMs=${PATIENCE_MS}${pageToken === undefined ? '' : `&pageToken=${part(pageToken)}`}`,
});

/** Rows of a statement from one of them on. "Zero-based index of the starting row": cloud.google.com/bigquery/docs/reference/rest/v2/jobs/getQueryResults */
export const queryRowsFrom = (place: JobPlace, id: string, from: number): WarehouseRequest => {
  const { method, path } = queryPage(place, id, undefined);
  return { method, path: `${path}&startIndex=${from}` };
};
