/**
 * What of a report stands in rows that a person sorted: the block of its header and rows, and whether it is whole.
 * @module
 */

import type { Cell, Row, Unit } from '../../model/cell';
import { isBlankRow } from '../cells/blank-row';
import type { OutputColumn } from '../place/output-column';
import { isDatedStatus } from '../place/status-text';

/** What is known of a report's rows from its last refresh. */
export interface KnownTable {
  readonly owner: string;
  readonly name: string;
  readonly unit: Unit;
  /** Its columns that are still there, with the headers that were written. */
  readonly output: readonly OutputColumn[];
  /** How many of them, the last ones, a killed refresh put in: the rows do not have them yet. */
  readonly fresh: number;
  readonly rows: number;
  /** What its status line said. */
  readonly status: string | undefined;
  /** Headers that it may have by now, by column, where a refresh was killed that changes them. */
  readonly labels: ReadonlyMap<string, string>;
  /** What a killed refresh may have left. */
  readonly claim?: Claim | undefined;
  /** Whether its rows are going to be replaced, so that a record in the header's place is no loss. */
  readonly replaces: boolean;
}

/** What a killed refresh may have left. */
export interface Claim {
  /** At most so many rows. */
  readonly rows: number;
  /** Whether a row is one of them, whole; not there where that cannot be told of each. */
  readonly isOwn?: ((row: Row) => boolean) | undefined;
  /** Whether none of them was written yet; not there where that is not known, or rows can be told apart. */
  readonly isUnwritten?: boolean | undefined;
}

/** Whether a row holds a status line and nothing else. */
export const isStatusRow = (row: Row): boolean => row.filter((cell) => cell !== '').length === 1 && row.some(isDatedStatus);

/** Whether a cell holds a day or a moment: a number, or the text of one where somebody formatted the column as plain text. */
export const holdsMoment = (cell: Cell | undefined): boolean => /^\d+([.,]\d+)?$/.test(String(cell));

/** Tells a report's rows by what stands in them. */
export function rowKinds({ output: all, fresh, labels }: KnownTable) {
  const output = all.slice(0, all.length - fresh);
  const isLabel = ({ key, label }: OutputColumn, cell: Cell | undefined): boolean => cell === label || cell === labels.get(key);
  const isHeader = (row: Row): boolean => 2 * output.filter((column, at) => isLabel(column, row[at])).length > output.length;
  const isDay = ({ kind }: OutputColumn): boolean => kind === 'date' || kind === 'datetime';
  const isFull = (row: Row): boolean =>
    2 * output.filter((_, at) => row[at] !== '').length > output.length &&
    output.every((column, at) => !isDay(column) || holdsMoment(row[at]));
  const hasDay = (row: Row): boolean => !output.some(isDay) || output.some((column, at) => isDay(column) && holdsMoment(row[at]));
  // The log's IDs are digits in cells of text.
  const isValue = ({ key, kind }: OutputColumn, cell: Cell | undefined): boolean =>
    typeof cell === 'number' ? kind !== 'text' : (key === 'logId' || kind === 'id') && /^\d+$/.test(String(cell));
  const isRecord = (row: Row): boolean => isFull(row) && output.some((column, at) => isValue(column, row[at]));
  const hasValues = output.some(({ key, kind }) => kind !== 'text' || key === 'logId');

  return { isLabel, isHeader, isFull, isRecord, hasDay, hasDays: output.some(isDay), hasValues };
}

/** Rows of a report side by side, with its lines; all of it counted from the sheet's first row. */
export interface Block {
  readonly above: number;
  readonly bottom: number;
  /** The seat of the header. */
  readonly seat: number;
  /** Rows without header and status line. */
  readonly count: number;
  /** Where header and status line stand, and a free row for the latter. */
  readonly header: number | undefined;
  readonly status: number | undefined;
  readonly free: number | undefined;
  /** Where a status line that stands apart has something of a person's in its row, which stays there; columns counted in the output. */
  readonly left: readonly { readonly row: number; readonly column: number }[];
  /** Lines that were lost on their way back, when a refresh was killed: the record in their place stands elsewhere too. */
  readonly isHeaderLost: boolean;
  readonly isStatusLost: boolean;
  /** Rows that are none of the report's, and those of a claim. */
  readonly others: readonly number[];
  readonly claimed: readonly number[];
  /** Whether it is the whole report and nothing else. */
  readonly isSure: boolean;
}

/**
 * The block around a row.
 * @param inside a row of the block, @param lines how many lines the report has above its rows
 * @param marked the row behind those that its marks show, whether these are fewer than it had, and the row with the mark behind the last one
 */
export function blockOf(
  rows: readonly Row[],
  inside: number,
  lines: number,
  { end, isShort, after }: { readonly end: number; readonly isShort: boolean; readonly after: number },
  known: KnownTable,
): Block {
  const { claim } = known;
  const { isHeader, isFull, isRecord, hasDay, hasDays, hasValues } = rowKinds(known);
  let [above, bottom] = blockAround(rows, inside);
  // Of texts alone nobody can tell; where they only changed places, the mark behind them stayed there.
  const isReordered = !hasValues && after === bottom;
  const inBlock = (holds: (row: Row) => boolean): readonly number[] =>
    rows.flatMap((row, at) => (at >= above && at < bottom && holds(row) ? [at] : []));
  const isTwin = (seat: number): boolean => inBlock((row) => row.join('\n') === rows[seat]?.join('\n')).length > 1;
  let statuses = inBlock(isStatusRow);
  // The header may stand in its seat still, and the record in the header's.
  const isLeft = (seat: number): boolean => isTwin(isHeader(rows[seat] as Row) ? seat + 1 : seat);
  const isStatusLost = lines === 2 && statuses.length === 0 && bottom - above === known.rows + lines && isLeft(above);
  // A status line that stands apart or is still to come gets a free row.
  let free: number | undefined;
  let left: Block['left'] = [];
  if (lines === 2 && statuses.length === 0 && !isStatusLost) {
    free = above > 0 && isBlankRow(rows[above - 1] as Row) ? above - 1 : bottom;
    above = Math.min(above, free);
    bottom = Math.max(bottom, free + 1);
    const isApart = (row: Row, at: number): boolean =>
      isStatusRow(row) && (row.includes(known.status ?? '?') || isBlankRow(rows[at + 1] ?? []));
    const apart = rows.flatMap((row, at) => (isApart(row, at) ? [at] : []));
    if (apart.length === 0)
      left = rows.flatMap((row, at) => {
        const column = known.status === undefined || (at >= above && at < bottom) ? -1 : row.indexOf(known.status);
        return column === -1 ? [] : [{ row: at, column }];
      });
    statuses = apart.length > 0 ? apart : left.length > 1 ? left.map(({ row }) => row) : [free];
  }
  const index = above + lines - 1;
  // A header that went down from the status line's seat, where it still stands too, is the lower one.
  const headers = inBlock((row) => isHeader(row) && !(isStatusLost && row === rows[above] && isHeader(rows[index] as Row)));
  const count = bottom - above - lines;
  // Where rows were deleted, what somebody typed below may make up their number.
  const mayBeTyped = isShort && !hasDays && !isReordered;
  const isOther = (row: Row): boolean => (mayBeTyped ? !isRecord(row) : !isFull(row));
  const others = inBlock((row) => isOther(row) && !isHeader(row) && !isStatusRow(row) && !isBlankRow(row));
  const isForeign = others.some((at) => claim !== undefined || at >= end || mayBeTyped || !hasDay(rows[at] as Row));
  const isHeaderLost = claim === undefined && headers.length === 0 && (known.replaces || isTwin(index));
  const claimed = rows.flatMap((row, at) => (claim?.isOwn?.(row) ? [at] : []));
  // Where a blank row stands among them, the rows below it, whole or half, are none that a killed refresh has emptied.
  const isCut = claim !== undefined && rows.slice(bottom, Math.max(bottom, end)).some((row) => !isBlankRow(row) && !isStatusRow(row));
  const isWhole = isRest(known, claim, count - claimed.length, isCut) && claimed.every((at) => at >= above && at < bottom);
  const isSure =
    !isForeign &&
    isWhole &&
    (headers.length === 1 || isHeaderLost) &&
    statuses.length === (isStatusLost ? 0 : lines - 1) &&
    bottom <= rows.length;
  const [header] = headers;
  const [status] = statuses;
  return { above, bottom, seat: index, count, header, status, free, left, isHeaderLost, isStatusLost, others, claimed, isSure };
}

/**
 * Whether so many rows are those of the refresh before: all, or those that a killed one had not begun to empty. Rows that cannot be told apart
 * are as many where somebody deleted as many as came.
 */
const isRest = ({ rows }: KnownTable, claim: Claim | undefined, others: number, isCut: boolean): boolean =>
  (rows === 0 || claim?.isUnwritten !== false) && !isCut && (others === rows || (claim !== undefined && others === rows - claim.rows));

function blockAround(rows: readonly Row[], inside: number): readonly [top: number, bottom: number] {
  let [top, bottom] = [inside, inside + 1];
  while (top > 0 && !isBlankRow(rows[top - 1] as Row)) top -= 1;
  while (bottom < rows.length && !isBlankRow(rows[bottom] as Row)) bottom += 1;
  return [top, bottom];
}
