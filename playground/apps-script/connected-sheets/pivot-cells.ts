import type { StoredValue } from '../../spreadsheet/backend';
import { enumeration } from '../services/enumeration';
import { cellOf } from './cell-of';
import type { PivotSource } from './kept-sources';
import type { SourceColumn } from './read-source';

type Numbers = readonly number[];

/** How values are summed up: those of which the host knows how. https://developers.google.com/apps-script/reference/spreadsheet/pivot-table-summarize-function */
export const SUMMARIES: Readonly<Record<string, (values: Numbers) => number>> = {
  SUM: (values) => values.reduce((sum, value) => sum + value, 0),
  AVERAGE: (values) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length),
  COUNTA: (values) => values.length,
  MAX: (values) => values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY),
  MIN: (values) => values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY),
};

export const SUMMARIZE_FUNCTION = enumeration(...Object.keys(SUMMARIES));

const TOTAL = 'Grand Total';

/** A pivot table's cells: its header, a line for each of its row groups, and the line of totals. */
export function pivotCells(
  { rowGroups, columnGroups, values }: Pick<PivotSource, 'rowGroups' | 'columnGroups' | 'values'>,
  columns: readonly SourceColumn[],
  rows: readonly (readonly (string | null)[])[],
): readonly (readonly StoredValue[])[] {
  if (rowGroups.length + columnGroups.length + values.length === 0) return [];
  const place = (name: string): number => columns.findIndex((column) => column.name === name);
  const cell = (row: readonly (string | null)[], name: string): StoredValue =>
    cellOf(row[place(name)] ?? null, columns[place(name)] ?? { name, type: 'STRING' });
  const groupOf = (row: readonly (string | null)[], groups: readonly string[]): readonly StoredValue[] =>
    groups.map((name) => cell(row, name));
  // A head is a text, whatever its column holds.
  const headOf = (row: readonly (string | null)[]): readonly StoredValue[] => columnGroups.map((name) => row[place(name)] ?? '');
  const across = distinct(rows.map(headOf));
  const down = distinct(rows.map((row) => groupOf(row, rowGroups)));
  const found = new Map<string, (readonly (string | null)[])[]>();
  const add = (key: readonly unknown[], row: readonly (string | null)[]): void => {
    const name = JSON.stringify(key);
    const list = found.get(name);
    if (list) list.push(row);
    else found.set(name, [row]);
  };
  for (const row of rows) {
    const [line, column] = [groupOf(row, rowGroups), headOf(row)];
    add([line, column], row);
    add([TOTAL, column], row);
  }
  const summed = (line: unknown, column: readonly StoredValue[]): readonly StoredValue[] =>
    values.map(({ column: name, by }) => {
      const own = (found.get(JSON.stringify([line, column])) ?? []).map((row) => cell(row, name)).filter((value) => value !== null);
      return own.length === 0 ? null : (SUMMARIES[by]?.(own.map(Number)) ?? null);
    });
  const heads = across.flatMap((column) =>
    values.map(({ column: name, by }) => (column.length === 0 ? `${by} of ${name}` : column.join(', '))),
  );
  return [
    [...rowGroups, ...heads],
    ...down.map((line) => [...line, ...across.flatMap((column) => summed(line, column))]),
    ...(rowGroups.length > 0 ? [[TOTAL, ...rowGroups.slice(1).map(() => null), ...across.flatMap((column) => summed(TOTAL, column))]] : []),
  ];
}

/** Each once, in their order. */
function distinct(keys: readonly (readonly StoredValue[])[]): readonly (readonly StoredValue[])[] {
  const all = new Map(keys.map((key) => [JSON.stringify(key), key]));
  return [...all.values()].sort((one, other) => compared(one, other));
}

function compared(one: readonly StoredValue[], other: readonly StoredValue[]): number {
  for (const [at, left] of one.entries()) {
    const right = other[at] ?? null;
    if (left === right) continue;
    if (typeof left === 'number' && typeof right === 'number') return left - right;
    return String(left ?? '').localeCompare(String(right ?? ''), 'en');
  }
  return 0;
}
