/** Areas as the backend ties things to them, and back. */
import type { Area, SheetFacts, Span } from './backend';

/** What covers all rows or all columns goes on covering them when the sheet grows. */
export function spanOf(area: Area, sheet: SheetFacts): Span {
  const { row, column, rows, columns } = area;
  return { row, column, rows: rows === sheet.rows ? null : rows, columns: columns === sheet.columns ? null : columns };
}

export function areaOfSpan({ row, column, rows, columns }: Span, sheet: SheetFacts): Area {
  return { sheet: sheet.key, row, column, rows: rows ?? sheet.rows, columns: columns ?? sheet.columns };
}

export function overlaps(one: Area, other: Area): boolean {
  return (
    one.sheet === other.sheet &&
    one.row < other.row + other.rows &&
    other.row < one.row + one.rows &&
    one.column < other.column + other.columns &&
    other.column < one.column + one.columns
  );
}

export function contains(outer: Area, inner: Area): boolean {
  return (
    outer.sheet === inner.sheet &&
    outer.row <= inner.row &&
    outer.column <= inner.column &&
    inner.row + inner.rows <= outer.row + outer.rows &&
    inner.column + inner.columns <= outer.column + outer.columns
  );
}

let made = 0;

/** An id that no anchor has. */
export const newAnchorId = (kind: string): string => `${kind}-${Date.now().toString(36)}-${++made}`;
