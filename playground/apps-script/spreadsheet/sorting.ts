/** Range.sort: the cells of rows change places; rows themselves, and what is tied to them, stay. */
import type { Area, StoredValue } from '../../spreadsheet/backend';
import { fromR1C1, toR1C1 } from '../../spreadsheet/r1c1';
import type { SpreadsheetObjects } from './objects';

interface Key {
  readonly column: number;
  readonly ascending: boolean;
}

/** `2`, `{ column: 2, ascending: false }` or a list of such; columns count from 1 in the sheet. */
function keysOf(spec: unknown): readonly Key[] {
  const all: readonly unknown[] = Array.isArray(spec) ? spec : [spec];
  return all.map((one) => {
    if (typeof one === 'number') return { column: one - 1, ascending: true };
    const { column, ascending = true } = one as { column: number; ascending?: boolean };
    return { column: column - 1, ascending };
  });
}

export function sortRange(objects: SpreadsheetObjects, area: Area, spec: unknown): void {
  const { cells } = objects;
  const [values, formulas, formats, notes] = [
    cells.read(area, 'values'),
    cells.read(area, 'formulas'),
    cells.read(area, 'formats'),
    cells.read(area, 'notes'),
  ];
  const keys = keysOf(spec);
  const order = values
    .map((_, index) => index)
    .sort((one, other) => {
      for (const { column, ascending } of keys) {
        const [first, second] = [values[one]?.[column - area.column] ?? null, values[other]?.[column - area.column] ?? null];
        const found = compared(first, second, ascending);
        if (found !== 0) return found;
      }
      return one - other;
    });
  const contents = order.map((from, to) =>
    (values[from] ?? []).map((value, column) => {
      const formula = formulas[from]?.[column] ?? '';
      if (formula === '') return value;
      const place = (row: number) => ({ row: area.row + row, column: area.column + column });
      return { formula: fromR1C1(toR1C1(formula, place(from)), place(to)) };
    }),
  );
  cells.write(area, { contents, formats: order.map((from) => formats[from] ?? []), notes: order.map((from) => notes[from] ?? []) });
}

const RANK = { number: 0, string: 1, boolean: 2 } as const;

/** Numbers come before texts, those before booleans; empty cells are last, in both directions. */
function compared(one: StoredValue, other: StoredValue, ascending: boolean): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  const rank = (value: StoredValue): number => RANK[typeof value as keyof typeof RANK];
  const order = rank(one) - rank(other) || (typeof one === 'string' ? one.localeCompare(String(other)) : Number(one) - Number(other));
  return ascending ? order : -order;
}
