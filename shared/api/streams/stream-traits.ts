/**
 * What follows from how a stream's pages and its records are. The rest of the core asks for one of these and never for a stream by its name, so
 * that a new kind of pages or records says all of it before it compiles.
 * @module
 */

/** How the pages of a stream follow each other. */
export interface PagingKind {
  /** The way through the pages: see `PAGINGS`. */
  readonly name: 'numbered' | 'cursor';
  /** Whether the first page says how many rows there are. */
  readonly tellsTotal: boolean;
  /** Whether a later refresh can continue where this one ends, and gets what came since. */
  readonly continues: boolean;
}

/** Pages by number, which begin with the total. */
export const BY_NUMBER: PagingKind = { name: 'numbered', tellsTotal: true, continues: false };
/** Pages by cursor, each of which leads to the next one, also to one that comes later. */
export const BY_CURSOR: PagingKind = { name: 'cursor', tellsTotal: false, continues: true };

/** What one record of a stream is. */
export interface RecordKind {
  /** The column that says when it was. */
  readonly when: 'date' | 'time';
  /** Whether it has times of a whole day, which can be summed up and must fit into that day. */
  readonly addsUp: boolean;
  /** Whether it says whose it is by an ID. */
  readonly tellsOwner: boolean;
  /** Whether it comes in one row. One that doesn't, and has no IDs, is known by its day and its owner's name. */
  readonly isOneRow: boolean;
  /** Whether it can arrive long after the day that it is about. */
  readonly comesLate: boolean;
}

/** Somebody's hours of a day. */
export const HOURS_OF_DAY: RecordKind = { when: 'date', addsUp: true, tellsOwner: true, isOneRow: false, comesLate: false };
/** Something that somebody did. */
export const ACTIVITY: RecordKind = { when: 'time', addsUp: false, tellsOwner: false, isOneRow: true, comesLate: true };
