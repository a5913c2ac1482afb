/**
 * Numbers without a format as the hosts draw them: whole numbers whole, decimals as far as the column has room,
 * and what is still too wide in smaller digits.
 */
import { CellValueType, InterceptorEffectEnum, type Univer } from '@univerjs/core';
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
  univer
    .__getInjector()
    .get(SheetInterceptorService)
    .intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
      priority: PRIORITY,
      effect: InterceptorEffectEnum.Value | InterceptorEffectEnum.Style,
      handler(cell, place, next) {
        if (cell?.t !== CellValueType.NUMBER || typeof cell.v !== 'number') return next(cell);
        const pattern = place.workbook.getStyles().getStyleByCell(cell)?.n?.pattern ?? AUTOMATIC;
        if (pattern !== AUTOMATIC) return next(cell);
        const room = Math.floor((place.worksheet.getColumnWidth(place.col) - MARGIN_PIXELS) / DIGIT_PIXELS);
        const text = fittedNumber(cell.v, room);
        // Univer would cut off a number that is too wide, which then looks like another one.
        const size = text.length > room && { interceptorStyle: { ...cell.interceptorStyle, fs: (FONT_POINTS * (room - 1)) / text.length } };
        return next({ ...cell, v: text, ...size });
      },
    });
}
