import { wrong } from '../errors';
import { noColumn } from '../words/en/columns';
import type { Cell, Column, Row, Table, Unit } from './cell';
import { secondsPer } from './cell-value';
import { nearest } from './nearest';
import { plainWord } from './words';

/** The default columns. */
export const usualColumns = (columns: readonly Column[]): readonly Column[] => columns.filter(({ offer }) => offer === 'usual');

/**
 * The columns that people named, in their order. A name is the header's text, the stable key or the API's own word, in any
 * letter case; `all` means every column but the private ones.
 * @throws ActivTrakError `argument` for a name that is no column, with those that are.
 */
export function chosenColumns(columns: readonly Column[], names: readonly string[]): readonly Column[] {
  const offered = columns.filter(({ offer }) => offer !== 'internal');
  const chosen = names.flatMap((name) =>
    plainWord(name) === 'all' ? offered.filter(({ offer }) => offer !== 'private') : [named(offered, name)],
  );
  return [...new Set(chosen)];
}

function named(offered: readonly Column[], name: string): Column {
  const word = plainWord(withoutUnit(name));
  const column =
    offered.find(({ key, label }) => plainWord(key) === word || plainWord(label) === word) ??
    offered.find(({ sources }) => sources.some((source) => plainWord(source) === word));
  if (column) return column;
  const labels = offered.map(({ label }) => label);
  const meant = labels.find((label) => label === OTHER_WORDS[word]) ?? nearest(name, labels);
  throw wrong(noColumn(name, labels, meant));
}

/** A header's text without the unit after it. */
export const withoutUnit = (text: string): string => text.replace(/\((h|s|hours|seconds|days)\)\s*$/i, '');

/** Other names that people use for a column. */
const OTHER_WORDS: Readonly<Record<string, string>> = {
  person: 'User',
  people: 'User',
  employee: 'User',
  name: 'User',
  day: 'Date',
  hours: 'Total',
  app: 'Application',
  title: 'Window title',
  device: 'Computer',
  team: 'Groups',
};

const SUFFIX: Readonly<Record<Unit, string>> = { hours: ' (h)', seconds: ' (s)', days: '' };

/** A column's header; a duration names its unit. */
export const header = (column: Pick<Column, 'kind' | 'label'>, unit: Unit): string =>
  column.kind === 'duration' ? column.label + SUFFIX[unit] : column.label;

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

/**
 * A column's index in a row.
 * @throws RangeError when the column isn't one of these: the caller chose them itself
 */
export function columnIndex(columns: readonly Column[], key: string): number {
  const index = columns.findIndex((column) => column.key === key);
  if (index === -1) throw new RangeError(`There is no column ${key} here.`);
  return index;
}

/** A header row and the rows below it. */
export const withHeader = (table: Table, unit: Unit): readonly Row[] => [
  table.columns.map((column) => header(column, unit)),
  ...table.rows,
];
