/**
 * A custom function's call from a cell and what comes of it, as JSON. Both spreadsheets (in the page and without a browser) and both hosts
 * speak it.
 * @module
 */

/** A date, a time or a duration: days since 1899-12-30 as the cell's wall clock counts them. */
export interface CellDate {
  readonly date: number;
}

/** A number with the format in which it is shown, as a result alone. */
export interface CellNumber {
  readonly number: number;
  readonly format: string;
}

/** One cell's value; `null` is an empty cell. */
export type CellScalar = string | number | boolean | null | CellDate;

/** An argument as the cell knows it: one value, or the rows of a range. `null` also stands for an argument left out before another. */
export type CellArgument = CellScalar | readonly (readonly CellScalar[])[];

/** Where a call stands; the first row and column are 0. */
export interface CallingCell {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

export interface CellCall {
  readonly name: string;
  /** Arguments left out at the end are not there. */
  readonly args: readonly CellArgument[];
  /** The arguments that point to one empty cell and were not left out: Excel knows the difference, Google does not. */
  readonly empty?: readonly number[];
  /** Left out where no cell calls. */
  readonly cell?: CallingCell;
  /** An argument is, or depends on, NOW, RAND or RANDBETWEEN: at Google such a cell shows "Loading..." and never anything else. */
  readonly volatile?: boolean;
}

/** `#ERROR!` is Google's alone. */
export type CellError = '#ERROR!' | '#REF!' | '#NAME?' | '#VALUE!' | '#N/A' | '#NUM!' | '#DIV/0!' | '#NULL!';

/** `message` is what hovering over the cell shows. */
export interface CellFault {
  readonly error: CellError;
  readonly message: string;
}

export type CellResult =
  /** At least one row and one column, every row of one length. Text is text, whatever it begins with. Excel alone has errors in it. */
  { readonly values: readonly (readonly (CellScalar | CellNumber | CellFault)[])[] } | CellFault | { readonly loading: true };
