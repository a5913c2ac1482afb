import type { Filter } from '../../api/filter';
import { firstWalk, type Walk } from '../../api/walk';
import type { DateRange } from '../../model/date-range';
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
  /** From which day on it is read when a cursor is refused. */
  readonly anewFrom?: number;
  /** Whether that has happened. */
  readonly isAnew?: boolean;
}

/** How far a reading is, and where the way through its part is; plain JSON, so that the next call goes on from here. */
export interface Reading extends Walk {
  readonly part: number;
  /** The heap's rows and the counters when this part began. */
  readonly rowsBefore: number;
  readonly countersBefore: Counters;
  readonly counters: Counters;
  /** The newest cursor of each part that has been read. */
  readonly cursors: Readonly<Record<string, string>>;
  /** How many of the heap's rows there were at the end of each part. */
  readonly ends?: readonly number[];
  /** Pages of all parts. */
  readonly pages: number;
  /** Whether ActivTrak said how many rows there are, in every part. */
  readonly counted: boolean;
}

/** A reading at its beginning. */
export function firstReading(counters: Counters, part: Part | undefined): Reading {
  return {
    ...firstWalk({ cursor: part?.cursor }),
    part: 0,
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
  const { dialect, pages, cursors, ends = [], counters, counted, total } = reading;
  return {
    ...firstReading(counters, next),
    dialect,
    part: reading.part + 1,
    rowsBefore: rows,
    cursors,
    ends: [...ends, rows],
    pages,
    counted: counted && total !== undefined,
  };
}

/** The reading with its part's way at another place, its rows so far forgotten. */
export function onceMore({ part, rowsBefore, countersBefore, cursors, ends, pages, counted }: Reading, walk: Walk): Reading {
  const kept = { cursors, ...(ends ? { ends } : {}) };
  return { ...walk, ...kept, part, rowsBefore, countersBefore, counters: countersBefore, pages, counted };
}
