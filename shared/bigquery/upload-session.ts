/**
 * One load in many requests: a session takes chunks one after the other, and becomes a job with the last of them.
 * Source: cloud.google.com/bigquery/docs/reference/api-uploads, "Resumable upload".
 * @module
 */

import { UPLOAD_LOST } from '#words/bigquery';
import { ActivTrakError, isActivTrakError } from '../errors';
import type { HttpResponse } from '../ports';
import type { Task } from '../task';
import type { WarehouseTable } from '../warehouse/warehouse';
import { backOff, type Exchange } from './exchange';
import { failureAt } from './failure';
import { beginUpload, getJob, uploadChunk, uploadStatus } from './job-requests';
import { followJob, jobId } from './jobs';
import { type Json, jsonIn } from './json-at';
import { behindBytes, paddedLines } from './lines';
import { type About, isPassing, troubleOf } from './trouble';

/** Every chunk but the last has a multiple of so many bytes: "Chunk size restriction". */
export const CHUNK_BYTES = 256 * 1024;

/** The bytes of the smallest chunk in which so many have room. */
export const chunkBytes = (bytes: number): number => Math.ceil(bytes / CHUNK_BYTES) * CHUNK_BYTES;

/** How often a chunk is sent or asked after at most, without coming further. */
const ATTEMPTS = 5;

/** A session. What goes wrong in the middle of it is raised as an error that passes: what was sent is gone then, and has to be sent from its beginning. */
export interface UploadSession {
  /** Sends a chunk that others follow. @returns false where none is taken, not even the first */
  put(lines: string, bytes: number): Task<boolean>;
  /** Sends the last one, and waits until its job is done. */
  end(lines: string, bytes: number): Task<void>;
}

/** Begins a load into a table. @returns `undefined` where the service has no address for it */
export function* openUpload(service: Exchange, newId: () => string, about: About, table: WarehouseTable): Task<UploadSession | undefined> {
  const id = jobId(newId);
  const [begun] = yield* service.send(about, [beginUpload(table, 'WRITE_APPEND', id)]);
  // Whichever host it names, the token goes to no other than the service's own.
  const path = /^https:\/\/[^/]+(\/upload\/bigquery\/v2\/.+)$/.exec(begun?.headers.location ?? '')?.[1];
  if (path === undefined) return undefined;
  let stored = 0;

  /** The job where a session doesn't know any more what became of its last chunk. */
  function* jobIfAny(): Task<Json> {
    const [job] = yield* service.send(about, [getJob(table, id)], [404]);
    if (job === undefined || job.status === 404) throw lost();
    return job.body;
  }

  /** The answer to a chunk. Where that was lost, or doesn't say what is stored, the session is asked. */
  function* answerTo(lines: string, to: number, total: number | undefined): Task<HttpResponse> {
    let answer = yield* service.ask(uploadChunk(path as string, lines, stored, to, total));
    for (let attempt = 1; isUnsure(answer, attempt > 1, total); attempt += 1) {
      const trouble = troubleOf(answer);
      if (attempt >= ATTEMPTS) throw answer.status === RESUME ? lost() : failureAt(about, trouble);
      yield* service.pause(Math.max(backOff(attempt), trouble.retryAfterMs ?? 0), failureAt(about, trouble));
      answer = yield* service.ask(uploadStatus(path as string, total));
    }
    return answer;
  }

  /** Sends until all is stored. @returns the job, where it was the last */
  function* send(lines: string, bytes: number, isLast: boolean): Task<Json | undefined> {
    let to = stored + bytes;
    let rest = lines;
    for (let attempt = 1; ; attempt += 1) {
      const answer = yield* answerTo(rest, to, isLast ? to : undefined);
      const isDone = answer.status === 200 || answer.status === 201;
      if (isDone && isLast) return jsonIn(answer.body) ?? {};
      // Nobody else ends it: whatever is done is none of ours.
      if (isDone) throw lost();
      if (answer.status !== RESUME) {
        if (isLast && [404, 409, 410].includes(answer.status)) return yield* jobIfAny();
        if (answer.status === 404 || answer.status === 410) throw lost();
        throw failureAt(about, troubleOf(answer));
      }
      const now = storedIn(answer);
      if (now === to && !isLast) {
        stored = to;
        return undefined;
      }
      const behind = now < stored || now >= to ? undefined : behindBytes(rest, now - stored);
      if (behind === undefined || behind.length < 2 || attempt >= ATTEMPTS) throw lost();
      if (now > stored) attempt = 0;
      // What is left of a chunk is a chunk.
      const left = isLast ? to - now : chunkBytes(to - now);
      rest = paddedLines({ lines: behind, bytes: to - now }, left);
      [stored, to] = [now, now + left];
    }
  }

  return {
    *put(lines, bytes) {
      try {
        yield* send(lines, bytes, false);
        return true;
      } catch (failure) {
        // Nothing of it is anywhere yet, unless there's no time left.
        if (stored > 0 || !isActivTrakError(failure) || ['time', 'cancelled'].includes(failure.code)) throw failure;
        return false;
      }
    },
    *end(lines, bytes) {
      const job = yield* send(lines, bytes, true);
      yield* followJob(service, { ...about, ...table }, id, job as Json);
    },
  };
}

const lost = (): ActivTrakError => new ActivTrakError('server', UPLOAD_LOST, { retryable: true });

/** "308 Resume Incomplete": more is to come. */
const RESUME = 308;

/** How many bytes are stored: `bytes=0-524287`, also without the unit; no header where there is none. */
const storedIn = ({ headers }: HttpResponse): number => Number(/(?:^|=)0-(\d+)$/.exec(headers.range ?? '')?.[1] ?? -1) + 1;

/** Whether an answer leaves open what is stored. @param isStatus whether that was asked @param total bytes of an upload that is whole with them */
function isUnsure(answer: HttpResponse, isStatus: boolean, total: number | undefined): boolean {
  if (answer.status !== RESUME) return isPassing(troubleOf(answer));
  const stored = storedIn(answer);
  return stored === total || (stored === 0 && !isStatus);
}
