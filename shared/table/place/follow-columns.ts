import { columnDeleted, columnNotPart, keyColumnDeleted } from '#words/places';
import { wrong } from '../../errors';
import type { MarkedSheets } from '../../marks';
import type { Task } from '../../task';
import { planColumns } from './column-plan';
import type { OutputColumn } from './output-column';
import type { Owner, Placed } from './place';

/** What a report's columns were when they were last written. */
export interface Follow {
  /** Headers by column. */
  readonly headers: ReadonlyMap<string, string>;
  /** Columns whose cells are to look otherwise. */
  readonly formatted?: readonly OutputColumn[];
  /** Whether rows that are there give way to new ones. */
  readonly replaces: boolean;
  /** Keys of the columns without which records cannot be told apart. */
  readonly needed: readonly string[];
}

/**
 * Plans how the columns in the sheet come up to the definition: new ones are put in, headers that are others now are written. What was taken
 * out is emptied where its rows are replaced, and stays as the person's own where they are kept. A column that somebody deleted in the sheet stays away.
 */
export function* followColumns(
  sheets: MarkedSheets,
  { name }: Owner,
  output: readonly OutputColumn[],
  { headers, formatted = [], replaces, needed }: Follow,
  placed: Placed,
): Task<Placed> {
  const { placement, info, isUnnamed } = placed;
  const deleted = output.filter(({ key }) => headers.has(key) && !placement.columns.has(key));
  const missed = deleted.find(({ key }) => needed.includes(key));
  if (missed) throw wrong(keyColumnDeleted(missed.label, name));
  const labelled = output.filter(({ key, label }) => isUnnamed || headers.get(key) !== label);
  const wanted = {
    output,
    deleted: new Set(deleted.map(({ key }) => key)),
    labelled,
    formatted,
    others: replaces ? ('emptied' as const) : ('released' as const),
  };
  const plan = yield* planColumns(sheets, name, info, placement, wanted);
  const isKept = !replaces && placement.rows > 0;
  return {
    ...placed,
    plan: plan.added.length + plan.removed.length + plan.labelled.length + plan.formatted.length > 0 ? plan : undefined,
    notes: [
      ...deleted.map(({ label }) => columnDeleted(label)),
      ...(isKept ? plan.removed : []).map((key) => columnNotPart(headers.get(key) ?? key)),
    ],
    fresh: isKept ? plan.added.map(({ column }) => column.label) : [],
  };
}
