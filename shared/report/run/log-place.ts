/**
 * Which cell of the log sheet's lines has which value, as people have moved, deleted and added columns.
 * @module
 */

import { LOG_HEADER } from '#words/log-sheet';
import type { Row } from '../../model/cell';
import type { SheetValue } from '../../sheet-writer';

/** What a line has, in the order of its cells. */
const LINE_FIELDS = ['at', 'by', 'started', 'report', 'rows', 'pages', 'sentAgain', 'seconds', 'result', 'message', 'checks'] as const;
export type LineField = (typeof LINE_FIELDS)[number];

/** Which cell of a line has it. */
export const fieldAt = (field: LineField): number => LINE_FIELDS.indexOf(field);

/** A line's cells. */
export const lineWith = (values: Readonly<Record<LineField, Row[number]>>): Row => LINE_FIELDS.map((field) => values[field]);

/** People may put columns of their own between the log's. */
export const MOST_LOG_COLUMNS = 2 * LOG_HEADER.length;

/** By column of the sheet, which of a line's values it shows; `undefined` for a person's own column. It ends with the log's last column. */
export type LogPlace = readonly (number | undefined)[];

/**
 * Where the lines of a log sheet have their values, wherever people moved its columns.
 * @param below what stands in the lines: a column without header and values is none of the log's any more
 */
export function logPlace(header: readonly SheetValue[], below: readonly Row[]): LogPlace {
  const known = header.map((label, at) => {
    const value = (LOG_HEADER as readonly SheetValue[]).indexOf(label);
    return value >= 0 && header.indexOf(label) === at ? value : undefined;
  });
  const isUsed = (at: number): boolean => [header, ...below].some((line) => line[at] !== undefined && line[at] !== '');
  const place: (number | undefined)[] = [];
  known.forEach((value, at) => {
    // Somebody who called a column otherwise left it where it was, behind the one before it.
    const isRenamed = at < LOG_HEADER.length && !known.includes(at) && (at === 0 || place[at - 1] === at - 1) && isUsed(at);
    place.push(value ?? (isRenamed ? at : undefined));
  });
  const end = place.reduce((last: number, value, at) => (value === undefined ? last : at + 1), 0);
  return place.slice(0, end);
}

/** A line as its cells stand in the sheet. Its cells in people's own columns are empty. */
export const placedLine = (place: LogPlace, line: Row): Row => place.map((value) => (value === undefined ? '' : (line[value] ?? '')));

/** Whether a line that stands there is this one. Times come back from a sheet a little off. */
export const isSameLine = (place: LogPlace, there: readonly SheetValue[], line: Row): boolean =>
  place.includes(0) &&
  place.every((value, at) => {
    if (value === undefined) return true;
    return value === 0 ? Math.abs(Number(there[at]) - Number(line[at])) < 1e-5 : String(there[at]) === String(line[at]);
  });
