import type { Cell } from './cell';

/** Numbers by their size, names as people look for them. */
export function compareCells(one: Cell | undefined, other: Cell | undefined): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  const [left, right] = [sortText(String(one)), sortText(String(other))];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** A name by its letters, whatever stands before those; names without letters come last. */
const sortText = (name: string): string => name.toLowerCase().replace(/^[^\p{L}]*/u, '') || `\uffff${name}`;
