import { ownColumnDeleted } from '#words/ready';
import type { OwnSheet, SheetPlan } from './blueprint';
import type { Stand } from './drawing';
import { columnFor } from './places';

/**
 * Sentences on the columns of one of the user's own sheets that a ready sheet looks up and that are gone: formulas that lose a column may count
 * without it and say nothing.
 * @param plan the ready sheet
 * @param its the own sheet as it was planned
 * @param there where it stands
 */
export function lostColumns(plan: SheetPlan, own: OwnSheet, its: SheetPlan, there: Stand): readonly string[] {
  const formulas = JSON.stringify(plan);
  return its.columns
    .filter(({ key }) => formulas.includes(`{${own}.${key}}`) && columnFor(there.columns, key) === undefined)
    .map(({ label }) => ownColumnDeleted(there.sheetName, label, plan.title));
}
