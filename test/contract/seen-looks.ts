import type { SpreadsheetBackend } from '../../playground/spreadsheet/backend';
import { colorRules } from '../../playground/spreadsheet/color-rules';
import { dropDownsIn } from '../../playground/spreadsheet/drop-downs';
import { fromR1C1 } from '../../playground/spreadsheet/r1c1';
import type { ColoredArea } from '../../shared/sheet-styler';
import type { Offered } from './sheet-styler.contract';

/** What the playground's spreadsheet keeps of looks, in the words of the port. */
export function seenLooks(backend: SpreadsheetBackend, sheet: string) {
  return {
    rules: (): readonly ColoredArea[] =>
      colorRules(backend, sheet).flatMap(({ look, spans }) =>
        spans.map(({ row, column, rows, columns }): ColoredArea => {
          const area = { sheet, row, column, rows: rows ?? 0, columns: columns ?? 0 };
          if (look.kind === 'scale') {
            const { low, middle, high } = look;
            const isFixed = low.at === 'number';
            const between = [Number(low.value), Number(high.value)] as const;
            expect([low.at, high.at]).toEqual(isFixed ? ['number', 'number'] : ['least', 'most']);
            if (middle)
              expect([middle.at, middle.value]).toEqual(isFixed ? ['number', String((between[0] + between[1]) / 2)] : ['percentile', '50']);
            const colors = { low: low.color, ...(middle && { middle: middle.color }), high: high.color };
            return { area, rule: { kind: 'scale', ...colors, ...(isFixed && { between }) } };
          }
          const { formula, fill, text } = look;
          return { area, rule: { kind: 'formula', formula: fromR1C1(formula, area), ...(fill && { fill }), ...(text && { text }) } };
        }),
      ),
    offered(row: number, column: number): Offered | undefined {
      const [found] = dropDownsIn(backend, { sheet, row, column, rows: 1, columns: 1 });
      return found && { words: found.list.words, isFree: found.list.takesOthers && found.list.warning === '' };
    },
  };
}
