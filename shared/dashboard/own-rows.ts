import { readyHeaderDeleted } from '#words/ready';
import type { MarkedSheets } from '../marks';
import type { KeyValueStore } from '../ports';
import type { SheetValue } from '../sheet-writer';
import { standingRows } from '../table/changes/standing-rows';
import { standingPlace } from '../table/place/place';
import type { Task } from '../task';
import type { OwnSheet } from './blueprint';
import { loadOwn, type OwnOf, ownOwner } from './kept-ready';
import { textDates } from './text-dates';

/** What people typed into one of their own sheets: its cells in some columns, `''` where somebody deleted one. */
interface OwnRows<Key extends string> {
  readonly rows: readonly Readonly<Record<Key, SheetValue>>[];
  /** A sentence on dates in these columns that are texts. */
  readonly textDates: readonly string[];
}

const NONE = { rows: [], textDates: [] };

/**
 * Reads one of the user's own sheets. There are no rows where there is no such sheet.
 * @param of whose people it has
 * @throws ActivTrakError `argument` when its header is gone
 */
export function* ownRows<Key extends string>(
  { documents, sheets }: { readonly documents: KeyValueStore; readonly sheets: MarkedSheets },
  own: OwnSheet,
  of: OwnOf | undefined,
  keys: readonly Key[],
): Task<OwnRows<Key>> {
  const made = yield* loadOwn(documents, own, of);
  const placed = made && (yield* standingPlace(sheets, { id: ownOwner(own, of), name: made.sheetName }, made, readyHeaderDeleted));
  if (!placed) return NONE;
  const { header, columns } = placed.placement;
  const rows = placed.info.rows - header - 1;
  if (rows <= 0 || !keys.some((key) => columns.has(key))) return NONE;
  const wanted = keys.map((key) => ({ key }));
  const standing = yield* standingRows(sheets, placed.placement, wanted, 0, rows);
  const cellsOf = keys.map((key, at) => ({ key, column: columns.get(key), cells: standing.map((cells) => cells[at] ?? '') }));
  return {
    rows: standing.map((cells) => Object.fromEntries(keys.map((key, at) => [key, cells[at] ?? ''])) as Record<Key, SheetValue>),
    textDates: textDates(own, placed.info.name, header + 1, cellsOf),
  };
}
