import { normalLocation } from './datasets';
import { type Job, type Jobs, jobResource } from './jobs';
import { loadWork } from './load';
import { parsed, readMultipart } from './multipart';
import { type QueryConfiguration, type QueryWork, queryWork } from './query';
import { Refused } from './refused';
import { resultsOf } from './results';
import { type Identity, needJobs } from './roles';
import type { Call, Reply } from './wire';
import type { World } from './world';

type Body = Readonly<Record<string, unknown>>;

/** How long `jobs.query` waits unless told, and at most: https://cloud.google.com/bigquery/docs/reference/rest/v2/jobs/query#QueryRequest */
const WAITS_MS = 10_000;
const MOST_MS = 200_000;

const locationIn = (given: unknown): string | undefined => {
  const { location } = (given ?? {}) as { readonly location?: unknown };
  return typeof location === 'string' && location !== '' ? normalLocation(location) : undefined;
};

/** https://cloud.google.com/bigquery/docs/reference/rest/v2/jobs/insert, with media where it came by the upload address in the same request. */
export function insertJob(world: World, jobs: Jobs, person: Identity, project: string, call: Call, upload: boolean): Reply {
  needJobs(person, project);
  if (upload && call.query.get('uploadType') !== 'multipart')
    throw new Refused('notImplemented', 'The sandbox takes multipart and resumable uploads alone.');
  const { metadata, media } = upload
    ? readMultipart(call.header('content-type'), call.body)
    : { metadata: parsed(call.body), media: undefined };
  return jobOf(world, jobs, person, project, metadata, media);
}

/** A load whose media came in several requests. Gives how its job is by then. */
export function insertUploaded(world: World, jobs: Jobs, person: Identity, project: string, metadata: Body, media: string): () => object {
  const { resource } = jobOf(world, jobs, person, project, metadata, media);
  const { jobId, location } = (resource as { readonly jobReference: { readonly jobId: string; readonly location: string } }).jobReference;
  return () => jobResource(jobs.get(project, jobId, location), world.now());
}

function jobOf(world: World, jobs: Jobs, person: Identity, project: string, metadata: Body, media: string | undefined): Reply {
  const configuration = (metadata.configuration ?? {}) as { readonly load?: Body; readonly query?: Body; readonly dryRun?: boolean };
  const location = locationIn(metadata.jobReference);
  if (configuration.load !== undefined) {
    if (media === undefined) throw new Refused('notImplemented', 'The sandbox loads what comes with the request alone.');
    const work = loadWork(world, person, project, configuration.load, media, location);
    return { resource: jobResource(jobs.add(person, project, metadata.jobReference, configuration, work), world.now()) };
  }
  if (configuration.query === undefined) throw new Refused('required', 'Required parameter is missing');
  const work = queryWork(world, person, project, configuration.query as QueryConfiguration, location);
  if (configuration.dryRun === true) return { resource: dryJob(project, work) };
  return { resource: jobResource(jobs.add(person, project, metadata.jobReference, configuration, work), world.now()) };
}

const dryJob = (project: string, { location, bytes, statementType, columns }: QueryWork): object => ({
  kind: 'bigquery#job',
  configuration: { dryRun: true, jobType: 'QUERY' },
  jobReference: { projectId: project, location },
  statistics: {
    totalBytesProcessed: String(bytes),
    query: { totalBytesProcessed: String(bytes), totalBytesBilled: '0', statementType, schema: { fields: columns } },
  },
  status: { state: 'DONE' },
});

/** https://cloud.google.com/bigquery/docs/reference/rest/v2/jobs/get */
export function getJob({ now }: World, jobs: Jobs, person: Identity, project: string, id: string, { query }: Call): Reply {
  const job = jobs.get(project, id, query.get('location') ?? undefined);
  needOwn(person, job);
  return { resource: jobResource(job, now()) };
}

/** https://cloud.google.com/bigquery/docs/reference/rest/v2/jobs/cancel: "This call will return immediately". Here the job has ended by then. */
export function cancelJob({ now }: World, jobs: Jobs, person: Identity, project: string, id: string, { query }: Call): Reply {
  const job = jobs.get(project, id, query.get('location') ?? undefined);
  needOwn(person, job);
  jobs.cancel(job);
  return { resource: { kind: 'bigquery#jobCancelResponse', job: jobResource(job, now()) } };
}

/** "The job's creator can get it": https://cloud.google.com/bigquery/docs/managing-jobs#required_permissions */
function needOwn({ email }: Identity, job: Job): void {
  if (job.email === email) return;
  const name = `${job.project}:${job.location}.${job.id}`;
  throw new Refused('accessDenied', `Access Denied: Job ${name}: User does not have bigquery.jobs.get permission for job ${name}.`);
}

/** https://cloud.google.com/bigquery/docs/reference/rest/v2/jobs/query */
export function query(world: World, jobs: Jobs, person: Identity, project: string, { body }: Call): Reply {
  needJobs(person, project);
  const request = parsed(body) as Body & {
    readonly dryRun?: boolean;
    readonly timeoutMs?: number;
    readonly maxResults?: number;
    readonly requestId?: string;
  };
  const work = queryWork(world, person, project, request as QueryConfiguration, locationIn(request));
  const kind = 'bigquery#queryResponse';
  if (request.dryRun === true) {
    const schema = { fields: work.columns };
    return {
      resource: {
        kind,
        schema,
        jobReference: { projectId: project, location: work.location },
        totalBytesProcessed: String(work.bytes),
        jobComplete: true,
        cacheHit: false,
      },
    };
  }
  const { query: statement, useLegacySql } = request;
  const job = jobs.add(person, project, undefined, { query: { query: statement, useLegacySql } }, work);
  const formats = (request.formatOptions ?? {}) as { readonly useInt64Timestamp?: boolean };
  const tookMs = waitFor(world, jobs, job, request.timeoutMs);
  return {
    resource: resultsOf(world, job, kind, {
      maxResults: request.maxResults,
      pageToken: undefined,
      asMicros: formats.useInt64Timestamp === true,
    }),
    tookMs,
  };
}

/** https://cloud.google.com/bigquery/docs/reference/rest/v2/jobs/getQueryResults */
export function getQueryResults(world: World, jobs: Jobs, person: Identity, project: string, id: string, { query: asked }: Call): Reply {
  const job = jobs.get(project, id, asked.get('location') ?? undefined);
  needOwn(person, job);
  if (job.kind !== 'query') throw new Refused('invalid', `Cannot retrieve query results of job ${id}: it is no query.`);
  const number = (name: string): number | undefined => (asked.has(name) ? Number(asked.get(name)) : undefined);
  const tookMs = waitFor(world, jobs, job, number('timeoutMs'));
  const page = {
    maxResults: number('maxResults'),
    pageToken: asked.get('pageToken') ?? undefined,
    startIndex: number('startIndex'),
    asMicros: asked.get('formatOptions.useInt64Timestamp') === 'true',
  };
  return { resource: resultsOf(world, job, 'bigquery#getQueryResultsResponse', page), tookMs };
}

/** Lets a statement end where it would within the time that is waited for it. Gives the milliseconds waited. */
function waitFor({ now }: World, jobs: Jobs, job: Job, timeoutMs = WAITS_MS): number {
  if (job.outcome) return 0;
  const left = Math.max(0, job.ends - now());
  const waits = Math.min(timeoutMs, MOST_MS);
  if (left > waits) return waits;
  jobs.finish(job);
  return left;
}
