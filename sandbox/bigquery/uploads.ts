import { randomUUID } from 'node:crypto';
import { parsed } from './multipart';
import { Refused } from './refused';
import { type Identity, needJobs } from './roles';
import type { Call, Reply } from './wire';
import type { World } from './world';

/** "All chunks must be a multiple of 256 KB (256 x 1024 bytes) in size, except for the final chunk that completes the upload." */
export const CHUNK_UNIT = 256 * 1024;
/** "Each upload URI has a finite lifetime and eventually expires (within a day or so, if not used)." */
const UNUSED_MS = 86_400_000;

/** A session: what it is to become, and what came of it. */
interface Session {
  readonly project: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly chunks: Buffer[];
  size: number;
  usedAt: number;
  /** The job that it became, as it is by now. */
  job?: () => object;
}

/** Uploads that come in several requests. */
export interface Uploads {
  /** Begins one. The answer has its address. */
  begin(person: Identity, project: string, call: Call): Reply;
  /** Takes a chunk, or tells how much is there. @param stores so many bytes of the chunk are stored at most */
  put(person: Identity, project: string, call: Call, stores: number | undefined): Reply;
}

/**
 * Resumable uploads. Source: https://cloud.google.com/bigquery/docs/reference/api-uploads#resumable
 * Google documents neither what happens to bytes that come twice nor to those after a gap, which are refused here, nor when a job that can't be is refused: here with
 * its last chunk.
 * @param insert makes the job of an upload that is whole, and gives its resource
 */
export function uploadsOf(
  world: World,
  insert: (person: Identity, project: string, metadata: Session['metadata'], media: string) => () => object,
): Uploads {
  const sessions = new Map<string, Session>();

  /** "If you send a request with an expired upload session ID, the server returns a 404 Not Found status code." */
  function sessionOf(project: string, { query }: Call): Session {
    const id = query.get('upload_id') ?? '';
    const found = sessions.get(id);
    if (found && found.project === project && found.usedAt > world.now() - UNUSED_MS) return found;
    sessions.delete(id);
    throw new Refused('notFound', 'Not Found');
  }

  return {
    begin(person, project, call) {
      needJobs(person, project);
      const id = randomUUID();
      sessions.set(id, { project, metadata: parsed(call.body), chunks: [], size: 0, usedAt: world.now() });
      // The host of Google's own example, whichever was asked.
      const address = `https://www.googleapis.com/upload/bigquery/v2/projects/${project}/jobs?uploadType=resumable&upload_id=${id}`;
      return { status: 200, headers: { location: address } };
    },
    put(person, project, call, stores = Number.POSITIVE_INFINITY) {
      const session = sessionOf(project, call);
      session.usedAt = world.now();
      const [from, to, total] = rangeIn(call);
      // "The status response could be 201 Created or 200 OK if the upload is complete."
      if (session.job) return { status: 201, resource: session.job() };
      const chunk = Buffer.from(call.body);
      if (from !== undefined && to !== undefined) {
        if (chunk.length !== to - from + 1) throw invalid(`Content-Range has ${to - from + 1} bytes, and the request ${chunk.length}.`);
        if (from !== session.size) throw invalid(`${session.size} bytes are stored, so that a chunk from ${from} on doesn't follow.`);
        if (total !== undefined && to >= total) throw invalid('Content-Range ends behind the total.');
        if (to + 1 !== total && chunk.length % CHUNK_UNIT !== 0)
          throw invalid(`A chunk of ${chunk.length} bytes is no multiple of 256 KB.`);
        // "Do not assume that the server received all bytes sent in the previous request."
        session.chunks.push(chunk.subarray(0, stores));
        session.size += Math.min(chunk.length, stores);
      } else if (chunk.length > 0) throw invalid('A status request has no bytes.');
      if (total === undefined || session.size < total || from === undefined) return incomplete(session.size);
      session.job = insert(person, project, session.metadata, Buffer.concat(session.chunks.splice(0)).toString());
      return { status: 201, resource: session.job() };
    },
  };
}

const invalid = (message: string): Refused => new Refused('invalid', message);

/** "308 Resume Incomplete, along with a Range header that identifies the total number of bytes that have been stored so far"; none where nothing is stored. */
const incomplete = (size: number): Reply => ({ status: 308, headers: size === 0 ? {} : { range: `bytes=0-${size - 1}` } });

/** `bytes 0-524287/2000000`, with `*` for a total that isn't known yet; `*` in place of the bytes asks for the status. */
function rangeIn({ header }: Call): readonly [from: number | undefined, to: number | undefined, total: number | undefined] {
  const match = /^bytes (?:(\d+)-(\d+)|\*)\/(\d+|\*)$/.exec(header('content-range') ?? '');
  if (!match) throw new Refused('notImplemented', 'The sandbox takes uploads in chunks alone, by Content-Range.');
  const [, from, to, total] = match;
  const number = (text: string | undefined): number | undefined => (text === undefined || text === '*' ? undefined : Number(text));
  return [number(from), number(to), number(total)];
}
