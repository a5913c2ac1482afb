/** What formulas fill beside their own cells. */
import type { IRange } from '@univerjs/core';
import type { FormulaDataModel } from '@univerjs/engine-formula';
import type { Area } from '../spreadsheet/backend';

type Spilled = Readonly<Record<number, IRange>>;

/** A result that has no room fills nothing. */
export function spilledAreas(formulas: FormulaDataModel, unitId: string, sheet: string): readonly Area[] {
  const ranges = Object.values(formulas.getArrayFormulaRange()[unitId]?.[sheet] ?? {}).flatMap((line) => Object.values(line as Spilled));
  const filled = formulas.getArrayFormulaCellData()[unitId]?.[sheet];
  return ranges.flatMap((range) => {
    const { startRow: row, startColumn: column, endRow, endColumn } = range;
    const area = { sheet, row, column, rows: endRow - row + 1, columns: endColumn - column + 1 };
    return isFilled(filled, area) ? [area] : [];
  });
}

/** Whether something stands beside the formula's own cell: what is blank in a result leaves nothing. */
function isFilled(filled: Readonly<Record<number, object>> | undefined, { row, column, rows, columns }: Area): boolean {
  for (let at = row; at < row + rows; at += 1)
    for (const text of Object.keys(filled?.[at] ?? {}))
      if (Number(text) >= column && Number(text) < column + columns && (at > row || Number(text) > column)) return true;
  return false;
}
