import { BIGQUERY_SLOW } from '#words/bigquery';
import { ActivTrakError, isActivTrakError } from '../errors';
import type { Task } from '../task';
import type { WarehouseRequest } from '../warehouse/warehouse';
import { backOff, type Exchange } from './exchange';
import { failureAt } from './failure';
import { cancelJob, getJob } from './job-requests';
import { type Json, textAt } from './json-at';
import { type About, isPassing, jobTrouble } from './trouble';

/** A job, which can be started any number of times: each of them leaves the same. */
export interface WarehouseJob {
  readonly about: About;
  /** The request that starts it. @param id of this start, by which the service knows a request that came twice */
  start(id: string): WarehouseRequest;
}

/** How often a job is started at most, if it fails for a reason that passes: limits of ten seconds are over by then. */
const STARTS = 5;
const FIRST_LOOK_MS = 500;
const NEXT_LOOK_MS = 5_000;
/** After so many looks a job is given up where no budget ends the wait: about an hour. */
const MOST_LOOKS = 720;

/** A start of a job. */
interface Started {
  readonly at: number;
  readonly id: string;
  readonly starts: number;
}

/**
 * Runs jobs side by side until all are done. Where that ends for a reason that passes, whatever isn't done is asked to end too, since the next call begins the same again: "a MERGE
 * DML statement does not conflict with other concurrently running DML statements as long as the statement only inserts rows", so that two of them would insert their
 * records twice. cloud.google.com/bigquery/docs/data-manipulation-language#dml_statement_conflicts
 * @returns what the service tells of each when it is done, in their order
 * @throws ActivTrakError for the first that fails; where that doesn't pass, the others go on by themselves
 */
export function* runJobs({ send, tell, pause }: Exchange, newId: () => string, jobs: readonly WarehouseJob[]): Task<readonly Json[]> {
  const done: Json[] = [];
  /** Those that may be at work. */
  let underWay: readonly Started[] = [];

  /** Starts them. Each is known by its own id, so that one whose answer was lost isn't run twice: 409 is the service's word for that. */
  function* start(list: readonly Started[]): Task<readonly Started[]> {
    const [first] = list;
    if (first === undefined) return [];
    underWay = [...underWay, ...list];
    const requests = list.map(({ at, id }) => (jobs[at] as WarehouseJob).start(id));
    const answers = yield* send((jobs[first.at] as WarehouseJob).about, requests, [409]);
    return yield* look(
      list,
      answers.map(({ body }) => body),
    );
  }

  /** Those that are still at work. One that failed for a reason that passes begins once more, with another id. */
  function* look(list: readonly Started[], answers: readonly Json[]): Task<readonly Started[]> {
    const open: Started[] = [];
    const again: Started[] = [];
    let failure: ActivTrakError | undefined;
    for (const [index, started] of list.entries()) {
      const job = answers[index] as Json;
      if (textAt(job, 'status', 'state') !== 'DONE') {
        open.push(started);
        continue;
      }
      const trouble = jobTrouble(job);
      if (trouble === undefined) {
        done[started.at] = job;
        continue;
      }
      failure = failureAt((jobs[started.at] as WarehouseJob).about, trouble);
      underWay = underWay.filter((one) => one !== started);
      if (!isPassing(trouble) || started.starts >= STARTS) throw failure;
      again.push({ at: started.at, id: jobId(newId), starts: started.starts + 1 });
    }
    if (failure === undefined) return open;
    underWay = open;
    yield* pause(backOff(Math.max(...again.map(({ starts }) => starts)) - 1), failure);
    return [...open, ...(yield* start(again))];
  }

  function* runAll(): Task<void> {
    let open = yield* start(jobs.map((_, at) => ({ at, id: jobId(newId), starts: 1 })));
    for (let looks = 0; open.length > 0; looks += 1) {
      underWay = open;
      if (looks >= MOST_LOOKS) throw new ActivTrakError('time', BIGQUERY_SLOW, { retryable: true });
      yield* pause(lookIn(looks));
      const first = jobs[(open[0] as Started).at] as WarehouseJob;
      const answers = yield* send(
        first.about,
        open.map(({ at, id }) => getJob((jobs[at] as WarehouseJob).about, id)),
      );
      open = yield* look(
        open,
        answers.map(({ body }) => body),
      );
    }
  }

  try {
    yield* runAll();
    return done;
  } catch (failure) {
    const left = underWay.filter(({ at }) => done[at] === undefined);
    if (isActivTrakError(failure) && (failure.retryable || failure.code === 'cancelled') && left.length > 0)
      yield* tell(left.map(({ at, id }) => cancelJob((jobs[at] as WarehouseJob).about, id)));
    throw failure;
  }
}

const lookIn = (looks: number): number => Math.min(NEXT_LOOK_MS, FIRST_LOOK_MS * 2 ** Math.min(looks, 10));

/**
 * Waits for a job that was begun, and can't be begun again.
 * @param job what is known of it
 * @throws ActivTrakError where it fails
 */
export function* followJob({ send, pause }: Exchange, about: About, id: string, job: Json): Task<void> {
  let now = job;
  for (let looks = 0; textAt(now, 'status', 'state') !== 'DONE'; looks += 1) {
    if (looks >= MOST_LOOKS) throw new ActivTrakError('time', BIGQUERY_SLOW, { retryable: true });
    yield* pause(lookIn(looks));
    const [answer] = yield* send(about, [getJob(about, id)]);
    now = answer?.body ?? {};
  }
  const trouble = jobTrouble(now);
  if (trouble !== undefined) throw failureAt(about, trouble);
}

/** Letters, digits, `_` and `-`: cloud.google.com/bigquery/docs/reference/rest/v2/JobReference */
export const jobId = (newId: () => string): string => `live_data_${newId().replace(/[^A-Za-z0-9_-]/g, '_')}`;
