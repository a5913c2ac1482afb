import { type Cell, type Column, type Row, secondsPer, type Table, type Unit } from './cell';
import { columnIndex, header } from './selection';

/** The table with only these columns, in their order. Each must be one of the table's. */
export function select(table: Table, columns: readonly Column[]): Table {
  const indexes = columns.map((column) => columnIndex(table.columns, column.key));
  return { columns, rows: table.rows.map((row) => indexes.map((index) => row[index] as Cell)) };
}

/** A table as cells show it: durations converted from seconds to another unit, and days counted in the workbook's date system. */
export function asShown({ columns, rows }: Table, unit: Unit, { firstSerial = 0 }: { readonly firstSerial?: number }): Table {
  const perUnit = secondsPer(unit);
  const shown = ({ kind }: Column, value: number): number => {
    if (kind === 'duration') return value / perUnit;
    return kind === 'date' || kind === 'datetime' ? value - firstSerial : value;
  };
  // One id too long for a number makes texts of all in its column: they sort and are looked for alike.
  const texts = columns.map(({ kind }, index) => kind === 'id' && rows.some((row) => typeof row[index] === 'string' && row[index] !== ''));
  const alike = (cell: Cell, index: number): Cell => {
    if (typeof cell !== 'number') return cell;
    return texts[index] ? String(cell) : shown(columns[index] as Column, cell);
  };
  return { columns, rows: rows.map((row) => row.map(alike)) };
}

/** A header row and the rows below it. */
export const withHeader = (table: Table, unit: Unit): readonly Row[] => [
  table.columns.map((column) => header(column, unit)),
  ...table.rows,
];
