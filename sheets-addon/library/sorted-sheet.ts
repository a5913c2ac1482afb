import type { MarkedSheets } from '../../shared/marks';
import type { Row } from '../../shared/model/cell';
import { isBlankRow } from '../../shared/table/cells/blank-row';
import { rowsWithFormulas, standingRows } from '../../shared/table/changes/standing-rows';
import type { OutputColumn } from '../../shared/table/place/output-column';
import { areasOf, keyedGroups, type Placement } from '../../shared/table/place/placement';
import type { Task } from '../../shared/task';
import { isStopped } from './write-modes';

/**
 * Whether somebody sorted the sheet along: a record stands where the header was, or the header elsewhere, or records above it that are gone below.
 * @param replaces whether new rows are going to stand there anyway, so that only what is above matters
 */
export function* isSortedAlong(
  sheets: MarkedSheets,
  placement: Placement,
  there: readonly OutputColumn[],
  hasHeader: boolean,
  replaces: boolean,
): Task<boolean> {
  const { header, rows, claimed } = placement;
  const top = Math.max(0, header - 1);
  const below = hasHeader || replaces ? 0 : rows + claimed;
  const seen = yield* standingRows(sheets, { ...placement, header: top - 1 }, there, 0, header - top + 1 + below);
  const hasNumber = (row: Row): boolean => row.some((cell, index) => there[index]?.kind !== 'text' && typeof cell === 'number');
  const isRecord = (row: Row): boolean => row.every((cell) => cell !== '') && hasNumber(row);
  const above = seen.slice(0, header - top);
  const own = seen[header - top];
  if (!replaces && own && isRecord(own) && !(yield* isCalculated(sheets, placement, there, header))) return true;
  // A person may have renamed some of the columns.
  const labels = (row: Row): number => row.filter((cell, index) => cell === there[index]?.label).length;
  const isHeader = (row: Row): boolean => row.length > 1 && labels(row) * 2 >= row.length;
  if (!hasHeader && seen.some((row) => row !== own && isHeader(row))) return true;
  // Anything may stand above; what the table lacks at its end came from there. Whoever empties more of it than one row sorts nothing.
  const isFilled = (row: Row): boolean => row.filter((cell) => cell !== '').length * 2 > row.length;
  if (!above.some((row) => hasNumber(row) && isFilled(row)) || rows === 0 || isStopped(placement)) return false;
  if (yield* isCalculated(sheets, placement, there, top)) return false;
  const last = yield* standingRows(sheets, placement, there, Math.max(0, rows - 2), Math.min(2, rows));
  return last.filter(isBlankRow).length === 1 && last.slice(-1).every(isBlankRow);
}

/** Whether something of a row is calculated, as totals above a header are: no record is. */
function* isCalculated(sheets: MarkedSheets, { sheet, columns }: Placement, there: readonly OutputColumn[], row: number): Task<boolean> {
  const groups = keyedGroups(there, columns);
  return (yield* rowsWithFormulas(sheets, areasOf(sheet, groups, row, 1))).size > 0;
}
