import type { MaybePromise } from './task';

/** A rectangle of cells; rows and columns count from 0. */
export interface SheetArea {
  /** The host's own ID for the sheet, which stays the same when the sheet is renamed or moved. */
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** The size of a grid, empty cells included. */
export interface SheetSize {
  readonly rows: number;
  readonly columns: number;
}

/** A sheet: its ID that never changes, the name on its tab, and its size. */
export interface SheetInfo extends SheetSize {
  readonly id: string;
  readonly name: string;
}

/** Whether people see a sheet among the others. */
export type SheetVisibility = 'visible' | 'hidden';

/** What a cell holds: text, a number (dates and times as serial numbers), true or false; `''` is empty. */
export type SheetValue = string | number | boolean;

/** How wide a column is to be, in characters. */
export interface ColumnWidth {
  /** Counted from 0. */
  readonly column: number;
  readonly characters: number;
  /** Also where it has another width than the usual one, which is too small for that. */
  readonly isMin?: boolean;
}

/** The most that a host's documents can hold. */
export interface SheetLimits {
  /** Cells in all sheets together, including empty ones. */
  readonly cells: number;
  /** In one sheet. */
  readonly rows: number;
  readonly columns: number;
  /** Characters in one cell, including an apostrophe before them. */
  readonly characters: number;
}

/** Dumb steps on the sheets of the open document. None of them decides anything. */
export interface SheetWriter {
  readonly limits: SheetLimits;
  /** The sheets that have cells, so not those that are a chart or a connection to data elsewhere. */
  sheets(): MaybePromise<readonly SheetInfo[]>;
  /** The one of them with this ID or exactly this name, or `undefined`. It costs much less than all where there are many. */
  sheet(by: 'id' | 'name', is: string): MaybePromise<SheetInfo | undefined>;
  /** Adds a sheet of that size at the end. A hidden one is for the product's own use. */
  addSheet(name: string, visibility: SheetVisibility, size: SheetSize): MaybePromise<SheetInfo>;
  removeSheet(sheet: string): MaybePromise<void>;
  /** Shows a hidden sheet and, last of all, gives it a name that no other sheet has. */
  reveal(sheet: string, name: string): MaybePromise<void>;
  /** Makes the grid at least this large. */
  grow(sheet: string, rows: number, columns: number): MaybePromise<void>;
  insertColumns(sheet: string, before: number, count: number): MaybePromise<void>;
  /** Takes columns out of the grid, with all that stands in them. */
  removeColumns(sheet: string, first: number, count: number): MaybePromise<void>;
  /** Puts the rows of an area in the order of the numbers in one of its columns, each of which is there once. The column counts in the sheet. */
  sort(area: SheetArea, column: number): MaybePromise<void>;
  /** The values of areas. */
  read(areas: readonly SheetArea[]): MaybePromise<readonly (readonly (readonly SheetValue[])[])[]>;
  /** The value that `Settings!B1` or a name given to a cell holds; `undefined` when there is no such cell. */
  readReference(reference: string): MaybePromise<SheetValue | undefined>;
  /** The formulas of an area relative to their own cells, so that equal ones do the same; `''` where there is none. */
  formulas(area: SheetArea): MaybePromise<readonly (readonly string[])[]>;
  /** Whether each of these cells is one of several that one formula fills. Not there where the host can't tell. */
  areFilled?(cells: readonly SheetArea[]): MaybePromise<readonly boolean[]>;
  /**
   * Writes values with their types: text stays text, whatever it looks like.
   * @param keepsFormats as a person types it; else columns of texts are formatted as plain text, and what is typed there later is text too
   */
  write(area: SheetArea, rows: readonly (readonly SheetValue[])[], keepsFormats?: boolean): MaybePromise<void>;
  /** Empties areas; formats and notes stay. */
  clear(areas: readonly SheetArea[]): MaybePromise<void>;
  /** The number formats of an area's first row. */
  formats(area: SheetArea): MaybePromise<readonly string[]>;
  format(areas: readonly SheetArea[], pattern: string): MaybePromise<void>;
  /** Makes columns wide enough for about this many characters. A column whose width somebody has changed stays as it is, except with `isMin`. None is made narrower. */
  widen(sheet: string, widths: readonly ColumnWidth[]): MaybePromise<void>;
  /** Keeps a sheet's first rows in sight and out of sorting, if the host can. */
  freeze(sheet: string, rows: number): MaybePromise<void>;
  /** Makes headers stand out. */
  emphasize(areas: readonly SheetArea[]): MaybePromise<void>;
  /** Copies the formulas and formats of one row's cells into the `count` rows from row `first` on. */
  fillDown(from: SheetArea, first: number, count: number): MaybePromise<void>;
  /** The sentence that says why this person can't write into an area, or why rows would be incomplete there; `undefined` if they can. */
  refusal(areas: readonly SheetArea[]): MaybePromise<string | undefined>;
  /** Makes sure that everything is in the document before the next step. */
  flush(): MaybePromise<void>;
}
