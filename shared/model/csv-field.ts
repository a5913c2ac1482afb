/** A spreadsheet runs what begins so, behind blanks too. */
const RUNS = /^[\s\u00a0]*[=+\-@＝＋－＠]/;
/** That is a number in every spreadsheet, or nothing but text. */
const IS_PLAIN = /^\s*[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)?\s*$/;

/** A text for a file that a spreadsheet opens: one that would be run as a formula begins with an apostrophe, and no other text does. */
export const safeText = (text: string): string => (RUNS.test(text) && !IS_PLAIN.test(text) ? `'${text}` : text);

/** A field of comma-separated values, in quotes where it needs them (RFC 4180). */
export const csvField = (text: string): string => (/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
