/** What deletions have taken along, kept for the case that a person takes them back. */
import type { Anchor } from '../spreadsheet/backend';
import type { ShapeChange } from './shape-change';

/** So many steps can be undone in Univer. */
const STEPS = 20;

export interface TakenAlong {
  /** Rows, columns or a whole sheet went away: `before` are the anchors that were lost or became smaller, as they were. */
  keep(deletion: Deletion, before: readonly Anchor[]): void;
  /** These come back: what they had taken along. */
  giveBack(deletion: Deletion): readonly Anchor[];
}

/** Lines by their first one and their number; a sheet by its key alone. */
type Deletion = Pick<ShapeChange, 'sheet'> & Partial<Pick<ShapeChange, 'axis' | 'first' | 'count'>>;

export function createTakenAlong(): TakenAlong {
  const kept: { readonly name: string; readonly before: readonly Anchor[] }[] = [];
  const nameOf = ({ sheet, axis, first, count }: Deletion): string => JSON.stringify([sheet, axis, first, count && Math.abs(count)]);
  return {
    keep(deletion, before) {
      kept.push({ name: nameOf(deletion), before });
      if (kept.length > STEPS) kept.shift();
    },
    giveBack(deletion) {
      const at = kept.map(({ name }) => name).lastIndexOf(nameOf(deletion));
      return at < 0 ? [] : (kept.splice(at)[0]?.before ?? []);
    },
  };
}
