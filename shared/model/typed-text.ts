/**
 * Texts that come from outside and have to stay texts: what Sheets and Excel both do with what is typed into a cell.
 * @module
 */

/**
 * What begins a formula, or is taken away from a text's beginning: `=`, `+`, `-`, `@` (in either width), an apostrophe, blanks before
 * them and control characters. Spreadsheets read those even in cells of plain text, unless an apostrophe stands before.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for.
const DANGEROUS = /^[\s\u0000-\u001f]*(?:['=+\-@＝＋－＠]|$)/;

/** Whether a text needs an apostrophe before it even in a cell that is formatted as plain text. */
export const isDangerousText = (text: string): boolean => DANGEROUS.test(text);

/** A text that fits into a cell of `most` characters together with an apostrophe before it; what was cut off shows as `…`. */
export const shortenedText = (text: string, most: number): string =>
  // Half a character that takes two would not come back as it was written.
  text.length < most ? text : `${text.slice(0, most - 2).replace(/[\uD800-\uDBFF]$/, '')}…`;

/** The columns that hold nothing but text, and some of it: their cells can be formatted as plain text. */
export function textColumns(rows: readonly (readonly unknown[])[]): readonly number[] {
  const width = rows[0]?.length ?? 0;
  return Array.from({ length: width }, (_, column) => column).filter(
    (column) => rows.some((row) => row[column] !== '') && rows.every((row) => typeof row[column] === 'string'),
  );
}
