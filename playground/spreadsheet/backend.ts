/**
 * A spreadsheet as the hosts of this playground need it. Every method answers at once and takes and gives nothing but JSON, so that a
 * Worker can reach the page's spreadsheet through a blocking bridge. It is dumb: it knows no rule of Google's or of Microsoft's.
 * @module
 */
/** What a cell holds: text is text and never parsed; `null` is an empty cell. A date is a number whose format makes it one. */
export type StoredValue = string | number | boolean | null;

/** What can be put into a cell. `formula` begins with `=`. */
export type CellContent = StoredValue | { readonly formula: string };

/** A rectangle of cells. `row` and `column` count from 0; `sheet` is a `SheetFacts.key`. */
export interface Area {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export type Grid<T> = readonly (readonly T[])[];

export interface SheetFacts {
  readonly key: string;
  readonly name: string;
  /** The size of the grid, empty cells included. */
  readonly rows: number;
  readonly columns: number;
  readonly hidden: boolean;
}

export interface SpreadsheetFacts {
  readonly id: string;
  readonly name: string;
  /** An IANA zone. */
  readonly timeZone: string;
  /** As Google writes it: `en_US`. */
  readonly locale: string;
  /** The owner's e-mail address. */
  readonly owner: string;
}

export interface CellParts {
  readonly values: StoredValue;
  /** What a person sees. */
  readonly displayed: string;
  /** `''` where there is none; a cell that shows a part of another cell's array has none. */
  readonly formulas: string;
  /** A number format's pattern; `'General'` where none is set, `'@'` for plain text. */
  readonly formats: string;
  readonly notes: string;
  readonly weights: FontWeight;
}

export type FontWeight = 'normal' | 'bold';

export type CellPart = keyof CellParts;

/** The parts that were asked for, each as a grid of the area's size. */
export type CellsRead = { readonly [Part in CellPart]?: Grid<CellParts[Part]> };

/** The parts to change, each as a grid of the area's size; a part that is left out stays as it is. */
export interface CellsWrite {
  readonly contents?: Grid<CellContent>;
  readonly formats?: Grid<string>;
  readonly notes?: Grid<string>;
}

/** The parts to change, the same for every cell of an area; a part that is left out stays as it is. */
export interface CellsFill {
  readonly content?: CellContent;
  readonly format?: string;
  readonly note?: string;
  readonly weight?: FontWeight;
}

/**
 * `sheet-type`: a sheet that is no grid, with its type of Google's in the facts. `chart-range`: cells that a chart shows, whose anchor is `chart` in the facts.
 * `color-rule`, `drop-down`: see `color-rules.ts`, `drop-downs.ts`. `pivot`: a pivot table over a data source, in its first cell. `print`: the rows that every page repeats, with how the sheet is printed.
 */
export type AnchorKind = (typeof ANCHOR_KINDS)[number];

export const ANCHOR_KINDS = [
  'sheet-type',
  'metadata',
  'protection',
  'name',
  'filter',
  'chart',
  'chart-range',
  'table',
  'unlocked',
  'color-rule',
  'drop-down',
  'print',
  'pivot',
] as const;

/** Where an anchor is; counted from 0. `null` is all rows or all columns, however many there are. */
export interface Span {
  readonly row: number;
  readonly column: number;
  readonly rows: number | null;
  readonly columns: number | null;
}

/** Something tied to cells, rows, columns or a sheet: it goes where they go, and is gone when all of them are deleted. */
export interface Anchor {
  readonly id: string;
  readonly kind: AnchorKind;
  readonly sheet: string;
  readonly span: Span;
  /** What the service that made it keeps with it. */
  readonly facts: Readonly<Record<string, unknown>>;
}

export interface SpreadsheetBackend {
  facts(): SpreadsheetFacts;
  /** In the order of the tabs. */
  sheets(): readonly SheetFacts[];
  /** The one with a key; `undefined` where it is gone. */
  sheet(key: string): SheetFacts | undefined;
  /** The key of the sheet in front. */
  activeSheet(): string;
  activate(sheet: string): void;
  /** How many rows and columns hold content, counted from the top left corner. */
  used(sheet: string): { readonly rows: number; readonly columns: number };
  read(area: Area, parts: readonly CellPart[]): CellsRead;
  write(area: Area, change: CellsWrite): void;
  fill(areas: readonly Area[], change: CellsFill): void;
  /** Copies values alone, to an area of the same size. */
  copyValues(from: Area, to: Area): void;
  /** The cells that show a text, or have it in their formula, whatever its letter case. */
  find(sheet: string, text: string, inFormulas: boolean): readonly (readonly [row: number, column: number])[];
  /** What is selected in the sheet in front. */
  selection(): Area;
  select(area: Area): void;
  /** In pixels; `null` where nobody has set it. */
  columnWidth(sheet: string, column: number): number | null;
  setColumnWidth(sheet: string, column: number, pixels: number): void;
  isColumnHidden(sheet: string, column: number): boolean;
  hideColumn(sheet: string, column: number): void;
  /** The first rows, which stay in sight. */
  frozenRows(sheet: string): number;
  freezeRows(sheet: string, rows: number): void;
  /** Results of a sheet's formulas that fill more than one cell, each as the area that it fills, from the formula's own cell on. */
  spills(sheet: string): readonly Area[];
  /** Cells of a sheet that were made one, each as the area that it covers. */
  merged(sheet: string): readonly Area[];
  merge(area: Area): void;
  unmerge(area: Area): void;
  /** The oldest first. */
  anchors(kind: AnchorKind): readonly Anchor[];
  /** One of them; nothing where it is gone. */
  anchor(id: string): Anchor | null;
  /** Adds an anchor, or puts it in the place of the one that has its id. */
  putAnchor(anchor: Anchor): void;
  removeAnchor(id: string): void;
  insertRows(sheet: string, before: number, count: number): void;
  deleteRows(sheet: string, first: number, count: number): void;
  insertColumns(sheet: string, before: number, count: number): void;
  deleteColumns(sheet: string, first: number, count: number): void;
  /** Moves rows or columns before another one, counted as they are beforehand. */
  moveRows(sheet: string, first: number, count: number, before: number): void;
  moveColumns(sheet: string, first: number, count: number, before: number): void;
  /** Gives the new sheet's key. */
  insertSheet(name: string, index: number): string;
  /** Moves a sheet so that so many are before it. */
  moveSheet(sheet: string, index: number): void;
  deleteSheet(sheet: string): void;
  renameSheet(sheet: string, name: string): void;
  setSheetHidden(sheet: string, hidden: boolean): void;
  /** Applies what is pending, where a host delays anything. */
  flush(): void;
}
