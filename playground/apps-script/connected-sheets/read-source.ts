/**
 * What Connected Sheets asks BigQuery, in the name of whoever runs the script: "The actions users can take depend on their IAM role and spreadsheet
 * permissions, not the spreadsheet owner's permissions" (https://support.google.com/a/answer/9604541). Reading takes a job, so a person needs
 * BigQuery Job User beside BigQuery Data Viewer.
 */
import type { Execution } from '../runtime/execution';
import { oauthToken } from '../services/oauth-token';
import type { Source } from './source';

/** A column as BigQuery describes it. */
export interface SourceColumn {
  readonly name: string;
  readonly type: string;
}

/** Rows, each value as text as it came; or why there are none, as a DataExecutionErrorCode. */
export type SourceRead =
  | { readonly columns: readonly SourceColumn[]; readonly rows: readonly (readonly (string | null)[])[] }
  | { readonly code: string; readonly message: string };

interface QueryAnswer {
  readonly jobComplete?: boolean;
  readonly jobReference?: { readonly jobId: string; readonly location?: string };
  readonly schema?: { readonly fields: readonly SourceColumn[] };
  readonly rows?: readonly { readonly f: readonly { readonly v: string | null }[] }[];
  readonly pageToken?: string;
  readonly error?: { readonly message?: string };
}

const SERVICE = 'https://bigquery.googleapis.com/bigquery/v2';
const PATIENCE_MS = 10_000;
/** How often an answer is asked for that isn't there yet. */
const ATTEMPTS = 60;

/** @param columns `undefined` is all of them @param limit so many rows at most */
export function readSource(execution: Execution, source: Source, columns?: readonly string[], limit?: number): SourceRead {
  const projects = `${SERVICE}/projects/${encodeURIComponent(source.project)}/queries`;
  const query = `SELECT ${columns?.map((name) => `\`${name}\``).join(', ') ?? '*'} FROM \`${source.tableProject}.${source.dataset}.${source.table}\`${
    limit === undefined ? '' : ` LIMIT ${limit}`
  }`;
  let answer = ask(execution, 'POST', projects, { query, useLegacySql: false, timeoutMs: PATIENCE_MS });
  const rows: (readonly (string | null)[])[] = [];
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if ('code' in answer) return answer;
    rows.push(...(answer.rows ?? []).map(({ f }) => f.map(({ v }) => v)));
    const isOver = answer.jobComplete !== false && answer.pageToken === undefined;
    if (isOver || !answer.jobReference) return { columns: answer.schema?.fields ?? [], rows };
    const { jobId, location } = answer.jobReference;
    const { schema } = answer;
    const more = new Map([['timeoutMs', String(PATIENCE_MS)]]);
    if (location !== undefined) more.set('location', location);
    if (answer.pageToken !== undefined) more.set('pageToken', answer.pageToken);
    const search = [...more].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
    const next = ask(execution, 'GET', `${projects}/${encodeURIComponent(jobId)}?${search}`);
    answer = 'code' in next ? next : { ...(schema && { schema }), ...next };
  }
  return { code: 'TIME_OUT', message: 'The query took too long.' };
}

function ask(
  execution: Execution,
  method: string,
  url: string,
  body?: object,
): QueryAnswer | { readonly code: string; readonly message: string } {
  const [answer] = execution.backend.network.fetchAll([
    {
      url,
      method,
      headers: { Authorization: `Bearer ${oauthToken(execution)}`, ...(body && { 'Content-Type': 'application/json' }) },
      body: body ? JSON.stringify(body) : null,
      followRedirects: false,
      timeoutMs: 2 * PATIENCE_MS,
    },
  ]);
  if (!answer || 'failure' in answer) return { code: 'INTERRUPTED', message: 'BigQuery did not answer.' };
  const read = JSON.parse(answer.body || '{}') as QueryAnswer;
  if (answer.status < 300) return read;
  return { code: CODES[answer.status] ?? 'ENGINE', message: read.error?.message ?? `BigQuery answered ${answer.status}.` };
}

const CODES: Readonly<Record<number, string>> = { 401: 'PERMISSION_DENIED', 403: 'PERMISSION_DENIED', 404: 'DATA_NOT_FOUND' };
