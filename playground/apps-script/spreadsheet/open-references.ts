/**
 * References with an open end, such as `C12:C` for all cells of a column from there on (https://support.google.com/docs/answer/3093480). Univer doesn't read them, and
 * goes no further than a sheet does: so a row that no sheet here has stands for the end.
 * @module
 */

const END = 1_048_576;
/** Texts and names of sheets, or a reference to a cell and a column. */
const OPEN = /("(?:[^"]|"")*"|'(?:[^']|'')*')|((?<![\w.$])\$?[A-Za-z]{1,3}\$?[1-9]\d*:(\$?)[A-Za-z]{1,3})(?![\w.$(])/g;
/** Rows are inserted and deleted before it. */
const CLOSED = /("(?:[^"]|"")*"|'(?:[^']|'')*')|(:\$?[A-Za-z]{1,3})\$?[1-9]\d{6}(?!\d)/g;

/** A formula as Univer reads it. */
export const closedReferences = (formula: string): string =>
  formula.replace(
    OPEN,
    (all, text?: string, reference?: string, fixed = '') => text ?? (reference === undefined ? all : `${reference}${fixed}${END}`),
  );

/** The same formula as a script wrote it. */
export const openReferences = (formula: string): string =>
  formula.replace(CLOSED, (all, text?: string, reference?: string) => text ?? reference ?? all);
