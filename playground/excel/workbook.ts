/** A workbook: the spreadsheet that holds its cells, and what Excel keeps beside them. */
import type { SpreadsheetBackend } from '../spreadsheet/backend';

/** What may be done on a protected sheet. Everything else needs its cells to be unlocked. */
export interface ProtectionOptions {
  readonly allowFormatCells: boolean;
  /** Also their widths. */
  readonly allowFormatColumns: boolean;
  readonly allowInsertColumns: boolean;
}

/** A defined name: of a place, which it follows, or of a formula. */
export interface DefinedName {
  readonly name: string;
  readonly visible: boolean;
  readonly comment: string;
  /** The anchor of its place, where it has one. */
  readonly anchor: string | undefined;
  /** Its formula; of a name with a place, the one to show once that is gone. */
  readonly formula: string;
}

export interface Workbook {
  readonly backend: SpreadsheetBackend;
  /**
   * The ID that Excel gives a sheet, by its key. In a file that is opened again it may be another one, and then that of another sheet before.
   * (https://github.com/OfficeDev/office-js-docs/issues/297, https://github.com/OfficeDev/office-js/issues/1390)
   */
  idOf: (key: string) => string;
  /** The file's name. */
  fileName: string;
  /** Whether days are counted from 1904-01-01. */
  date1904: boolean;
  /** How the person's system writes a number's decimals; with a comma, formulas are typed with `;`. */
  decimalSeparator: '.' | ',';
  /** The culture of the person's system. */
  culture: string;
  /** The newest ExcelApi that this Excel has: 13 is 1.13. */
  readonly apiSet: number;
  /** The oldest first. */
  names: readonly DefinedName[];
  /** By the keys of sheets that a person copied, in lower case, the names that each has for itself. */
  readonly ownNames: Map<string, Set<string>>;
  /** Whether names give whole rows and columns back by their first and last cell: `$A$4:$XFD$4`. (https://github.com/OfficeDev/office-js/issues/740) */
  spellsLinesOut: boolean;
  /**
   * The letters of rows and columns where the person has cells called `R1C1`, `Z1S1` in German: Excel on Windows gives and takes names' formulas as she
   * sees them. (https://github.com/OfficeDev/office-js/issues/1831, https://github.com/OfficeDev/office-js/issues/2834)
   */
  numberedStyle: readonly [row: string, column: string] | undefined;
  /** What `workbook.functions.date` answers in the place of the day; `refused`: it throws. */
  dateAnswer: unknown;
  /** The settings of the one add-in that there is. */
  settings: ReadonlyMap<string, unknown>;
  /** Keys of sheets that no menu of Excel's shows. */
  readonly veryHidden: Set<string>;
  /** Keys of sheets that are a chart. That worksheets are listed with them is nowhere said, nor that they aren't. */
  readonly chartSheets: Set<string>;
  /** Protected sheets by key. */
  readonly protectedSheets: Map<string, ProtectionOptions>;
  /** Whether sheets may not come, go or change their names. */
  isStructureProtected: boolean;
  /**
   * What is selected: a chart or a picture is no cell, nor is anything where another workbook is in front.
   * (https://github.com/OfficeDev/office-js/issues/2268, https://github.com/OfficeDev/office-js/issues/5319)
   */
  selected: 'cells' | 'a chart';
  /** Whether it is open for viewing alone: nothing in it can be changed. (https://github.com/OfficeDev/office-js/issues/6209) */
  isViewOnly: boolean;
  /** Calculates every custom function anew. */
  recalculate: () => void;
  /** While a person types into a cell: ends when she has left it. */
  editing: { readonly ended: Promise<void>; readonly end: () => void } | undefined;
}

export interface ExcelOptions {
  readonly fileName?: string;
  /** @default 17, which is ExcelApi 1.17 */
  readonly apiSet?: number;
}

/** A new workbook over a spreadsheet, which has its sheets already. */
export const createWorkbook = (backend: SpreadsheetBackend, { fileName = 'Book1.xlsx', apiSet = 17 }: ExcelOptions = {}): Workbook => ({
  backend,
  idOf: (key) => key,
  fileName,
  date1904: false,
  decimalSeparator: '.',
  culture: 'en-US',
  apiSet,
  names: [],
  ownNames: new Map(),
  spellsLinesOut: false,
  numberedStyle: undefined,
  dateAnswer: undefined,
  settings: new Map(),
  veryHidden: new Set(),
  chartSheets: new Set(),
  protectedSheets: new Map(),
  isStructureProtected: false,
  selected: 'cells',
  isViewOnly: false,
  recalculate: () => undefined,
  editing: undefined,
});
