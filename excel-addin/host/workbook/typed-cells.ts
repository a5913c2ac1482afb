/**
 * Values as Excel takes them.
 * @module
 */
import { isDangerousText, shortenedText, textColumns } from '../../../shared/model/typed-text';
import type { SheetValue } from '../../../shared/sheet-writer';

/** A cell takes 32,767 characters. Source: Microsoft's “Excel specifications and limits”. */
export const MOST_CHARACTERS = 32_767;

/** What of a block's columns has to be formatted before and after its values. */
export interface TypedRows {
  readonly values: SheetValue[][];
  /** Columns of texts that a cell of plain text takes as they are. */
  readonly plainColumns: readonly number[];
  /**
   * Columns of texts of which some need an apostrophe. Whether a cell of plain text takes that away, Microsoft does not say; one
   * without a format does. So they are without a format until the texts are in them.
   */
  readonly quotedColumns: readonly number[];
}

/**
 * Rows for Range.values: a text stays a text whatever it looks like.
 * @param texts columns of nothing but texts whose cells may be formatted as plain text
 */
export function typedRows(rows: readonly (readonly SheetValue[])[], texts: readonly number[] = textColumns(rows)): TypedRows {
  const quotedColumns = texts.filter((column) => rows.some((row) => row[column] !== '' && needsQuote(String(row[column]))));
  const plainColumns = texts.filter((column) => !quotedColumns.includes(column));
  const isPlain = new Set(plainColumns);
  const typed = (value: SheetValue, column: number): SheetValue => {
    if (typeof value !== 'string' || value === '') return value;
    const short = shortenedText(value, MOST_CHARACTERS);
    return isPlain.has(column) ? short : `'${short}`;
  };
  return { values: rows.map((row) => row.map(typed)), plainColumns, quotedColumns };
}

/** Beside what begins a formula, `#N/A` and the like would be errors. */
const needsQuote = (text: string): boolean => isDangerousText(text) || text.trimStart().startsWith('#');
