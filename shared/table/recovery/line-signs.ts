/**
 * What tells that header and status line of a report don't stand where they belong, or that its rows end somewhere else.
 * @module
 */

import type { Row } from '../../model/cell';
import { type Task, wait } from '../../task';
import { isBlankRow } from '../cells/blank-row';
import { columnCells } from '../cells/column-cells';
import type { OutputColumn } from '../place/output-column';
import type { Ground, Seats } from './ground';
import { isStatusRow, rowKinds } from './sorted-block';

export interface Signs {
  /** Where the header stands that is not where it belongs. */
  readonly away: number | undefined;
  /** Whether header or status line is not in its place. */
  readonly isLost: boolean;
  /** Whether records of it stand behind its end, and whether the end is to be looked for, for this reason or another. */
  readonly isCut: boolean;
  readonly isOpen: boolean;
  /** Whether a record stands right behind the end. */
  readonly isRecordBelow: boolean;
  /** The row behind the last one by the mark that stands there. */
  readonly after: number;
}

export function* signsOf(ground: Ground, seats: Seats): Task<Signs> {
  const { known, placement, end, rowsFrom } = ground;
  const { isRecord } = rowKinds(known);
  const away = yield* headerAway(ground, seats);
  const [below = []] = yield* rowsFrom(end, end + 1);
  const isRecordBelow = isRecord(below);
  const after = yield* markedEnd(ground);
  const isCut = isRecordBelow || (yield* rowsFrom(end, after)).some(isRecord);
  const isLost = away !== undefined || (yield* areLinesLost(ground, seats, below));
  const isChanged = known.claim !== undefined || placement.rows !== known.rows;
  const isMixed = (row: Row): boolean => !isBlankRow(row) && known.claim?.isOwn?.(row) === false;
  const isOpen = isCut || (isChanged && (!isBlankRow(below) || (yield* rowsFrom(end - placement.claimed, end)).some(isMixed)));
  return { away, isLost, isCut, isOpen, isRecordBelow, after };
}

/** Whether something tells, other than a header elsewhere, that one of the lines is not in its place. */
function* areLinesLost(ground: Ground, { head, status, over, next }: Seats, below: Row): Task<boolean> {
  const { known, placement, end, rowsFrom } = ground;
  const { isHeader, isFull, isRecord } = rowKinds(known);
  const { header } = placement;
  if (isRecord(head) || isStatusRow(head) || (placement.status ?? 0) > header) return true;
  if (status && (isRecord(status) || (isStatusRow(below) && !isStatusRow(status)))) return true;
  // Also where records are texts that a person could have typed there: the line among the rows tells.
  const mayBeRecord = status !== undefined && isFull(status) && !isHeader(status) && !isStatusRow(status);
  if (mayBeRecord && (yield* rowsFrom(header + 1, end)).some(isStatusRow)) return true;
  // The rows may have gone above the header, which stayed.
  const isMoved = known.claim !== undefined || placement.rows !== known.rows || (known.rows > 0 && isBlankRow(next));
  // What a blank row divides from the header is something else, such as numbers on top of a ready sheet.
  const isDivided = status === undefined && isBlankRow(over[over.length - 1] ?? []);
  const top = Math.min(header, placement.status ?? header);
  return isMoved && !isDivided && over.some(isRecord) && !(yield* isOfAnother(ground, 'last', top - 1));
}

function* headerAway(ground: Ground, { head, next }: Seats): Task<number | undefined> {
  const { known, placement, end, reach } = ground;
  if (rowKinds(known).isHeader(head)) return undefined;
  // Headers that are texts of a person's own have a right to be.
  const isRenamed = head.every((cell) => typeof cell === 'string' && cell !== '') && !isStatusRow(head);
  if (!isRenamed) return yield* headerElsewhere(ground, 0, reach);
  // Where rows are texts as well, a record in the header's place looks like them.
  const isTold = next.some((cell) => typeof cell !== 'string');
  return isTold ? undefined : yield* headerElsewhere(ground, Math.min(placement.header, placement.status ?? placement.header), end);
}

/** Where the header stands that is not where it belongs, from one row on. */
function* headerElsewhere(ground: Ground, from: number, until: number): Task<number | undefined> {
  const { sheets, known, placement, rowsFrom, reach } = ground;
  const { isLabel, isHeader } = rowKinds(known);
  const [label] = known.output as readonly [OutputColumn];
  const column = placement.columns.get(label.key) as number;
  const [cells = []] = yield* wait(sheets.read([columnCells(placement, column, from, Math.min(reach, until) - from)]));
  for (const [at, [cell]] of cells.entries()) {
    const row = from + at;
    if (!isLabel(label, cell) || !(yield* rowsFrom(row, row + 1)).some(isHeader)) continue;
    if (!(yield* isOfAnother(ground, 'header', row))) return row;
  }
  return undefined;
}

/** The row behind the last one by the mark that stands there. */
function* markedEnd({ sheets, known, placement, end, isShort }: Ground): Task<number> {
  if (!isShort) return end;
  const marks = yield* wait(sheets.marks(known.owner));
  return marks.find((mark) => mark.name === 'after' && mark.sheet === placement.sheet)?.index ?? end;
}

/** Whether another report's header or last row is in a row. */
function* isOfAnother({ sheets, known, placement }: Ground, name: 'header' | 'last', row: number): Task<boolean> {
  for (const other of yield* wait(sheets.markOwners())) {
    const marks = other === known.owner ? [] : yield* wait(sheets.marks(other));
    if (marks.some((mark) => mark.sheet === placement.sheet && mark.name === name && mark.index === row)) return true;
  }
  return false;
}
