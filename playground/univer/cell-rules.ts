import type { CellError } from '../spreadsheet/cell-call';

/** Where the hosts differ about the cells of custom functions. */
export interface CellRules {
  /** How many functions run at the same time. */
  readonly atOnce: number;
  /** What a cell shows while its function runs. */
  readonly waiting: string;
  /** What it shows where the function broke. */
  readonly broken: CellError;
  /** Whether a function whose arguments depend on NOW or RAND never ends. */
  readonly volatileNeverEnds: boolean;
  /** What a formula shows whose result has no room. */
  readonly noRoom: '#REF!' | '#SPILL!';
  /** And what is said of it; `cell` is in the way. */
  readonly overwriteMessage: (cell: string) => string;
  /** And where the sheet ends too early: so many rows or columns more would do. */
  readonly beyondMessage: (more: number, what: 'rows' | 'columns') => string;
  /** What a formula shows whose result is empty. */
  readonly nothing: '#N/A' | '#CALC!';
  /** Whose SORT and FILTER it has. */
  readonly functionsOf: 'Google' | 'Excel';
}

export const GOOGLE_CELLS: CellRules = {
  // Google's limit for one user.
  atOnce: 30,
  waiting: 'Loading...',
  broken: '#ERROR!',
  volatileNeverEnds: true,
  noRoom: '#REF!',
  overwriteMessage: (cell) => `Array result was not expanded because it would overwrite data in ${cell}.`,
  beyondMessage: (more, what) => `Result was not automatically expanded, please insert more ${what} (${more}).`,
  nothing: '#N/A',
  functionsOf: 'Google',
};

/** (https://learn.microsoft.com/office/dev/add-ins/excel/custom-functions-dynamic-arrays, custom-functions-errors) */
export const EXCEL_CELLS: CellRules = {
  // Excel names no limit.
  atOnce: Number.POSITIVE_INFINITY,
  waiting: '#BUSY!',
  broken: '#VALUE!',
  volatileNeverEnds: false,
  noRoom: '#SPILL!',
  overwriteMessage: (cell) => `The spill range isn't blank: there is something in ${cell}.`,
  beyondMessage: () => "The spill range goes beyond the worksheet's edge.",
  nothing: '#CALC!',
  functionsOf: 'Excel',
};
