import type { ColoredArea, Formula, PrintSetup, SheetStyler } from '../../shared/sheet-styler';
import type { SheetArea } from '../../shared/sheet-writer';
import { EMPTY, infoOf, type MemoryDocument, shown } from './memory-document';
import type { Step } from './memory-marks';

/** What a styler did to a document in memory beside its cells. Formulas are in the cells, as texts relative to them. */
export interface MemoryStyles {
  readonly styler: SheetStyler;
  readonly colors: ColoredArea[];
  readonly offers: { readonly area: SheetArea; readonly words: readonly string[] }[];
  readonly prints: Map<string, PrintSetup>;
}

/** A formula in which rows that go along with it count from its own: `$C12` in the row below that is `$C[-1]`. */
const relativeTo = (formula: string, row: number): string =>
  formula.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"|(\$?\b[A-Z]{1,3})(\d+)\b(?![(.])/g, (text, column: string | undefined, number: string) =>
    column === undefined ? text : `${column}[${Number(number) - 1 - row}]`,
  );

/** A host whose references may have an open end. */
export function memoryStyler(document: MemoryDocument, step: Step): MemoryStyles {
  const styles: MemoryStyles = {
    colors: [],
    offers: [],
    prints: new Map(),
    styler: {
      columnEnd: '',
      fill: (area, rows) =>
        step('fill', () => {
          if (rows.length !== area.rows || rows.some((row) => row.length !== area.columns))
            throw new Error('The rows do not fit the area.');
          document.each(area, (cell, row, column) => {
            const content = rows[row]?.[column] ?? '';
            if (typeof content !== 'object') return { ...cell, formula: '', value: document.shortened(content) };
            // In a cell for text it would be text.
            const format = cell.format === '@' ? 'General' : cell.format;
            return { ...cell, format, formula: relativeTo((content as Formula).formula, area.row + row), value: '' };
          });
        }),
      calculate: () => step('calculate', () => undefined),
      copySheet: (id, name) =>
        step('copySheet', () => {
          const from = document.find(id);
          const used = from.grid.reduce(
            (size, row, at) => {
              const end = row.reduce((last, cell, column) => (shown(cell) === '' ? last : column + 1), 0);
              return { rows: end > 0 ? at + 1 : size.rows, columns: Math.max(size.columns, end) };
            },
            { rows: 0, columns: 1 },
          );
          if (from.grid.some((row) => row.some(({ value }) => value === 'Loading...'))) throw new Error('It is still calculating.');
          const copy = document.add(name, 'hidden', { rows: Math.max(2, used.rows), columns: used.columns });
          from.grid.slice(0, used.rows).forEach((row, at) => {
            copy.grid[at] = row
              .slice(0, used.columns)
              .map((cell) => (cell === EMPTY ? EMPTY : { ...EMPTY, value: shown(cell), format: cell.format }));
          });
          for (const [column, width] of from.widths) copy.widths.set(column, width);
          document.sheets.splice(document.sheets.indexOf(from) + 1, 0, ...document.sheets.splice(document.sheets.indexOf(copy), 1));
          return infoOf(copy);
        }),
      color: (areas) => step('color', () => void styles.colors.push(...areas)),
      offer: (area, words) => step('offer', () => void styles.offers.push({ area, words })),
      setUpPrint: (sheet, setup) =>
        step('setUpPrint', () => {
          styles.prints.set(sheet, setup);
          return true;
        }),
    },
  };
  return styles;
}
