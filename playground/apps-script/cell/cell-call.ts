/**
 * A custom function's call from a cell and what comes of it, as JSON. Both spreadsheets (in the page and without a browser) speak it.
 * @module
 */

/** A date, a time or a duration: days since 1899-12-30 as the cell's wall clock counts them. */
export interface CellDate {
  readonly date: number;
}

/** One cell's value; `null` is an empty cell. */
export type CellScalar = string | number | boolean | null | CellDate;

/** An argument as the cell knows it: one value, or the rows of a range. `null` also stands for an argument left out before another. */
export type CellArgument = CellScalar | readonly (readonly CellScalar[])[];

export interface CellCall {
  readonly name: string;
  /** Arguments left out at the end are not there. */
  readonly args: readonly CellArgument[];
  /** An argument is, or depends on, NOW, RAND or RANDBETWEEN. Such a cell shows "Loading..." and never anything else. */
  readonly volatile?: boolean;
}

export type CellError = '#ERROR!' | '#REF!' | '#NAME?';

export type CellResult =
  /** At least one row and one column, every row of one length. Text is text, whatever it begins with. */
  | { readonly values: readonly (readonly CellScalar[])[] }
  /** `message` is what hovering over the cell shows. */
  | { readonly error: CellError; readonly message: string }
  | { readonly loading: true };

/** What a cell shows while its function runs. */
export const LOADING = 'Loading...';

/** What Google shows where a result has no room. */
export function overwriteMessage(cell: string): string {
  return `Array result was not expanded because it would overwrite data in ${cell}.`;
}
