import type { Dialect } from '../api/connection';
import type { Filter } from '../api/filter';
import type { DateRange } from '../model/date-range';
import type { Counters } from './counters';

/** One way through a stream: everyone, or one user, group or computer. */
export interface Part {
  /** `everyone` or `group:51`; bookmarks go by it. */
  readonly key: string;
  readonly filter: Filter | undefined;
  /** Where to go on; without one the way begins with the dates. */
  readonly cursor: string | undefined;
}

/** The last day of a window that has none: no record is after it. */
export const NO_END = 9_999_999;

/** What a refresh reads. */
export interface ReadingPlan {
  readonly parts: readonly Part[];
  /** What is asked for. */
  readonly range: DateRange;
  /** Records outside of these days are left out: with a cursor those that came late come with any date. */
  readonly window: DateRange;
}

/** How far a reading is; plain JSON, so that the next call goes on from here. */
export interface Reading {
  readonly part: number;
  /** How often this part was begun: rows that shift between pages are read again. */
  readonly attempt: number;
  /** Pages of this attempt that are in. */
  readonly page: number;
  /** Rows there are by the first page's word, and how many a page has. */
  readonly total?: number;
  readonly perPage?: number;
  readonly cursor?: string;
  /** The dialect whose parameter was seen to narrow the answers. */
  readonly dialect?: Dialect;
  /** Rows of this part that a part before had already, or that are about other days. */
  readonly dropped: number;
  /** The heap's rows and the counters when this part began. */
  readonly rowsBefore: number;
  readonly countersBefore: Counters;
  readonly counters: Counters;
  /** What the rows of the attempt before were, in one word. */
  readonly signature?: string;
  /** The newest cursor of each part that has been read. */
  readonly cursors: Readonly<Record<string, string>>;
  /** Pages of all parts. */
  readonly pages: number;
  /** Whether ActivTrak said how many rows there are, in every part. */
  readonly counted: boolean;
}

export function firstReading(counters: Counters, part: Part | undefined): Reading {
  return {
    part: 0,
    attempt: 1,
    page: 0,
    dropped: 0,
    ...(part?.cursor === undefined ? {} : { cursor: part.cursor }),
    rowsBefore: 0,
    countersBefore: counters,
    counters,
    cursors: {},
    pages: 0,
    counted: true,
  };
}

/** The reading at the beginning of the next part. */
export function nextPart(reading: Reading, rows: number, next: Part | undefined): Reading {
  const { dialect, pages, cursors, counters, counted, total } = reading;
  return {
    ...firstReading(counters, next),
    ...(dialect === undefined ? {} : { dialect }),
    part: reading.part + 1,
    rowsBefore: rows,
    cursors,
    pages,
    counted: counted && total !== undefined,
  };
}

/** The reading at the beginning of its part once more. */
export function onceMore(reading: Reading, part: Part, change: { readonly dialect?: Dialect; readonly signature?: string }): Reading {
  const { dialect = reading.dialect, signature } = change;
  return {
    ...firstReading(reading.countersBefore, part),
    ...(dialect === undefined ? {} : { dialect }),
    ...(signature === undefined ? {} : { signature }),
    part: reading.part,
    attempt: reading.attempt + 1,
    rowsBefore: reading.rowsBefore,
    cursors: reading.cursors,
    pages: reading.pages,
    counted: reading.counted,
  };
}
