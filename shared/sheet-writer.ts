import type { MaybePromise } from './task';

/** A rectangle of cells; rows and columns count from 0. */
export interface SheetArea {
  /** The host's own word for the sheet, which stays when the sheet is renamed or moved. */
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

export interface SheetInfo extends SheetSize {
  readonly id: string;
  readonly name: string;
}

/** What a cell holds: text, a number (dates and times as serial numbers), true or false; `''` is empty. */
export type SheetValue = string | number | boolean;

export interface ColumnWidth {
  /** Counted from 0. */
  readonly column: number;
  readonly characters: number;
}

/** The most that a host's documents hold. */
export interface SheetLimits {
  /** Cells of all sheets together, empty ones too. */
  readonly cells: number;
  /** Of one sheet. */
  readonly rows: number;
  readonly columns: number;
  /** Characters of one cell, an apostrophe before them included. */
  readonly characters: number;
}

/** Dumb steps on the sheets of the open document. None of them decides anything. */
export interface SheetWriter {
  readonly limits: SheetLimits;
  /** The sheets that have cells; not those that are a chart or a connection to data elsewhere. */
  sheets(): MaybePromise<readonly SheetInfo[]>;
  /** Makes a sheet of that size at the end; a hidden one is for the product's own use. */
  addSheet(name: string, hidden: boolean, size: SheetSize): MaybePromise<SheetInfo>;
  removeSheet(sheet: string): MaybePromise<void>;
  /** Makes the grid at least so large. */
  grow(sheet: string, rows: number, columns: number): MaybePromise<void>;
  insertColumns(sheet: string, before: number, count: number): MaybePromise<void>;
  /** The values of areas. */
  read(areas: readonly SheetArea[]): MaybePromise<readonly (readonly (readonly SheetValue[])[])[]>;
  /** The value that `Settings!B1` or a name given to a cell holds; `undefined` when there is no such cell. */
  readReference(reference: string): MaybePromise<SheetValue | undefined>;
  /** The formulas of an area relative to their own cells, so that equal ones do the same; `''` where there is none. */
  formulas(area: SheetArea): MaybePromise<readonly (readonly string[])[]>;
  /** Writes values as they are typed: a text stays text whatever it looks like. */
  write(area: SheetArea, rows: readonly (readonly SheetValue[])[]): MaybePromise<void>;
  /** Empties areas; formats and notes stay. */
  clear(areas: readonly SheetArea[]): MaybePromise<void>;
  /** The number formats of an area's first row. */
  formats(area: SheetArea): MaybePromise<readonly string[]>;
  format(areas: readonly SheetArea[], pattern: string): MaybePromise<void>;
  /** Makes columns so wide that about so many characters fit; one whose width somebody has changed stays as it is. */
  widen(sheet: string, widths: readonly ColumnWidth[]): MaybePromise<void>;
  /** Keeps a sheet's first rows in sight, and out of what is sorted, where the host can. */
  freeze(sheet: string, rows: number): MaybePromise<void>;
  /** Makes headers stand out. */
  emphasize(areas: readonly SheetArea[]): MaybePromise<void>;
  /** Copies an area's values to another place, without taking them into memory. */
  copyValues(from: SheetArea, to: SheetArea): MaybePromise<void>;
  /** Copies the formulas and formats of one row's cells into the `count` rows from row `first` on. */
  fillDown(from: SheetArea, first: number, count: number): MaybePromise<void>;
  /** The sentence why this person may not write into an area, or why rows would not be whole there; `undefined` where nothing is against it. */
  refusal(areas: readonly SheetArea[]): MaybePromise<string | undefined>;
  /** Sees to it that everything is in the document before the next step. */
  flush(): MaybePromise<void>;
}
