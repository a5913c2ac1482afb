import type { KeyValueStore } from '../ports';
import type { Task } from '../task';
import type { OwnSheet, SheetPlan } from './blueprint';
import { makeSheet, showWhole } from './draw-sheet';
import { type Drawing, type Stand, standOf } from './drawing';
import { loadOwn, ownOwner, saveOwn } from './kept-ready';
import { columnFor } from './places';
import { addRows } from './ready-rows';

/**
 * One of the user's own sheets over a report's people: made where it never was, and with a row for everybody.
 * @param mayMake whether it is made again when somebody has deleted it
 * @returns where it stands; `undefined` when it was deleted
 */
export function* ownSheet(
  documents: KeyValueStore,
  own: OwnSheet,
  plan: SheetPlan,
  rest: Pick<Drawing, 'sheets' | 'styler' | 'source'>,
  mayMake: boolean,
): Task<Stand | undefined> {
  // A report without people adds none.
  const hasPeople = columnFor(rest.source.columns, 'userId') !== undefined;
  const drawing: Drawing = {
    ...rest,
    plan: hasPeople ? plan : { ...plan, rows: { kind: 'count', count: 0 } },
    owner: ownOwner(own),
    elsewhere: {},
  };
  const keep = (sheet: string, sheetName: string): Task<void> =>
    saveOwn(documents, own, { version: 1, sheet, sheetName, columns: plan.columns.map(({ label }) => label) });
  for (let isSure = !mayMake; ; isSure = true) {
    const made = yield* loadOwn(documents, own);
    const stand = made && (yield* standOf(drawing, made));
    if (stand) {
      yield* addRows(drawing, stand);
      const sheetName = yield* showWhole(drawing, stand, keep);
      if (sheetName !== made.sheetName) yield* keep(stand.sheet, sheetName);
      return { ...stand, sheetName };
    }
    if (isSure) return undefined;
    yield* makeSheet(drawing, undefined, keep);
  }
}
