import type { Column, Row } from '../model/cell';
import type { Page } from './paginate';

/** What is wrong with a whole set of numbered pages: rows came or went while they were read, so one may be missing or there twice. */
export type Shift = 'total changed' | 'rows missing' | 'rows twice';

/**
 * Whether the pages of one reading belong together: one total, as many rows, each identity once. A record without an
 * identity (a deleted user may have lost the id) counts as a row and is not compared.
 */
export function shiftOf(pages: readonly Page[], columns: readonly Column[], identity: readonly string[]): Shift | undefined {
  const totals = new Set(pages.map(({ total }) => total));
  if (totals.size > 1) return 'total changed';
  const rows = pages.flatMap((page) => page.rows);
  const [total] = totals;
  const places = identity.map((key) => columns.findIndex((column) => column.key === key));
  const keys = rows.map((row) => identityOf(row, places)).filter((key) => key !== undefined);
  if (new Set(keys).size < keys.length) return 'rows twice';
  return total !== undefined && total !== rows.length ? 'rows missing' : undefined;
}

/**
 * Whether identities that come twice belong so: two readings gave the very same rows, and no row is there twice as a whole. The
 * descriptions do not say that a user has one row a day; a server may give one for each computer.
 */
export function areTwiceByNature(rows: readonly Row[], earlier: readonly Row[]): boolean {
  const texts = rows.map((row) => JSON.stringify(row));
  return (
    new Set(texts).size === texts.length &&
    texts.length === earlier.length &&
    texts.every((text, index) => text === JSON.stringify(earlier[index]))
  );
}

function identityOf(row: Row, places: readonly number[]): string | undefined {
  const cells = places.map((place) => row[place] ?? '');
  return cells.includes('') ? undefined : cells.join('\n');
}
