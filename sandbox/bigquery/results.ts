import type { Job } from './jobs';
import { Refused } from './refused';
import { written } from './values';
import type { World } from './world';

/** "Temporary, cached results tables are maintained … for approximately 24 hours": https://cloud.google.com/bigquery/docs/cached-results */
const RESULTS_MS = 24 * 3_600_000;

/** Which rows of a statement are asked for. */
export interface Asked {
  readonly maxResults: number | undefined;
  readonly pageToken: string | undefined;
  /** The first row, where no token says it: "Zero-based index of the starting row". */
  readonly startIndex?: number | undefined;
  readonly asMicros: boolean;
}

/**
 * What `jobs.query` and `jobs.getQueryResults` answer: https://cloud.google.com/bigquery/docs/reference/rest/v2/jobs/getQueryResults
 * @throws Refused with which the statement failed
 */
export function resultsOf(
  { limits, now }: World,
  job: Job,
  kind: string,
  { maxResults, pageToken, startIndex = 0, asMicros }: Asked,
): object {
  const { project, id, location, outcome } = job;
  const jobReference = { projectId: project, jobId: id, location };
  if (!outcome) return { kind, jobReference, jobComplete: false };
  if (outcome.error) throw new Refused(outcome.error.reason, outcome.error.message, outcome.error);
  if (outcome.result && now() - job.ends > RESULTS_MS) throw new Refused('notFound', `Not found: Table ${project}:_anonymous.anon_${id}`);
  const { columns, rows } = outcome.result ?? { columns: [], rows: [] };
  // What is behind the last row is no row. Google documents nothing else of it.
  const from = pageToken === undefined ? Math.min(startIndex, rows.length) : Number(pageToken);
  if (!Number.isInteger(from) || from < 0 || from > rows.length) throw new Refused('invalid', `Invalid page token: ${pageToken}`);
  const page: object[] = [];
  let bytes = 0;
  for (const row of rows.slice(from, maxResults === undefined ? undefined : from + maxResults)) {
    const cells = { f: columns.map(({ type }, index) => ({ v: written(row[index] ?? null, type, asMicros) })) };
    bytes += JSON.stringify(cells).length;
    // A page ends before it is too large, but has one row at least.
    if (page.length > 0 && bytes > limits.pageBytes) break;
    page.push(cells);
  }
  const next = from + page.length;
  const { query } = outcome.statistics as { readonly query?: Readonly<Record<string, unknown>> };
  const { totalBytesProcessed, numDmlAffectedRows, dmlStats } = query ?? {};
  return {
    kind,
    etag: Buffer.from(`${id} ${from}`).toString('base64'),
    ...(columns.length > 0 ? { schema: { fields: columns.map(({ name, type, mode }) => ({ name, type, mode })) } } : {}),
    jobReference,
    jobComplete: true,
    totalRows: String(rows.length),
    ...(page.length > 0 ? { rows: page } : {}),
    ...(next < rows.length ? { pageToken: String(next) } : {}),
    totalBytesProcessed,
    cacheHit: false,
    ...(numDmlAffectedRows === undefined ? {} : { numDmlAffectedRows, dmlStats }),
  };
}
