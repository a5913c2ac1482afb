/**
 * Rows as newline-delimited JSON, in pieces that a request can carry.
 * Source: cloud.google.com/bigquery/docs/loading-data-cloud-storage-json, "Limitations" (one row a line; whole numbers above 2^53 as text).
 * @module
 */

import { rowTooLarge } from '#words/bigquery';
import { ActivTrakError } from '../errors';
import type { WarehouseRow } from '../warehouse/warehouse';
import { ORDER_FIELD } from './statements';

/** What no text of BigQuery has: half a letter, and the sign that ends texts elsewhere. */
const UNFIT = /\p{Surrogate}|\0/gu;
const MAYBE_UNFIT = /\\u(?:d[89a-f]|0000)/i;

/** One row as a line without its end. */
export function lineOf(row: WarehouseRow): string {
  const line = JSON.stringify(row);
  if (!line.includes('\\u') || !MAYBE_UNFIT.test(line)) return line;
  return JSON.stringify(row, (_, value: unknown) => (typeof value === 'string' ? value.replace(UNFIT, '\ufffd') : value));
}

/** How many bytes a text has in UTF-8. */
export function utf8Bytes(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    // The two halves of a letter have two bytes each.
    if (code > 0x7f) bytes += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1;
  }
  return bytes;
}

/** What of a text comes behind its first bytes in UTF-8; `undefined` where these end inside of a letter. */
export function behindBytes(text: string, bytes: number): string | undefined {
  let [left, at] = [bytes, 0];
  for (; left > 0 && at < text.length; at += 1) {
    const code = text.codePointAt(at) as number;
    left -= code > 0xffff ? 4 : code > 0x7ff ? 3 : code > 0x7f ? 2 : 1;
    if (code > 0xffff) at += 1;
  }
  return left === 0 ? text.slice(at) : undefined;
}

/** Some of a list's rows, as the text of one request. */
export interface LinePiece {
  readonly lines: string;
  readonly bytes: number;
  /** The index of the first row that isn't in it any more. */
  readonly end: number;
}

/** The lines with as many bytes, by spaces in the last of them. */
export const paddedLines = ({ lines, bytes }: Pick<LinePiece, 'lines' | 'bytes'>, wanted: number): string =>
  `${lines.slice(0, -2)}${' '.repeat(wanted - bytes)}}\n`;

/**
 * The rows from an index on, as many as there is room for.
 * @param most bytes
 * @param order the number of the list's first row, where lines say in which order they came
 * @throws ActivTrakError `too-large` for a row that is larger by itself
 */
export function pieceFrom(rows: readonly WarehouseRow[], start: number, table: string, most: number, order?: number): LinePiece {
  const lines: string[] = [];
  let bytes = 0;
  let end = start;
  for (; end < rows.length; end += 1) {
    const row = rows[end] as WarehouseRow;
    const line = order === undefined ? lineOf(row) : `${lineOf(row).slice(0, -1)},"${ORDER_FIELD}":${order + end}}`;
    const size = utf8Bytes(line) + 1;
    if (size > most) throw new ActivTrakError('too-large', rowTooLarge(table));
    if (bytes + size > most) break;
    lines.push(`${line}\n`);
    bytes += size;
  }
  return { lines: lines.join(''), bytes, end };
}
