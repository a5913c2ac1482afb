import type { MarkedSheets } from '../../marks';
import type { Row } from '../../model/cell';
import type { SheetArea } from '../../sheet-writer';
import { type Task, wait } from '../../task';
import { columnCells } from '../cells/column-cells';
import { refuseClosed } from '../place/obstacles';
import type { OutputColumn } from '../place/output-column';
import type { Placed } from '../place/place';
import { CLAIM_MARKS, marksOf, type Placement } from '../place/placement';
import { putLines } from './put-lines';
import type { Line } from './put-sides';
import type { Block, KnownTable } from './sorted-block';

/** Gives the cell of a report's column in a row of the sheet. */
export const cellsAmong =
  (placement: Placement, output: readonly OutputColumn[]) =>
  (row: number, column: number): SheetArea =>
    columnCells(placement, placement.columns.get(output[column]?.key as string) as number, row);

/** By rows of the sheet, which one goes there: header and status line change places with what stands in their seats. */
function seatsOf(rows: number, { above, seat, header, status, free }: Block, hasStatus: boolean): readonly number[] {
  const seats = Array.from({ length: rows }, (_, at) => at);
  const trade = (row: number | undefined, to: number): void => {
    if (row === undefined) return;
    const at = seats.indexOf(row);
    [seats[at], seats[to]] = [seats[to] as number, seats[at] as number];
  };
  if (hasStatus) {
    trade(free, above);
    trade(status, above);
  }
  trade(header, seat);
  return seats;
}

/**
 * Puts the lines of a block that is sure where they belong.
 * @param rows the sheet's from its first one
 * @returns the place as it is then
 * @throws ActivTrakError `argument` where the host refuses a row; nothing was written then
 */
export function* putBack(sheets: MarkedSheets, known: KnownTable, found: Placed, rows: readonly Row[], block: Block): Task<Placed> {
  const { placement, info } = found;
  const { name, output, claim, owner } = known;
  const { above, bottom, seat: headerSeat, isHeaderLost, isStatusLost } = block;
  const hasStatus = placement.status !== undefined;
  const seats = seatsOf(rows.length, block, hasStatus);
  const now: Placement = { ...placement, status: hasStatus ? above : undefined, header: headerSeat, rows: block.count, claimed: 0 };
  const isNewHeader = (seat: number): boolean => seat === headerSeat && isHeaderLost;
  const isNewStatus = (seat: number): boolean => seat === above && isStatusLost;
  const cellsFor = (seat: number): Row => {
    if (isNewHeader(seat)) return output.map(({ label }) => label);
    return isNewStatus(seat) ? [] : (rows[seats[seat] as number] as Row);
  };
  const line = (seat: number): Line => ({
    row: seat,
    before: seats[seat] as number,
    cells: cellsFor(seat),
    what: seat === headerSeat ? 'header' : seat < headerSeat ? 'status' : 'record',
  });
  // Records first, so that a refresh which is killed here loses none.
  const moved = seats.flatMap((row, seat) => (row !== seat || isNewHeader(seat) || isNewStatus(seat) ? [seat] : [])).reverse();
  const own = [...placement.columns.values()];
  const first = Math.min(...own);
  const columns = Math.max(...own) - first + 1;
  const cellAt = cellsAmong(placement, output);
  const left = block.left.map(({ row, column }) => cellAt(row, column));
  yield* refuseClosed(sheets, name, [...left, ...moved.map((row) => ({ sheet: now.sheet, row, column: first, rows: 1, columns }))]);
  // Before the marks show its new place: a refresh that is killed here finds the report lost still.
  if (left.length > 0) yield* wait(sheets.clear(left));
  const model = seats.findIndex((row, seat) => seat > headerSeat && seat < bottom && row === seat);
  yield* putLines(sheets, known, info, now, moved.map(line), model === -1 ? undefined : model);
  if (claim) yield* wait(sheets.removeMarks(owner, CLAIM_MARKS));
  yield* wait(sheets.setMarks(owner, marksOf(now)));
  return { ...found, placement: now };
}
