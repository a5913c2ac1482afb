import { ownSheetDeleted } from '#words/ready';
import type { Task } from '../task';
import type { OwnSheet } from './blueprint';
import type { Stand } from './drawing';
import type { KeptReady } from './kept-ready';
import { lostColumns } from './own-columns';
import { type OwnSheets, ownSheet } from './own-sheets';
import { type Places, wholeColumns } from './places';
import { textDatesFor } from './text-dates';

/** The user's own sheets that a ready sheet looks things up in. */
interface LookedUp {
  /** Where they stand; not those that were deleted. */
  readonly stands: Readonly<Partial<Record<OwnSheet, Stand>>>;
  /** What formulas call their columns. */
  readonly places: Places;
  /** What a person should know of them. */
  readonly said: readonly string[];
}

/**
 * Sees that the own sheets of a ready sheet have everybody, and where they are.
 * @throws ActivTrakError when the host refuses it
 */
export function* lookedUp(common: OwnSheets, { blueprint: plan, own }: KeptReady): Task<LookedUp> {
  const stands: Partial<Record<OwnSheet, Stand>> = {};
  const places: Record<string, Places[string]> = {};
  const said: string[] = [];
  for (const need of plan.needs) {
    const its = own[need];
    if (its === undefined) continue;
    const there = yield* ownSheet(common, need, its);
    if (there) {
      stands[need] = there;
      places[need] = wholeColumns(there.sheetName, there.columns);
      said.push(...lostColumns(plan, need, its, there));
    } else said.push(ownSheetDeleted(its.title, plan.title));
  }
  return { stands, places, said: [...said, ...(yield* textDatesFor(plan, stands, common.sheets))] };
}
