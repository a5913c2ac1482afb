import type { Filter } from '../../api/streams/filter';
import type { Starts } from '../../api/streams/starts';
import type { Walk } from '../../api/streams/walk';
import type { DateRange } from '../../model/date-range';
import { type Counters, NO_COUNTERS } from './counters';
import type { Times } from './pages-by-time';

/** One question to a stream: about everyone, or one user, group or computer. */
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
  /** Whether each part's days are read side by side. */
  readonly sideBySide?: true | undefined;
  /** Whether what came in the meantime is read too: the sheet could not tell it from what comes with the next refresh. */
  readonly closes?: true | undefined;
  /** From which day on it is read when a cursor is refused. */
  readonly anewFrom?: number;
  /** Whether that has happened. */
  readonly isAnew?: boolean;
}

/** What ways follow from beside the plan. */
export interface Found {
  /** The first day of each part's lead, where that has no end. */
  readonly tips?: readonly number[];
  /** The newest cursor of each part. */
  readonly cursors: Readonly<Record<string, string>>;
  /** Whether the server turned out to be one that cannot be asked for days side by side. */
  readonly oneByOne?: true;
}

/** A way that has begun and is not over. */
export interface OpenWay {
  readonly way: number;
  readonly walk: Walk;
  /** When its records were so far, where they say. */
  readonly times?: Times;
  /** What was counted in its rows, where it is all of a part: it may begin again. */
  readonly counters?: Partial<Counters>;
}

/** Where a way stands that was begun again. */
export type Try = Pick<Walk, 'attempt' | 'signature'>;

/** How far a reading is; plain JSON, so that the next call goes on from here. */
export interface Reading extends Found {
  readonly open: readonly OpenWay[];
  /** The first way that has not begun. */
  readonly next: number;
  readonly starts: Starts;
  /** Which ways were begun again, by their numbers. */
  readonly tries?: Readonly<Record<number, Try>>;
  /** Whether rows were put aside of a way that is to be begun again: once the others are over, all are. */
  readonly stale?: true;
  /** How many characters the longest cursor had. */
  readonly longest?: number;
  /** By which way the heap's rows came: segments.ts. */
  readonly segments: string;
  /** What was counted in the rows of ways that are over, and of days. */
  readonly over: Counters;
  readonly counters: Counters;
  /** Pages of all ways. */
  readonly pages: number;
  /** The largest share that was said to be read. */
  readonly share?: number;
  /** Whether ActivTrak said how many rows there are, in every way. */
  readonly counted: boolean;
}

/** A reading that has read nothing yet, but for what is said otherwise. */
export const firstReading = (change: Partial<Reading> = {}): Reading => ({
  open: [],
  next: 0,
  starts: {},
  cursors: {},
  segments: '',
  over: NO_COUNTERS,
  counters: NO_COUNTERS,
  pages: 0,
  counted: true,
  ...change,
});

/** The reading from its beginning, with what is known by now of how to ask. */
export const onceMore = ({ pages, starts, oneByOne, tips, tries }: Reading, change: Partial<Reading> = {}): Reading =>
  firstReading({ pages, starts, ...(tips ? { tips } : {}), ...(oneByOne ? { oneByOne } : {}), ...(tries ? { tries } : {}), ...change });

/** Whether each part is several ways, open at once. */
export const isSideBySide = ({ sideBySide }: ReadingPlan, { oneByOne }: Pick<Found, 'oneByOne'>): boolean =>
  sideBySide === true && !oneByOne;
