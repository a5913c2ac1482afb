/**
 * Numbers without a format as the hosts draw them: in the format that a formula gave with them, or else whole numbers whole, decimals as far
 * as the column has room, and what is still too wide in smaller digits.
 */
import {
  CellValueType,
  InterceptorEffectEnum,
  IUniverInstanceService,
  numfmt,
  type Univer,
  UniverInstanceType,
  type Workbook,
} from '@univerjs/core';
import { FormulaDataModel } from '@univerjs/engine-formula';
import { INTERCEPTOR_POINT, SheetInterceptorService } from '@univerjs/preset-sheets-core';
import { AUTOMATIC } from '../spreadsheet/number-format';
import { fittedNumber } from '../univer/automatic-number';

/** After the results of formulas have been put into their cells (100), and before what has a format gets it (11). */
const PRIORITY = 50;
/** The usual font's digits are so wide, and the cell's margins. */
const DIGIT_PIXELS = 9.3;
const MARGIN_PIXELS = 6;
const FONT_POINTS = 11;

export function drawAutomaticNumbers(univer: Univer): void {
  const injector = univer.__getInjector();
  const formulas = injector.get(FormulaDataModel);
  injector.get(SheetInterceptorService).intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    priority: PRIORITY,
    effect: InterceptorEffectEnum.Value | InterceptorEffectEnum.Style,
    handler(cell, place, next) {
      if (cell?.t !== CellValueType.NUMBER || typeof cell.v !== 'number') return next(cell);
      const { unitId, subUnitId, row, col, worksheet } = place;
      const styles = place.workbook.getStyles();
      if ((styles.getStyleByCell(cell)?.n?.pattern ?? AUTOMATIC) !== AUTOMATIC) return next(cell);
      // Univer takes the values alone out of a result that fills several cells.
      const given = styles.getStyleByCell(formulas.getArrayFormulaCellData()[unitId]?.[subUnitId]?.[row]?.[col])?.n?.pattern ?? AUTOMATIC;
      const room = Math.floor((worksheet.getColumnWidth(col) - MARGIN_PIXELS) / DIGIT_PIXELS);
      const text = given === AUTOMATIC ? fittedNumber(cell.v, room) : numfmt.format(given, cell.v, { throws: false });
      // Univer would cut off a number that is too wide, which then looks like another one.
      const size = text.length > room && { interceptorStyle: { ...cell.interceptorStyle, fs: (FONT_POINTS * (room - 1)) / text.length } };
      return next({ ...cell, v: text, ...size });
    },
  });
}

/** What is drawn in a cell of the sheet in view. */
export function drawnText(univer: Univer, row: number, column: number): string {
  const workbook = univer.__getInjector().get(IUniverInstanceService).getCurrentUnitOfType<Workbook>(UniverInstanceType.UNIVER_SHEET);
  return String(workbook?.getActiveSheet()?.getCell(row, column)?.v ?? '');
}
