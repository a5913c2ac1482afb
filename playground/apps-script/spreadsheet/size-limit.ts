/** How large a spreadsheet may be. */
import type { SheetFacts } from '../../spreadsheet/backend';
import { ScriptException } from '../runtime/script-exception';

const MOST_CELLS = 10_000_000;
const MOST_COLUMNS = 18_278;

/** @throws ScriptException when a sheet that grows by so many rows and columns would make the spreadsheet too large. */
export function checkGrowth(sheets: readonly SheetFacts[], grown: SheetFacts, rows: number, columns: number): void {
  if (grown.columns + columns > MOST_COLUMNS) throw new ScriptException(`A sheet cannot have more than ${MOST_COLUMNS} columns.`);
  const others = sheets.filter((sheet) => sheet.key !== grown.key).reduce((sum, sheet) => sum + sheet.rows * sheet.columns, 0);
  if (others + (grown.rows + rows) * (grown.columns + columns) > MOST_CELLS) {
    throw new ScriptException(`This action would increase the number of cells in the workbook above the limit of ${MOST_CELLS} cells.`);
  }
}
