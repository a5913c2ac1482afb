import type { MarkedSheets } from '../marks';
import type { KeyValueStore } from '../ports';
import type { SheetValue } from '../sheet-writer';
import { standingRows } from '../table/changed-rows';
import { standingPlace } from '../table/place';
import type { Task } from '../task';
import type { OwnSheet } from './blueprint';
import { loadOwn, type OwnOf, ownOwner } from './kept-ready';

/**
 * What people typed into one of their own sheets: its cells in some columns, `''` where somebody deleted one. No rows where there is no such sheet.
 * @param of whose people it has
 * @throws ActivTrakError `argument` when its header is gone
 */
export function* ownRows<Key extends string>(
  { documents, sheets }: { readonly documents: KeyValueStore; readonly sheets: MarkedSheets },
  own: OwnSheet,
  of: OwnOf | undefined,
  keys: readonly Key[],
): Task<readonly Readonly<Record<Key, SheetValue>>[]> {
  const made = yield* loadOwn(documents, own, of);
  const placed = made && (yield* standingPlace(sheets, { id: ownOwner(own, of), name: made.sheetName }, made));
  if (!placed) return [];
  const rows = placed.info.rows - placed.placement.header - 1;
  if (rows <= 0 || !keys.some((key) => placed.placement.columns.has(key))) return [];
  const wanted = keys.map((key) => ({ key }));
  const standing = yield* standingRows(sheets, placed.placement, wanted, 0, rows);
  return standing.map((cells) => Object.fromEntries(keys.map((key, at) => [key, cells[at] ?? ''])) as Record<Key, SheetValue>);
}
