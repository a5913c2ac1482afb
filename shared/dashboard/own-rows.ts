import type { MarkedSheets } from '../marks';
import type { KeyValueStore } from '../ports';
import type { SheetValue } from '../sheet-writer';
import { standingPlace } from '../table/place';
import { areasOf, columnGroups } from '../table/placement';
import { type Task, wait } from '../task';
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
  const { sheet, header, columns } = placed.placement;
  const groups = columnGroups(keys, columns);
  const rows = placed.info.rows - header - 1;
  const cells = rows > 0 && groups.length > 0 ? yield* wait(sheets.read(areasOf(sheet, groups, header + 1, rows))) : [];
  return Array.from({ length: cells[0]?.length ?? 0 }, (_, row) => {
    const found = Object.fromEntries(keys.map((key) => [key, ''])) as Record<Key, SheetValue>;
    groups.forEach(({ indexes }, group) => {
      indexes.forEach((index, at) => {
        found[keys[index] as Key] = cells[group]?.[row]?.[at] ?? '';
      });
    });
    return found;
  });
}
