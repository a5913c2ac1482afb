import { ownSheetDeleted } from '#words/ready';
import type { KeyValueStore } from '../ports';
import type { Task } from '../task';
import type { OwnSheet } from './blueprint';
import type { Drawing, Stand } from './drawing';
import type { KeptReady, OwnOf } from './kept-ready';
import { lostColumns } from './own-columns';
import { type Absent, ownSheet } from './own-sheets';
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
 * @param of whose people they have
 * @param by the ID of the connection at work
 * @param absent what is done where one isn't there
 */
export function* lookedUp(
  documents: KeyValueStore,
  { blueprint: plan, own }: KeptReady,
  of: OwnOf | undefined,
  by: string,
  rest: Pick<Drawing, 'sheets' | 'styler' | 'source'>,
  absent: Absent,
): Task<LookedUp> {
  const stands: Partial<Record<OwnSheet, Stand>> = {};
  const places: Record<string, Places[string]> = {};
  const said: string[] = [];
  for (const need of plan.needs) {
    const its = own[need];
    if (its === undefined) continue;
    const there = yield* ownSheet(documents, need, of, by, its, rest, absent);
    if (there) {
      stands[need] = there;
      places[need] = wholeColumns(there.sheetName, there.columns);
      said.push(...lostColumns(plan, need, its, there));
    } else said.push(ownSheetDeleted(its.title, plan.title));
  }
  return { stands, places, said: [...said, ...(yield* textDatesFor(plan, stands, rest.sheets))] };
}
