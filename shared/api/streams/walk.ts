/**
 * Where a way through a query's pages is, as a plain value that another call can go on from. What is asked next and what came of it are pure
 * functions of it (paging.ts); whoever reads takes strides of it (stride.ts): cells, reports and the library.
 * @module
 */
import type { Row } from '../../model/cell';
import { mixed } from '../../model/mixed';
import type { Dialect } from '../connections/connection';
import type { Page, PageQuery, StreamQuery } from './stream-query';

/** The largest page that either description allows. */
export const PAGE_SIZE = 1000;

/** Where a way is; plain JSON. */
export interface Walk {
  readonly attempt: number;
  /** Pages of this attempt that are in, and the rows that came with them. */
  readonly page: number;
  readonly rows?: number;
  /** How many of them were left out because they said again what another said. */
  readonly again?: number;
  /** Whether two that differ have one record. */
  readonly twice?: boolean;
  /** Empty pages since the last one with rows. */
  readonly empty?: number;
  /** The rows in one number, and what they were in the attempt before. */
  readonly word?: number;
  readonly signature?: string;
  /** The last page that had rows: how many, and itself in one number where nobody counts. */
  readonly lastRows?: number;
  readonly lastWord?: number;
  /** Rows there are by the newest word, and how many a page has. */
  readonly total?: number;
  readonly perPage?: number;
  /** Whether rows came while they were read, after which page the newest pass over the pages for them began, and how many there were. */
  readonly grown?: boolean;
  readonly since?: number;
  readonly passes?: number;
  /** Whether it rested since the last page, so long that more rows may have come than went. */
  readonly rested?: boolean;
  /** Whether the first page said nothing of a total. */
  readonly silent?: boolean;
  /** The newest cursor there was. */
  readonly cursor?: string | undefined;
  /** A cursor of this way in one number, against going round. */
  readonly mark?: number;
  /** The dialect of the filter's parameter, whether the other one was left aside before, and whether this one was seen to count. */
  readonly dialect?: Dialect | undefined;
  readonly turned?: boolean | undefined;
  readonly proven?: boolean | undefined;
}

/** What a page's rows are to those before them. */
export interface Added {
  /** The rows that are to be kept, in their order. */
  readonly fresh: readonly Row[];
  /** How many of the page's rows were read before on this way, by their record. */
  readonly known: number;
  /** How many of those are alike in every cell. */
  readonly alike: number;
  /** How many rows are left out because they say again what another said. */
  readonly again: number;
  /** Whether a row is kept whose record another row has too. */
  readonly twice: boolean;
  /** The kept rows of hours in one number, for comparing two readings. */
  readonly word: number;
}

/** What came of asking once more. */
export interface Stride {
  readonly walk: Walk;
  /**
   * `ended`: every row is in. `unknown`: so many empty pages came that nobody knows whether rows follow. `again`: forget the rows so far,
   * because the walk starts over.
   */
  readonly state: 'more' | 'ended' | 'unknown' | 'again';
}

/** How a stream's pages follow each other. All of it is pure: a walk that was saved continues like one that wasn't. */
export interface Paging {
  /**
   * What to ask for next.
   * @param together how many pages may be asked for at once
   */
  next(walk: Walk, pageSize: number, together?: number): readonly PageQuery[];
  /** A page is there, its rows not yet looked at; `more` where they are to be taken. */
  arrived(walk: Walk, page: Page): Stride;
  /** @throws ActivTrakError `decode` when cursors go round; `unstable` when rows kept shifting, as from all of these. */
  taken(walk: Walk, page: Page, added: Added): Stride;
  /** All pages that were asked for together are in. */
  over(walk: Walk, pages: readonly Page[]): Stride;
}

/** A walk that has read nothing yet. It begins at the query's cursor if there is one, else at the first page. */
export const firstWalk = ({ cursor }: Pick<StreamQuery, 'cursor'>): Walk => ({
  attempt: 1,
  page: 0,
  cursor,
});

/** The way with one more page. */
export const behind = (walk: Walk, { rows: { length } }: Page, { again, twice, word }: Added): Walk => ({
  ...walk,
  page: walk.page + 1,
  rows: (walk.rows ?? 0) + length,
  again: (walk.again ?? 0) + again,
  twice: walk.twice === true || twice,
  word: mixed(walk.word ?? 0, String(word)),
  empty: length === 0 ? (walk.empty ?? 0) + 1 : 0,
  lastRows: length || (walk.lastRows ?? 0),
});

/** A stride after which the walk goes on. */
export const more = (walk: Walk): Stride => ({ walk, state: 'more' });
