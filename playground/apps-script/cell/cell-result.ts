/** What a cell makes of what a custom function gives. */

import type { CellResult, CellScalar } from '../../spreadsheet/cell-call';
import { isDate } from '../runtime/intrinsics';
import { instantToSerial } from '../time/serial';

const MOST_CHARACTERS = 50_000;

/** An array of rows spills, a list is a column, and anything else is one cell. Short rows are filled up with empty cells. */
export function cellResult(value: unknown, zone: string): CellResult {
  try {
    const rows = Array.isArray(value) ? value.map((row: unknown) => (Array.isArray(row) ? row : [row])) : [[value]];
    const width = Math.max(1, ...rows.map((row) => row.length));
    const values = (rows.length === 0 ? [[]] : rows).map((row: unknown[]) =>
      Array.from({ length: width }, (_cell, column) => cellScalar(row[column], zone)),
    );
    return { values };
  } catch (failure) {
    return { error: '#ERROR!', message: (failure as Error).message };
  }
}

function cellScalar(value: unknown, zone: string): CellScalar {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'string') {
    if (value.length > MOST_CHARACTERS) throw new Error(`A cell cannot hold more than ${MOST_CHARACTERS} characters.`);
    return value;
  }
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : '#NUM!';
  if (isDate(value) && !Number.isNaN(value.getTime())) return { date: instantToSerial(value.getTime(), zone) };
  throw new Error(`A custom function cannot give a ${Array.isArray(value) ? 'list inside a row' : typeof value}.`);
}
