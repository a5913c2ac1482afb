import { typedNotKept } from '#words/places';
import { wrong } from '../../shared/errors';
import type { MarkedSheets } from '../../shared/marks';
import { areaName } from '../../shared/model/a1';
import type { Row } from '../../shared/model/cell';
import type { SheetInfo, SheetValue } from '../../shared/sheet-writer';
import { isOfBoxes, type SideColumn, sideColumns } from '../../shared/table/beside/side-columns';
import { recordKeys } from '../../shared/table/changes/record-key';
import { standingRows } from '../../shared/table/changes/standing-rows';
import type { Target } from '../../shared/table/place/target';
import type { Task } from '../../shared/task';

/**
 * The cells in which a person typed at the side of a row that another one is going to stand in for.
 * @param values the rows that are going to stand there, from the table's `from`-th on
 * @param telling keys of the columns that tell rows apart
 */
export function* partedCells(
  sheets: MarkedSheets,
  info: SheetInfo,
  { owner, placement, output, unit, readBack }: Target,
  values: readonly Row[],
  telling: readonly string[],
  from = 0,
): Task<readonly string[]> {
  const identity = output.flatMap(({ key }, index) => (telling.includes(key) && placement.columns.has(key) ? [index] : []));
  const keyOf = recordKeys(output, identity, unit, readBack.settled);
  const typed = (yield* sideColumns(sheets, info, owner, placement)).flatMap((side) =>
    side.values.flatMap((cell, row) => (row >= from && isTyped(side, cell, row) ? [{ row, column: side.column }] : [])),
  );
  if (telling.length === 0 || typed.length === 0) return [];
  const end = Math.min(placement.rows + placement.claimed, info.rows - placement.header - 1);
  const standing = yield* standingRows(sheets, placement, output, from, end - from);
  const isParted = (row: number): boolean => {
    const [there, now] = [standing[row - from], values[row - from]];
    return there !== undefined && (identity.length === 0 || now === undefined || keyOf(there) !== keyOf(now));
  };
  return typed.flatMap(({ row, column }) => (isParted(row) ? [areaName({ row: placement.header + 1 + row, column })] : []));
}

/** An unticked box tells nothing, and may stand beside any row. */
const isTyped = (side: SideColumn, cell: SheetValue, row: number): boolean =>
  side.single.includes(row) || (cell !== '' && !side.hasFormula(row) && (cell !== false || !isOfBoxes(side)));

/**
 * Refuses rows that would come to stand beside what a person typed at the side of other ones. Nothing is moved: a script that is stopped
 * in between would not know what it had moved.
 * @throws ActivTrakError `argument` with the cells, before anything is written
 */
export function* refuseParting(...parts: Parameters<typeof partedCells>): Task<void> {
  const cells = yield* partedCells(...parts);
  if (cells.length > 0) throw wrong(typedNotKept(parts[2].name, cells, true));
}
