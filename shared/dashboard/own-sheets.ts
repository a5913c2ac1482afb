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
type Absent = 'make' | 'find' | 'keep';

/** What the own sheets of one report have in common. */
export interface OwnSheets extends Pick<Drawing, 'sheets' | 'styler' | 'source'> {
  readonly documents: KeyValueStore;
  /** The connection whose people they have; none where these are those of reports that name none. */
  readonly of: OwnOf | undefined;
  /** The ID of the connection at work. */
  readonly by: string;
  readonly absent: Absent;
}

/**
 * One of the user's own sheets over a report's people: made where it never was, and with a row for everybody.
 * @returns where it stands; `undefined` when it was deleted
 */
export function* ownSheet(
  { documents, of, by, absent, sheets, styler, source }: OwnSheets,
  own: OwnSheet,
  asPlanned: SheetPlan,
): Task<Stand | undefined> {
  const plan = titled(asPlanned, of);
  // A report without people adds none.
  const hasPeople = columnFor(source.columns, 'userId') !== undefined;
  const drawing: Drawing = {
    sheets,
    styler,
    source,
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
    const found = kept || absent !== 'find' ? undefined : yield* keptMeanwhile(sheets, drawing.owner);
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
