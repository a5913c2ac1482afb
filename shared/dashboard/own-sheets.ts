import type { KeyValueStore } from '../ports';
import type { Task } from '../task';
import type { OwnSheet, SheetPlan } from './blueprint';
import { makeSheet, showWhole } from './draw-sheet';
import { type Drawing, type Stand, standOf } from './drawing';
import { loadOwn, type MadeSheet, type OwnOf, ownOwner, saveOwn } from './kept-ready';
import { keptMeanwhile } from './made-meanwhile';
import { columnFor } from './places';
import { addRows } from './ready-rows';

/** Whose people a report has. */
export interface ReportPeople {
  /** The ID of the connection at work. */
  readonly connection: string;
  /** The connection that the report names. */
  readonly named?: OwnOf | undefined;
  /** Whether that is the one which reports that name none use. */
  readonly isFirst?: boolean | undefined;
}

/** Whose own sheets a new ready sheet looks things up in: the unnamed ones, where these have the same connection's people for certain. */
export function* ownersOf(documents: KeyValueStore, { connection, named, isFirst }: ReportPeople): Task<OwnOf | undefined> {
  if (named === undefined || !isFirst) return named;
  const unnamed = yield* loadOwn(documents, 'people');
  return unnamed?.by === connection ? undefined : named;
}

/** `People (Northfell EU)` */
const titled = (plan: SheetPlan, of: OwnOf | undefined): SheetPlan => (of ? { ...plan, title: `${plan.title} (${of.name})` } : plan);

/**
 * What is done where none is kept: `make` makes it, also again when somebody has deleted it; `find` looks for one that a colleague has just made;
 * `keep` does neither.
 */
export type Absent = 'make' | 'find' | 'keep';

/**
 * One of the user's own sheets over a report's people: made where it never was, and with a row for everybody.
 * @param of whose people it has
 * @param by the connection at work
 * @returns where it stands; `undefined` when it was deleted
 */
export function* ownSheet(
  documents: KeyValueStore,
  own: OwnSheet,
  of: OwnOf | undefined,
  by: string,
  asPlanned: SheetPlan,
  rest: Pick<Drawing, 'sheets' | 'styler' | 'source'>,
  absent: Absent,
): Task<Stand | undefined> {
  const plan = titled(asPlanned, of);
  // A report without people adds none.
  const hasPeople = columnFor(rest.source.columns, 'userId') !== undefined;
  const drawing: Drawing = {
    ...rest,
    plan: hasPeople ? plan : { ...plan, rows: { kind: 'count', count: 0 } },
    owner: ownOwner(own, of),
    elsewhere: {},
  };
  const keep = (sheet: string, sheetName: string): Task<void> =>
    saveOwn(documents, own, of, {
      version: 1,
      sheet,
      sheetName,
      columns: plan.columns.map(({ label }) => label),
      ...(of ? {} : { by }),
    });
  const isKept = (made: MadeSheet, sheetName: string): boolean => sheetName === made.sheetName && (of !== undefined || made.by === by);
  for (let isSure = absent !== 'make'; ; isSure = true) {
    const kept = yield* loadOwn(documents, own, of);
    const found = kept || absent !== 'find' ? undefined : yield* keptMeanwhile(rest.sheets, drawing.owner);
    const made = kept ?? found;
    const stand = made && (yield* standOf(drawing, made));
    if (stand) {
      yield* addRows(drawing, stand);
      const sheetName = yield* showWhole(drawing, stand, keep);
      if (found || !isKept(made, sheetName)) yield* keep(stand.sheet, sheetName);
      return { ...stand, sheetName };
    }
    if (isSure) return undefined;
    yield* makeSheet(drawing, undefined, keep);
  }
}
