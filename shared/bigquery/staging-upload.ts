import type { Task } from '../task';
import type { WarehouseRow, WarehouseTable } from '../warehouse/warehouse';
import type { Exchange } from './exchange';
import { loadJob } from './job-requests';
import { runJobs } from './jobs';
import { type LinePiece, paddedLines, pieceFrom } from './lines';
import type { About } from './trouble';
import { CHUNK_BYTES, chunkBytes, openUpload, type UploadSession } from './upload-session';

/** Rows on their way to where they wait, as one load however many they are. */
export interface StagingUpload {
  /** Sends rows, while others are to come. */
  add(rows: readonly WarehouseRow[]): Task<void>;
  /** Sends the last rows. All are there then. */
  end(rows: readonly WarehouseRow[]): Task<void>;
}

/**
 * A load into a staging table. Rows that fit into one request go in one; more of them go in chunks as they come. Where the service takes no chunks, each piece is a
 * load of its own.
 * @param most bytes of rows that a request has room for
 */
export function stagingUpload(service: Exchange, newId: () => string, about: About, staging: WarehouseTable, most: number): StagingUpload {
  const room = Math.max(1, Math.floor(most / CHUNK_BYTES)) * CHUNK_BYTES;
  const { table = staging.table } = about;
  let session: UploadSession | undefined;
  let takesChunks = true;
  /** So many rows are sent, and this one is held back: nobody knows yet whether it's the last. */
  let sent = 0;
  let held: readonly WarehouseRow[] = [];

  function* loadAlone({ lines }: LinePiece): Task<void> {
    yield* runJobs(service, newId, [{ about, start: (id) => loadJob(staging, lines, 'WRITE_APPEND', id) }]);
  }

  function* send(piece: LinePiece): Task<void> {
    if (takesChunks) session ??= yield* openUpload(service, newId, about, staging);
    const bytes = chunkBytes(piece.bytes);
    takesChunks = takesChunks && session !== undefined && (yield* session.put(paddedLines(piece, bytes), bytes));
    if (!takesChunks) yield* loadAlone(piece);
  }

  /** Sends all pieces but the last. */
  function* sendAll(rows: readonly WarehouseRow[]): Task<LinePiece> {
    let piece = pieceFrom(rows, 0, table, room, sent);
    while (piece.end < rows.length) {
      yield* send(piece);
      piece = pieceFrom(rows, piece.end, table, room, sent);
    }
    sent += rows.length;
    return piece;
  }

  return {
    *add(rows) {
      const all = [...held, ...rows];
      held = all.splice(-1);
      if (all.length > 0) yield* send(yield* sendAll(all));
    },
    *end(rows) {
      const last = yield* sendAll([...held, ...rows]);
      if (session !== undefined && takesChunks) yield* session.end(last.lines, last.bytes);
      else if (last.bytes > 0) yield* loadAlone(last);
    },
  };
}
