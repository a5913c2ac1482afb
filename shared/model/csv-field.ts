/** A spreadsheet runs what begins so, behind blanks too. */
const RUNS = /^[\s\u00a0]*[=+\-@＝＋－＠]/;
/** That is a number in every spreadsheet, or nothing but text. */
const IS_PLAIN = /^\s*[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)?\s*$/;

/**
 * Where a cell may begin: in a country with decimal commas Excel begins one at each semicolon and each line, whatever quotes say, since those of a
 * file with commas stand in the middle of its cells.
 */
const PIECES = /(^|[;\r\n])([^;\r\n]+)/g;

/** Whether a cell runs. Quotes that another cell is said to begin with are doubled in the file, and Excel takes them for an empty text before the rest. */
const runs = (piece: string, isFurther: boolean): boolean => {
  const text = isFurther ? piece.replace(/^"+/, '') : piece;
  return RUNS.test(text) && !IS_PLAIN.test(text);
};

/** A text for a file that a spreadsheet opens: whatever would be run as a formula begins with an apostrophe, and nothing else does. */
export const safeText = (text: string): string =>
  text.replace(PIECES, (_, before: string, piece: string) => before + (runs(piece, before !== '') ? `'${piece}` : piece));

/** A field of comma-separated values, in quotes where it needs them (RFC 4180). */
export const csvField = (text: string): string => (/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
