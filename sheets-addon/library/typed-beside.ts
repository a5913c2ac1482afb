import { wrong } from '../../shared/errors';
import type { MarkedSheets } from '../../shared/marks';
import { areaName } from '../../shared/model/a1';
import type { Row } from '../../shared/model/cell';
import type { SheetInfo } from '../../shared/sheet-writer';
import { standingRows } from '../../shared/table/changed-rows';
import { recordKeys } from '../../shared/table/record-key';
import { sideColumns } from '../../shared/table/side-columns';
import type { Target } from '../../shared/table/target';
import type { Task } from '../../shared/task';
import { typedNotKept } from '../../shared/words/en/places';

/**
 * Refuses rows that would come to stand beside what a person typed at the side of other ones. Nothing is moved: a script that is stopped
 * in between would not know what it had moved.
 * @param telling keys of the columns that tell rows apart
 * @throws ActivTrakError `argument` with the cells, before anything is written
 */
export function* refuseParting(
  sheets: MarkedSheets,
  info: SheetInfo,
  { owner, name, placement, output, unit, readBack }: Target,
  values: readonly Row[],
  telling: readonly string[],
): Task<void> {
  const identity = output.flatMap(({ key }, index) => (telling.includes(key) && placement.columns.has(key) ? [index] : []));
  const keyOf = recordKeys(output, identity, unit, readBack.settled);
  const typed = (yield* sideColumns(sheets, info, owner, placement)).flatMap(({ column, values: cells, single, hasFormula }) =>
    cells.flatMap((cell, row) => (single.includes(row) || (cell !== '' && !hasFormula(row)) ? [{ row, column }] : [])),
  );
  if (telling.length === 0 || typed.length === 0) return;
  const standing = yield* standingRows(sheets, placement, output, 0, placement.rows);
  const isParted = (row: number): boolean =>
    standing[row] !== undefined && (identity.length === 0 || values[row] === undefined || keyOf(standing[row]) !== keyOf(values[row]));
  const cells = typed.flatMap(({ row, column }) => (isParted(row) ? [areaName({ row: placement.header + 1 + row, column })] : []));
  if (cells.length > 0) throw wrong(typedNotKept(name, cells, true));
}
