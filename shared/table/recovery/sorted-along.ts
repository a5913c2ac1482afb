/**
 * A person who sorts a whole sheet sorts header and status line into the rows. They change places with the records that stand where they
 * belong; where that cannot be sure, nothing is written.
 * @module
 */

import { sortedAlong } from '#words/places';
import { wrong } from '../../errors';
import type { MarkedSheets } from '../../marks';
import type { Row } from '../../model/cell';
import type { SheetArea } from '../../sheet-writer';
import { type Task, wait } from '../../task';
import { isBlankRow } from '../cells/blank-row';
import { refuseClosed } from '../place/obstacles';
import type { Placed } from '../place/place';
import { type Ground, groundOf, type Seats, seatsIn } from './ground';
import { signsOf } from './line-signs';
import { cellsAmong, putBack } from './put-back';
import { blockOf, type KnownTable, rowKinds } from './sorted-block';

/**
 * Puts header and status line back where a person sorted them along.
 * @returns where everything stands
 * @throws ActivTrakError `argument` when header and rows cannot be told for sure; nothing was written then.
 */
export function* putRight(sheets: MarkedSheets, known: KnownTable, found: Placed): Task<Placed> {
  const { name, output, claim } = known;
  if (output.length === 0) return found;
  const { placement } = found;
  const { header } = placement;
  const { isRecord } = rowKinds(known);
  const ground = groundOf(sheets, known, found);
  const { end, reach, isShort, rowsFrom } = ground;
  const seats = yield* seatsIn(ground);
  yield* clearSecond(ground, seats);
  const { away, isLost, isCut, isOpen, isRecordBelow, after } = yield* signsOf(ground, seats);
  const placed = { ...found, isUnnamed: isBlankRow(seats.head) };
  if (!isLost && !isOpen) return placed;

  const rows = yield* rowsFrom(0, reach);
  const lines = placement.status === undefined ? 1 : 2;
  const block = blockOf(rows, away ?? header, lines, { end, isShort, after }, known);
  if (block.isSure) return yield* putBack(sheets, known, found, rows, block);
  // A record below the rows has changed places with what is none of theirs.
  const isForeignAmong = claim === undefined && isRecordBelow && block.others.some((at) => at > header && at < end);
  if (isLost || isForeignAmong) throw wrong(sortedAlong(name));
  const all = claim === undefined && isCut ? rowsBetweenBlanks(rows.slice(header + 1), isRecord, known.rows) : undefined;
  if (all !== undefined) return { ...placed, placement: { ...placement, rows: all } };
  // Marks that went along with rows may show too few of them.
  const last = Math.max(end, ...block.claimed.slice(-1).map((at) => at + 1));
  return last === end ? placed : { ...placed, placement: { ...placement, claimed: placement.claimed + last - end } };
}

/** Clears a line that stands twice, or will once the report is written. */
function* clearSecond({ sheets, known, placement, reach, rowsFrom }: Ground, seats: Seats): Task<void> {
  const { status } = placement;
  if (status === undefined || !seats.status?.length) return;
  const cellAt = cellsAmong(placement, known.output);
  const { isHeader } = rowKinds(known);
  let cells: readonly SheetArea[] = [];
  // Its cell was cut and put elsewhere: the next one comes to its own place.
  if (isBlankRow(seats.status))
    cells = (yield* rowsFrom(0, reach)).flatMap((row, at) => {
      const column = row.indexOf(known.status ?? '?');
      return column === -1 ? [] : [cellAt(at, column)];
    });
  // A refresh was killed while the two changed places.
  else if (isHeader(seats.status) && isHeader(seats.head)) cells = known.output.map((_, column) => cellAt(status, column));
  if (cells.length === 0) return;
  yield* refuseClosed(sheets, known.name, cells);
  yield* wait(sheets.clear(cells));
}

/** How far down so many records are, with nothing but free rows between them, where there are no more. */
function rowsBetweenBlanks(rows: readonly Row[], isRecord: (row: Row) => boolean, count: number): number | undefined {
  const other = rows.findIndex((row) => !isBlankRow(row) && !isRecord(row));
  const records = rows.slice(0, other === -1 ? rows.length : other).flatMap((row, at) => (isRecord(row) ? [at + 1] : []));
  return records.length === count ? records[count - 1] : undefined;
}
