import type { Cell, Row } from '../model/cell';

/**
 * A function that gives the key of a row's record, by the columns that tell records apart. A record with one of those empty goes
 * by some other texts of it; such keys begin with `?` and are no identity.
 * @param identity places of the columns that tell records apart
 * @param fallback places of those that are looked at where an identity is empty
 * @param settled gives one form of the rows that a sheet may have changed a little
 */
export function recordKeys(
  identity: readonly number[],
  fallback: readonly number[],
  settled: (place: number, cell: Cell) => Cell = (_, cell) => cell,
): (row: Row) => string {
  return (row) => {
    const cell = (place: number): Cell => settled(place, row[place] ?? '');
    const own = identity.map(cell);
    return own.includes('') ? `?${keyText([...own, ...fallback.map(cell)])}` : keyText(own);
  };
}

export const isIdentity = (key: string): boolean => !key.startsWith('?');

/** A function that makes the second of two equal keys another one than the first, and again the same one in another list of rows. */
export function countedKeys(): (key: string) => string {
  const seen = new Map<string, number>();
  return (key) => {
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return times === 1 ? key : `${key}\n#${times}`;
  };
}

/** A number and the text of it are one: an id may come as either, and a sheet may have turned one into the other. */
const keyText = (cells: readonly Cell[]): string =>
  cells.map((cell) => (typeof cell === 'number' ? numberText(cell) : String(cell))).join('\n');

/** Spreadsheets keep fifteen digits. */
const numberText = (value: number): string => String(Number.isInteger(value) ? value : Number(value.toPrecision(15)));
