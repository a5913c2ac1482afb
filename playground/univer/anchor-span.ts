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

/**
 * An anchor goes along when all of its lines move. Of its own lines those that stay between or beside its others stay its own, and others are
 * taken out of it; lines that come between its own are its own, as with what is cut and put in again.
 */
export function movedSpan(span: Span, { axis, first: from, count: moved, before }: LineMove): Span {
  const { first, count } = stretchOf(span, axis);
  if (count === null) return span;
  const to = before > from ? before - moved : before;
  const left = removedSpan(span, axis, from, moved);
  if (left === undefined) return withStretch(span, axis, { first: first - from + to, count });
  const { first: start, count: rest } = stretchOf(left, axis) as { first: number; count: number };
  const isOwn = rest < count && to >= start && to <= start + rest;
  return isOwn ? withStretch(left, axis, { first: start, count: rest + moved }) : insertedSpan(left, axis, to, moved);
}
