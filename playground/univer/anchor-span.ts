/** Where an anchor is after rows or columns came, went or moved. */
import type { Span } from '../spreadsheet/backend';
import type { Axis, LineMove } from './shape-change';

interface Stretch {
  readonly first: number;
  /** `null` is all there are. */
  readonly count: number | null;
}

const stretchOf = (span: Span, axis: Axis): Stretch =>
  axis === 'row' ? { first: span.row, count: span.rows } : { first: span.column, count: span.columns };

const withStretch = (span: Span, axis: Axis, { first, count }: Stretch): Span =>
  axis === 'row' ? { ...span, row: first, rows: count } : { ...span, column: first, columns: count };

/** Lines that come in front push the anchor on; lines that come within make it larger. */
export function insertedSpan(span: Span, axis: Axis, before: number, more: number): Span {
  const { first, count } = stretchOf(span, axis);
  if (count === null || before >= first + count) return span;
  return withStretch(span, axis, before <= first ? { first: first + more, count } : { first, count: count + more });
}

/** `undefined` when nothing of it is left. */
export function removedSpan(span: Span, axis: Axis, from: number, gone: number): Span | undefined {
  const { first, count } = stretchOf(span, axis);
  if (count === null) return span;
  const before = Math.max(0, Math.min(first, from + gone) - from);
  const within = Math.max(0, Math.min(first + count, from + gone) - Math.max(first, from));
  if (within >= count) return undefined;
  return withStretch(span, axis, { first: first - before, count: count - within });
}

/** An anchor goes along when all of its lines move; else it keeps its first line and its size. */
export function movedSpan(span: Span, { axis, first: from, count: moved, before }: LineMove): Span {
  const { first, count } = stretchOf(span, axis);
  if (count === null) return span;
  const to = before > from ? before - moved : before;
  if (first >= from && first + count <= from + moved) return withStretch(span, axis, { first: first - from + to, count });
  const closed = first >= from + moved ? first - moved : first;
  return withStretch(span, axis, { first: closed >= to ? closed + moved : closed, count });
}
