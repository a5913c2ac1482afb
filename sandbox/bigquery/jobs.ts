import { randomUUID } from 'node:crypto';
import { normalLocation } from './datasets';
import type { Value } from './engine';
import { type ErrorProto, Refused } from './refused';
import type { Identity } from './roles';
import type { Column } from './schema';
import type { World } from './world';

/** The rows of a statement. */
export interface Result {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Value[])[];
}

/** How a job ended. */
export interface Outcome {
  readonly error?: ErrorProto;
  readonly errors?: readonly ErrorProto[];
  readonly statistics: Readonly<Record<string, unknown>>;
  readonly result?: Result;
}

/** What a job is to do. */
export interface Work {
  readonly kind: 'load' | 'query';
  readonly location: string;
  /** The table that its DML changes, as messages write it. */
  readonly mutates?: string;
  /** Looks at tables as they are when the job starts. Whatever is done until it ends, it may not see. */
  readonly begin?: () => void;
  /** Changes tables. Call it once, in a transaction. */
  readonly run: () => Outcome;
}

/** A job, which waits, runs, and is done. */
export interface Job {
  readonly project: string;
  readonly id: string;
  readonly location: string;
  readonly email: string;
  readonly configuration: object;
  readonly kind: Work['kind'];
  /** Gone when it is done, with the data that came for it. */
  work: Work | undefined;
  hasBegun?: true;
  readonly created: number;
  readonly starts: number;
  readonly ends: number;
  outcome?: Outcome;
}

/** The jobs of all projects. */
export interface Jobs {
  /**
   * Takes a job on.
   * @param given `jobReference` of the request
   * @throws Refused `duplicate` of an ID that was used, whatever became of that job
   */
  add(person: Identity, project: string, given: unknown, configuration: object, work: Work): Job;
  /** @throws Refused `notFound`, also where the location is missing or another one */
  get(project: string, id: string, location: string | undefined): Job;
  /** Runs what has become due, in its order. */
  settle(): void;
  /** Runs one at once, after those that are due before. */
  finish(job: Job): void;
  /** Ends a job that isn't done. */
  cancel(job: Job): void;
  /** The next job of a kind fails so. */
  failNext(kind: Work['kind'], error: ErrorProto): void;
}

const idOf = (given: unknown): string => {
  const { jobId } = (given ?? {}) as { readonly jobId?: unknown };
  if (jobId === undefined) return `job_${randomUUID()}`;
  // https://cloud.google.com/bigquery/docs/reference/rest/v2/JobReference
  if (typeof jobId === 'string' && /^[A-Za-z0-9_-]{1,1024}$/.test(jobId)) return jobId;
  throw new Refused(
    'invalid',
    `Invalid job ID "${jobId}". Job IDs must be alphanumeric (plus underscores and dashes) and must be at most 1024 characters long.`,
  );
};

/** Jobs over a world. */
export function jobsOf(world: World): Jobs {
  const jobs = new Map<string, Job>();
  const planned: { readonly kind: Work['kind']; readonly error: ErrorProto }[] = [];
  let pending: readonly Job[] = [];
  /** Those that aren't done, in the order in which they end. */
  const waiting = (): readonly Job[] => [...pending].sort((one, other) => one.ends - other.ends);

  /** What happens next, and when: a job starts or ends. */
  function nextStep(): { readonly job: Job; readonly at: number } | undefined {
    const steps = pending.map((job) => ({ job, at: job.work?.begin && !job.hasBegun ? job.starts : job.ends }));
    return steps.reduce<(typeof steps)[number] | undefined>((first, step) => (first && first.at <= step.at ? first : step), undefined);
  }

  function step(job: Job): void {
    if (!job.work?.begin || job.hasBegun) run(job);
    else {
      job.hasBegun = true;
      job.work.begin();
    }
  }

  function run(job: Job): void {
    if (!job.work) return;
    const fault = planned.findIndex(({ kind }) => kind === job.kind);
    const [failing] = fault === -1 ? [] : planned.splice(fault, 1);
    const tables = new Map(world.tables);
    try {
      if (failing) throw new Refused(failing.error.reason, failing.error.message, failing.error);
      job.outcome = world.engine.atomically(job.work.run);
    } catch (failure) {
      world.tables.clear();
      for (const [name, table] of tables) world.tables.set(name, table);
      // Whatever else it is, it's this job's: those behind it go on.
      const error: ErrorProto = failure instanceof Refused ? failure.proto : { reason: 'internalError', message: String(failure) };
      job.outcome = { error, errors: [error], statistics: {} };
    }
    job.work = undefined;
    pending = pending.filter((one) => one !== job);
  }

  /** Mutating statements beyond those that run together wait for the first of them to end. */
  function times(work: Work): { readonly starts: number; readonly ends: number } {
    const { pendingMs, runMs } = world.conditions.latency;
    const starts = world.now() + pendingMs;
    if (work.mutates === undefined) return { starts, ends: starts + runMs };
    const others = waiting().filter((job) => job.work?.mutates === work.mutates);
    const { dmlRunning, dmlWaiting } = world.limits;
    if (others.length >= dmlRunning + dmlWaiting) {
      throw new Refused(
        'resourcesExceeded',
        `Resources exceeded during query execution: Too many DML statements outstanding against table ${work.mutates}, limit is ${dmlWaiting}.`,
      );
    }
    const freed = others[others.length - dmlRunning]?.ends ?? starts;
    const begins = Math.max(starts, freed);
    return { starts: begins, ends: begins + runMs };
  }

  return {
    add(person, project, given, configuration, work) {
      const id = idOf(given);
      const key = `${project}:${work.location}.${id}`;
      if (jobs.has(key)) throw new Refused('duplicate', `Already Exists: Job ${key}`);
      const now = world.now();
      const base = { project, id, location: work.location, email: person.email, configuration, kind: work.kind, work, created: now };
      let job: Job;
      try {
        job = { ...base, ...times(work) };
      } catch (failure) {
        if (!(failure instanceof Refused)) throw failure;
        job = {
          ...base,
          starts: now,
          ends: now,
          work: undefined,
          outcome: { error: failure.proto, errors: [failure.proto], statistics: {} },
        };
      }
      jobs.set(key, job);
      if (!job.outcome) pending = [...pending, job];
      return job;
    },
    get(project, id, location) {
      // "You must specify the location" outside of US and EU: https://cloud.google.com/bigquery/docs/reference/rest/v2/jobs/get
      const places = location === undefined || location === '' ? ['US', 'EU'] : [normalLocation(location)];
      const found = places.map((place) => jobs.get(`${project}:${place}.${id}`)).find((job) => job !== undefined);
      if (!found) throw new Refused('notFound', `Not found: Job ${project}:${location ? `${normalLocation(location)}.` : ''}${id}`);
      return found;
    },
    settle() {
      for (let next = nextStep(); next && next.at <= world.now(); next = nextStep()) step(next.job);
    },
    finish(job) {
      for (let next = nextStep(); next && !job.outcome; next = nextStep()) step(next.job);
    },
    cancel(job) {
      if (job.outcome) return;
      const error: ErrorProto = { reason: 'stopped', message: 'Job execution was cancelled: User requested cancellation' };
      job.outcome = { error, errors: [error], statistics: {} };
      job.work = undefined;
      pending = pending.filter((one) => one !== job);
    },
    failNext: (kind, error) => void planned.push({ kind, error }),
  };
}

/** Whether a job waits, runs or is done: https://cloud.google.com/bigquery/docs/reference/rest/v2/Job#JobStatus */
const stateOf = ({ outcome, starts }: Job, now: number): 'PENDING' | 'RUNNING' | 'DONE' =>
  outcome ? 'DONE' : now < starts ? 'PENDING' : 'RUNNING';

/** https://cloud.google.com/bigquery/docs/reference/rest/v2/Job */
export function jobResource(job: Job, now: number): object {
  const { project, id, location, email, configuration, kind, created, starts, ends, outcome } = job;
  const full = `${project}:${location}.${id}`;
  const done = outcome ? { endTime: String(ends) } : {};
  const errors = outcome?.errors ?? [];
  return {
    kind: 'bigquery#job',
    etag: Buffer.from(`${full} ${stateOf(job, now)}`).toString('base64'),
    id: full,
    selfLink: `https://bigquery.googleapis.com/bigquery/v2/projects/${project}/jobs/${id}?location=${location}`,
    user_email: email,
    configuration: { ...configuration, jobType: kind.toUpperCase() },
    jobReference: { projectId: project, jobId: id, location },
    statistics: { creationTime: String(created), startTime: String(starts), ...done, ...outcome?.statistics },
    status: {
      state: stateOf(job, now),
      ...(outcome?.error ? { errorResult: outcome.error } : {}),
      ...(errors.length > 0 ? { errors } : {}),
    },
  };
}
