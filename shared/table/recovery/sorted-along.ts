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
import { columnCells } from '../cells/column-cells';
import { standingRows } from '../changes/standing-rows';
import { refuseClosed } from '../place/obstacles';
import type { OutputColumn } from '../place/output-column';
import type { Placed } from '../place/place';
import type { Placement } from '../place/placement';
import { cellsAmong, putBack } from './put-back';
import { blockOf, isStatusRow, type KnownTable, rowKinds } from './sorted-block';

/** So far below the rows a header is looked for. */
const MOST_BELOW = 1000;

/**
 * Puts header and status line back where a person sorted them along.
 * @returns where everything stands
 * @throws ActivTrakError `argument` when header and rows cannot be told for sure; nothing was written then.
 */
export function* putRight(sheets: MarkedSheets, known: KnownTable, found: Placed): Task<Placed> {
  const { placement, info } = found;
  const { name, output, claim } = known;
  const { header, status } = placement;
  if (output.length === 0) return found;
  const { isLabel, isHeader, isFull, isRecord } = rowKinds(known);
  /** Rows of the sheet from one on, as far as there are. */
  function* rowsFrom(from: number, until: number): Task<readonly Row[]> {
    const rows = Math.min(info.rows, until) - from;
    return rows <= 0 ? [] : yield* standingRows(sheets, { ...placement, header: from - 1 }, output, 0, rows);
  }

  const cellAt = cellsAmong(placement, output);
  function* clear(cells: readonly SheetArea[]): Task<void> {
    if (cells.length === 0) return;
    yield* refuseClosed(sheets, name, cells);
    yield* wait(sheets.clear(cells));
  }

  /** Where the header stands that is not where it belongs, from one row on. */
  function* headerElsewhere(from: number, until: number): Task<number | undefined> {
    const [label] = output as readonly [OutputColumn];
    const column = placement.columns.get(label.key) as number;
    const [cells = []] = yield* wait(sheets.read([columnCells(placement, column, from, Math.min(info.rows, until) - from)]));
    for (const [at, [cell]] of cells.entries()) {
      const row = from + at;
      if (!isLabel(label, cell) || !(yield* rowsFrom(row, row + 1)).some(isHeader)) continue;
      if (!(yield* isOfAnother(sheets, known.owner, placement, 'header', row))) return row;
    }
    return undefined;
  }

  const end = header + 1 + placement.rows + placement.claimed;
  const reach = end + known.rows + (claim?.rows ?? 0) + MOST_BELOW;
  const top = Math.max(0, header - 2);
  const around = yield* rowsFrom(top, header + 2);
  const head = around[header - top] ?? [];
  const placed = { ...found, isUnnamed: isBlankRow(head) };
  // The rows may have gone above the header, which stayed.
  const isMoved = claim !== undefined || placement.rows !== known.rows || (known.rows > 0 && isBlankRow(around[header - top + 1] ?? []));
  const over = around.slice(0, header - top);
  // What a blank row divides from the header is something else, such as numbers on top of a ready sheet.
  const isDivided = status === undefined && isBlankRow(over[over.length - 1] ?? []);
  const isBelowRows = isMoved && !isDivided && over.some(isRecord);
  // Headers that are texts of a person's own have a right to be.
  const isRenamed = head.every((cell) => typeof cell === 'string' && cell !== '') && !isStatusRow(head);
  // Where rows are texts as well, a record in the header's place looks like them.
  const isTold = isRenamed && around[header - top + 1]?.some((cell) => typeof cell !== 'string') === true;
  const seat = status === undefined ? undefined : (around[status - top] ?? []);
  if (seat?.length && isBlankRow(seat)) {
    // Its cell was cut and put elsewhere: once the next one is written, it would stand twice.
    const stray = (yield* rowsFrom(0, reach)).flatMap((row, at) => {
      const column = row.indexOf(known.status ?? '?');
      return column === -1 ? [] : [cellAt(at, column)];
    });
    yield* clear(stray);
  }
  // A refresh was killed while the two changed places.
  if (seat && isHeader(seat) && isHeader(head)) yield* clear(output.map((_, column) => cellAt(status as number, column)));
  const away =
    isHeader(head) || isTold
      ? undefined
      : yield* isRenamed ? headerElsewhere(Math.min(header, status ?? header), end) : headerElsewhere(0, reach);
  const [below = []] = yield* rowsFrom(end, end + 1);
  // Also where records are texts that a person could have typed there: the line among the rows tells.
  const isSunk =
    seat !== undefined && isFull(seat) && !isHeader(seat) && !isStatusRow(seat) && (yield* rowsFrom(header + 1, end)).some(isStatusRow);
  const isLost =
    away !== undefined ||
    isSunk ||
    (seat && isStatusRow(below) && !isStatusRow(seat)) ||
    isRecord(head) ||
    isStatusRow(head) ||
    (seat && isRecord(seat)) ||
    (status ?? 0) > header ||
    (isBelowRows && !(yield* isOfAnother(sheets, known.owner, placement, 'last', Math.min(header, status ?? header) - 1)));
  const isMixed = (row: Row): boolean => !isBlankRow(row) && claim?.isOwn?.(row) === false;
  const isChanged = claim !== undefined || placement.rows !== known.rows;
  // The marks of its end are apart: one went along with its row.
  const isShort = claim === undefined && placement.rows < known.rows;
  const marks = isShort ? yield* wait(sheets.marks(known.owner)) : [];
  const after = marks.find((mark) => mark.name === 'after' && mark.sheet === placement.sheet)?.index ?? end;
  const isCut = isRecord(below) || (yield* rowsFrom(end, after)).some(isRecord);
  const isOpen = isCut || (isChanged && (!isBlankRow(below) || (yield* rowsFrom(end - placement.claimed, end)).some(isMixed)));
  if (!isLost && !isOpen) return placed;

  const lines = status === undefined ? 1 : 2;
  const rows = yield* rowsFrom(0, reach);
  const block = blockOf(rows, away ?? header, lines, { end, isShort }, known);
  if (block.isSure) return yield* putBack(sheets, known, found, rows, block);
  // A record below the rows has changed places with what is none of theirs.
  const isForeignAmong = claim === undefined && isRecord(below) && block.others.some((at) => at > header && at < end);
  if (isLost || isForeignAmong) throw wrong(sortedAlong(name));
  const all = claim === undefined && isCut ? rowsBetweenBlanks(rows.slice(header + 1), isRecord, known.rows) : undefined;
  if (all !== undefined) return { ...placed, placement: { ...placement, rows: all } };
  // Marks that went along with rows may show too few of them.
  const last = Math.max(end, ...block.claimed.slice(-1).map((at) => at + 1));
  return last === end ? placed : { ...placed, placement: { ...placement, claimed: placement.claimed + last - end } };
}

/** How far down so many records are, with nothing but free rows between them, where there are no more. */
function rowsBetweenBlanks(rows: readonly Row[], isRecord: (row: Row) => boolean, count: number): number | undefined {
  const other = rows.findIndex((row) => !isBlankRow(row) && !isRecord(row));
  const records = rows.slice(0, other === -1 ? rows.length : other).flatMap((row, at) => (isRecord(row) ? [at + 1] : []));
  return records.length === count ? records[count - 1] : undefined;
}

/** Whether another report's header or last row is in a row. */
function* isOfAnother(sheets: MarkedSheets, owner: string, { sheet }: Placement, name: 'header' | 'last', row: number): Task<boolean> {
  for (const other of yield* wait(sheets.markOwners())) {
    const marks = other === owner ? [] : yield* wait(sheets.marks(other));
    if (marks.some((mark) => mark.sheet === sheet && mark.name === name && mark.index === row)) return true;
  }
  return false;
}
