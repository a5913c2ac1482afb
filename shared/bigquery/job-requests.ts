/**
 * Requests for BigQuery's jobs, as data: loads and statements.
 * @module
 */
import type { WarehouseRequest, WarehouseTable } from '../warehouse/warehouse';
import { pathPart, projectPath, tableReference, withJson } from './request-parts';

/** How many rows of a result are asked for together. */
const PAGE_ROWS = 10_000;
/** How long the service waits for a statement before it says that it isn't done, in milliseconds. */
const PATIENCE_MS = 10_000;

/** Where statements run. */
export type JobPlace = Pick<WarehouseTable, 'project' | 'location'>;

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
    destinationTable: tableReference(table),
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
    ...(into && { destinationTable: tableReference(into), writeDisposition: IN_PLACE, createDisposition: 'CREATE_NEVER' }),
  };
  return withJson('POST', `${projectPath(place.project)}/jobs`, { jobReference: jobReference(place, id), configuration: { query } });
}

/** Asks how a job stands. */
export const getJob = ({ project, location }: JobPlace, id: string): WarehouseRequest => ({
  method: 'GET',
  path: `${projectPath(project)}/jobs/${pathPart(id)}?location=${pathPart(location)}`,
});

/** Asks for the end of a job, which answers at once: cloud.google.com/bigquery/docs/reference/rest/v2/jobs/cancel */
export const cancelJob = ({ project, location }: JobPlace, id: string): WarehouseRequest => ({
  method: 'POST',
  path: `${projectPath(project)}/jobs/${pathPart(id)}/cancel?location=${pathPart(location)}`,
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
  path: `${projectPath(project)}/queries/${pathPart(id)}?location=${pathPart(location)}&maxResults=${PAGE_ROWS}&timeoutMs=${PATIENCE_MS}${pageToken === undefined ? '' : `&pageToken=${pathPart(pageToken)}`}`,
});

/** Rows of a statement from one of them on. "Zero-based index of the starting row": cloud.google.com/bigquery/docs/reference/rest/v2/jobs/getQueryResults */
export const queryRowsFrom = (place: JobPlace, id: string, from: number): WarehouseRequest => {
  const { method, path } = queryPage(place, id, undefined);
  return { method, path: `${path}&startIndex=${from}` };
};
