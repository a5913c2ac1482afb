/** Formulas relative to their own cell (R1C1), so that they can be compared and filled down. */
import { columnName, columnNumber } from './notation';

/** Texts, quoted names of sheets, functions, ranges of whole rows and columns, and cells; everything else is passed over letter by letter. */
const TOKEN =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'!?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}(?![\w.(])|\$?[1-9]\d*:\$?[1-9]\d*(?![\w.(])|[\p{L}_$][\p{L}\p{N}_.$]*[(!]?|\d[\d.]*(?:[eE][+-]?\d+)?/gu;
const CELL = /^(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d*)$/;
const COLUMNS = /^(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})$/;
const ROWS = /^(\$?)([1-9]\d*):(\$?)([1-9]\d*)$/;

interface Place {
  readonly row: number;
  readonly column: number;
}

const line = (letter: 'R' | 'C', fixed: string, at: number, own: number): string => {
  if (fixed !== '') return `${letter}${at + 1}`;
  return `${letter}[${at - own}]`;
};

/** `=A1*$B$2` in C1 is `=R[0]C[-2]*R2C2`. */
export function toR1C1(formula: string, own: Place): string {
  return formula.replace(TOKEN, (token) => {
    const cell = CELL.exec(token);
    if (cell) {
      const [, fixedColumn = '', letters = '', fixedRow = '', number = ''] = cell;
      return line('R', fixedRow, Number(number) - 1, own.row) + line('C', fixedColumn, columnNumber(letters), own.column);
    }
    const columns = COLUMNS.exec(token);
    if (columns) {
      const [, fixed1 = '', first = '', fixed2 = '', last = ''] = columns;
      return `${line('C', fixed1, columnNumber(first), own.column)}:${line('C', fixed2, columnNumber(last), own.column)}`;
    }
    const rows = ROWS.exec(token);
    if (!rows) return token;
    const [, fixed1 = '', first = '', fixed2 = '', last = ''] = rows;
    return `${line('R', fixed1, Number(first) - 1, own.row)}:${line('R', fixed2, Number(last) - 1, own.row)}`;
  });
}

const RELATIVE =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'!?|(?<![\p{L}\p{N}_.])(?:R(\d+|\[-?\d+\])?C(\d+|\[-?\d+\])?|R(\d+|\[-?\d+\]):R(\d+|\[-?\d+\])|C(\d+|\[-?\d+\]):C(\d+|\[-?\d+\]))(?![\p{L}\p{N}_.(])/gu;

/** The other way round; what would be outside of every sheet becomes `#REF!`. */
export function fromR1C1(formula: string, own: Place): string {
  const at = (text: string | undefined, from: number): { readonly place: number; readonly fixed: string } => {
    if (text === undefined) return { place: from, fixed: '' };
    return text.startsWith('[') ? { place: from + Number(text.slice(1, -1)), fixed: '' } : { place: Number(text) - 1, fixed: '$' };
  };
  return formula.replace(RELATIVE, (token, ...groups: unknown[]) => {
    if (/^["']/.test(token)) return token;
    const [row, column, row1, row2, column1, column2] = groups.slice(0, 6) as (string | undefined)[];
    const rowText = (text: string | undefined): string => {
      const { place, fixed } = at(text, own.row);
      return place < 0 ? '#REF!' : `${fixed}${place + 1}`;
    };
    const columnText = (text: string | undefined): string => {
      const { place, fixed } = at(text, own.column);
      return place < 0 ? '#REF!' : fixed + columnName(place);
    };
    const parts =
      row1 !== undefined
        ? [rowText(row1), ':', rowText(row2)]
        : column1 !== undefined
          ? [columnText(column1), ':', columnText(column2)]
          : [columnText(column), rowText(row)];
    // `$A` and `$1` make `$A$1`.
    return parts.includes('#REF!') ? '#REF!' : parts.join('');
  });
}
