import type { SheetWriter } from './sheet-writer';
import type { MaybePromise } from './task';

/** A name tied to a row or a column. It goes along when people move the row or column, and is gone when they delete it. */
export interface Mark {
  readonly name: string;
  readonly sheet: string;
  readonly on: 'row' | 'column';
  /** Counted from 0. */
  readonly index: number;
}

/** Names on the rows and columns of the open document, by owner: how a table is found again wherever people move it. */
export interface Marks {
  /** The owners that have marks in this document. */
  markOwners(): MaybePromise<readonly string[]>;
  marks(owner: string): MaybePromise<readonly Mark[]>;
  /** The marks of all owners, in one look. */
  allMarks(): MaybePromise<ReadonlyMap<string, readonly Mark[]>>;
  /** Sets marks. A mark with the same name moves, in one step. */
  setMarks(owner: string, marks: readonly Mark[]): MaybePromise<void>;
  removeMarks(owner: string, names: readonly string[]): MaybePromise<void>;
}

/** A document whose tables can be found again: both ports over the same sheets. */
export interface MarkedSheets extends SheetWriter, Marks {}

/** The mark with this name on a row. */
export const rowMark = (marks: readonly Mark[], wanted: string): Mark | undefined =>
  marks.find(({ on, name }) => on === 'row' && name === wanted);

/** What the mark on a table's column begins with, before the column's key. */
export const COLUMN_MARK = 'column:';

/** What marks begin with on columns that a table has lost at its side: what people have behind them is beside it still. */
export const GAP = 'gap:';

/** The marks on a table's columns; if a sheet is named, only those on it. */
export const columnMarks = (marks: readonly Mark[], wanted?: string): readonly Mark[] =>
  marks.filter(({ on, name, sheet }) => on === 'column' && !name.startsWith(GAP) && sheet === (wanted ?? sheet));

/** Marks by their owners. */
export function marksByOwner(all: readonly { readonly owner: string; readonly mark: Mark }[]): ReadonlyMap<string, readonly Mark[]> {
  const found = new Map<string, Mark[]>();
  for (const { owner, mark } of all) found.set(owner, [...(found.get(owner) ?? []), mark]);
  return found;
}
