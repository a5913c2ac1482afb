import { type Seen, seenRecords } from '../../api/streams/seen';
import type { Stream } from '../../api/streams/streams';
import type { Added, Walk } from '../../api/streams/walk';
import type { Row } from '../../model/cell';
import { keyNumbers } from '../../model/key-numbers';
import { isIdentity } from '../../table/changes/record-key';
import { EXTRA_CELLS, type RowHeap } from '../../table/staging/row-heap';
import type { Task } from '../../task';
import type { Reading } from './reading';
import { wayOfRows } from './segments';

/** Which records a reading has by now. */
export interface KnownRecords {
  /** Puts rows of a way to those before, and says what they are to the way's own. @param walk where the way was when they came */
  add(way: number, rows: readonly Row[], walk: Walk): Added;
  /** Forgets a way's own, where others stay. */
  forget?(way: number): void;
}

/** What tells rows of the heap apart. */
export interface Telling {
  readonly keyOf: (row: Row) => string;
  /** What another way would give again: a record by its identity, hours that have none by all their cells. */
  readonly anyOf: (row: Row) => string;
}

/** All cells of a heap's row. @param width how many of them are the report's */
export const indexesOf = (width: number): readonly number[] => Array.from({ length: width + EXTRA_CELLS }, (_, index) => index);

/** Hours without an id go by their day and name, where they name somebody. */
export function telling({ record }: Stream): Telling {
  const key = (row: Row): string => String(row[row.length - EXTRA_CELLS]);
  const keyOf = (row: Row): string => (isIdentity(key(row)) || (!record.isOneRow && row[row.length - 1] !== '') ? key(row) : '');
  return { keyOf, anyOf: (row) => (isIdentity(key(row)) || keyOf(row) === '' ? keyOf(row) : row.join('\n')) };
}

/** Those of hours, each way's for itself: what one says again of another is left out at the end (once-ranges.ts). */
export function* recordsOfEach(stream: Stream, heap: RowHeap, width: number, { segments }: Reading): Task<KnownRecords> {
  const { keyOf } = telling(stream);
  const ways = new Map<number, Seen>();
  const wayOf = wayOfRows(segments);
  const seenOf = (way: number): Seen => {
    const seen = ways.get(way) ?? seenRecords(stream, keyOf);
    ways.set(way, seen);
    return seen;
  };
  let at = 0;
  yield* heap.each(0, indexesOf(width), (row) => {
    seenOf(wayOf(at)).add([row], {});
    at += 1;
  });
  return { add: (way, rows, walk) => seenOf(way).add(rows, walk), forget: (way) => void ways.delete(way) };
}

/** Those of a log: each record is kept once, whichever way gives it first. What nothing tells apart is always kept. */
export function* recordsTogether(stream: Stream, heap: RowHeap, width: number, { segments }: Reading): Task<KnownRecords> {
  const { keyOf } = telling(stream);
  const ways = keyNumbers();
  const wayOf = wayOfRows(segments);
  const keyOrAll = (row: Row): string => keyOf(row) || `?${row.join('\n')}`;
  let at = 0;
  yield* heap.each(0, [width, width + 1], (row) => {
    ways.set(keyOrAll(row), wayOf(at));
    at += 1;
  });
  return {
    add(way, rows) {
      let known = 0;
      const fresh = rows.filter((row) => {
        const key = keyOrAll(row);
        const of = ways.get(key);
        if (of === way) known += 1;
        if (of === undefined) ways.set(key, way);
        return of === undefined || keyOf(row) === '';
      });
      return { fresh, known, alike: known, again: 0, twice: false, word: 0 };
    },
  };
}
