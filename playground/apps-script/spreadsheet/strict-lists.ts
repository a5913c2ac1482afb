import { contains } from '../../spreadsheet/anchors';
import type { Area, CellContent, Grid, SpreadsheetBackend } from '../../spreadsheet/backend';
import { dropDownsIn } from '../../spreadsheet/drop-downs';
import { cellName } from '../../spreadsheet/notation';
import { ScriptException } from '../runtime/script-exception';

/** @throws ScriptException where a cell that takes only words of its list is to hold something else. */
export function checkValidation(spreadsheet: SpreadsheetBackend, area: Area, contents: Grid<CellContent>): void {
  for (const { area: own, list } of dropDownsIn(spreadsheet, area)) {
    if (list.takesOthers) continue;
    contents.forEach((line, down) => {
      line.forEach((content, right) => {
        const cell = { sheet: area.sheet, row: area.row + down, column: area.column + right, rows: 1, columns: 1 };
        if (content === null || typeof content === 'object' || list.words.includes(String(content)) || !contains(own, cell)) return;
        throw new ScriptException(
          `The data you entered in cell ${cellName(cell.row, cell.column)} violates the data validation rules set on this cell.`,
        );
      });
    });
  }
}
