/**
 * Gives a report its place: the one its marks show, brought up to its definition, or the free cells that its definition names.
 * @module
 */

import { notACell } from '#words/cells';
import { sheetDeleted } from '#words/places';
import { wrong } from '../../errors';
import type { MarkedSheets } from '../../marks';
import { cellAddress } from '../../model/a1';
import type { SheetInfo, SheetWriter } from '../../sheet-writer';
import { type Task, wait } from '../../task';
import type { ColumnPlan } from './column-plan';
import { newSheetSize } from './new-sheet';
import { refuseClosed, refuseOccupied } from './obstacles';
import type { OutputColumn } from './output-column';
import { CLAIM_MARKS, endMarks, type Home, marksOf, type Placement, placementOf } from './placement';
import { sheetNamed } from './sheet-named';
import type { Trace, Unfilled } from './target';

/** Where a table stands, and what was found there. */
export interface Placed {
  readonly placement: Placement;
  readonly info: SheetInfo;
  /** What people did to the report's columns, in sentences. */
  readonly notes: readonly string[];
  /** Rows below the last that were looked at just now and are free. */
  readonly freeRows: number;
  /** Whether somebody emptied its header. */
  readonly isUnnamed?: boolean;
  /** How its columns come up to its definition, where they have to. */
  readonly plan?: ColumnPlan | undefined;
  /** Headers of columns that rows which are kept do not have yet. */
  readonly fresh?: readonly string[];
  /** What an interrupted refresh was going to write, as far as that is known by now. */
  readonly traces?: readonly Trace[] | undefined;
  readonly again?: readonly Trace[] | undefined;
  readonly unfilled?: Unfilled | undefined;
}

/** Marks the end of a report that has so many rows; the row behind has to be there for that, and somebody may have deleted it. */
export function* markEnd(sheets: MarkedSheets, owner: string, written: WrittenRows): Task<void> {
  const { sheet, header, rows } = written;
  yield* wait(sheets.grow(sheet, header + rows + 2, 0));
  yield* wait(sheets.setMarks(owner, endMarks(written)));
}

/** The rows that an owner has now, below its header. */
type WrittenRows = Pick<Placement, 'sheet' | 'header' | 'rows'>;

/**
 * Ends a write into rows that were claimed: all of it is in the document, its end is marked, and no row is claimed any more.
 * @param others names of other marks that go with the claim
 */
export function* endWrite(sheets: MarkedSheets, owner: string, written: WrittenRows, others: readonly string[] = []): Task<void> {
  yield* wait(sheets.flush());
  yield* markEnd(sheets, owner, written);
  yield* wait(sheets.removeMarks(owner, [...CLAIM_MARKS, ...others]));
  yield* wait(sheets.flush());
}

/** Whose a place is: marks carry its id, sentences its name. */
export interface Owner {
  readonly id: string;
  readonly name: string;
}

/** Where something is to be put that has no place yet. */
export interface Placeable extends Owner {
  readonly destination: { readonly sheet: string; readonly cell: string };
  /** Whether a line above its header tells its viewers how old it is. */
  readonly statusLine: boolean;
}

/**
 * Where a report stands; `undefined` when its sheet was deleted. Marks that came with a copy of its sheet are taken away.
 * @param headerless what is said of a sheet where its header was deleted, if not what is said of a report
 * @throws ActivTrakError `argument` when its header or its end is gone.
 */
export function* standingPlace(
  sheets: MarkedSheets,
  report: Owner,
  home: Home,
  headerless?: (sheetName: string) => string,
): Task<Placed | undefined> {
  const infos = yield* wait(sheets.sheets());
  const marks = yield* wait(sheets.marks(report.id));
  const placement = placementOf(report.name, marks, infos, home, headerless);
  if (placement === undefined) return undefined;
  const own = marks.filter(({ sheet }) => sheet === placement.sheet);
  if (own.length < marks.length) {
    const foreign = marks.map(({ name }) => name).filter((name) => !own.some((mark) => mark.name === name));
    if (foreign.length > 0) yield* wait(sheets.removeMarks(report.id, foreign));
    yield* wait(sheets.setMarks(report.id, own));
  }
  return { placement, info: infos.find(({ id }) => id === placement.sheet) as SheetInfo, notes: [], freeRows: 0 };
}

/**
 * Where a report stands that has been written before.
 * @throws ActivTrakError `argument` when the report's sheet, its header or its end is gone.
 */
export function* findPlace(sheets: MarkedSheets, report: Owner, home: Home): Task<Placed> {
  const placed = yield* standingPlace(sheets, report, home);
  if (placed) return placed;
  throw wrong(sheetDeleted(report.name));
}

/**
 * Finds free cells where the definition says, and marks them; nothing is written yet.
 * @param rows how many rows will come
 * @throws ActivTrakError `argument` when something stands there.
 */
export function* takePlace(sheets: MarkedSheets, report: Placeable, output: readonly OutputColumn[], rows: number): Task<Placed> {
  const { sheet: sheetName, cell } = report.destination;
  const first = cellAddress(cell);
  if (first === undefined) throw wrong(notACell(cell));
  const infos = yield* wait(sheets.sheets());
  const found = sheetNamed(infos, sheetName);
  const header = report.statusLine ? first.row + 1 : first.row;
  const size = { rows: header - first.row + 1 + rows, columns: output.length };
  const end = { rows: first.row + size.rows + 1, columns: first.column + size.columns };
  const info = found ?? (yield* wait(sheets.addSheet(sheetName.trim(), 'visible', newSheetSize(end))));
  const area = { sheet: info.id, row: first.row, column: first.column, ...size };
  const inGrid = { rows: Math.min(area.rows, info.rows - area.row), columns: Math.min(area.columns, info.columns - area.column) };
  if (inGrid.rows > 0 && inGrid.columns > 0) yield* refuseOccupied(sheets, report.name, info.name, [{ ...area, ...inGrid }]);
  try {
    yield* refuseClosed(sheets, report.name, [area]);
    yield* wait(sheets.grow(info.id, end.rows, end.columns));
  } catch (failure) {
    // There is no place for it: a sheet that was made just now goes again.
    if (found === undefined) yield* wait(sheets.removeSheet(info.id));
    throw failure;
  }
  if (found === undefined) yield* freezeHeader(sheets, info.id, header + 1);
  const columns = new Map(output.map(({ key }, index) => [key, first.column + index]));
  const placement = {
    sheet: info.id,
    sheetName: info.name,
    status: report.statusLine ? first.row : undefined,
    header,
    rows: 0,
    claimed: 0,
    columns,
  };
  const before = (yield* wait(sheets.marks(report.id))).map(({ name }) => name);
  if (before.length > 0) yield* wait(sheets.removeMarks(report.id, before));
  yield* wait(sheets.setMarks(report.id, marksOf(placement)));
  const grown = { rows: Math.max(info.rows, end.rows), columns: Math.max(info.columns, end.columns) };
  return { placement, info: { ...info, ...grown }, notes: [], freeRows: rows };
}

/** Then a person who sorts the whole sheet sorts rows alone. A host that refuses it keeps the report all the same. */
export function* freezeHeader(sheets: SheetWriter, sheet: string, rows: number): Task<void> {
  try {
    yield* wait(sheets.freeze(sheet, rows));
  } catch {
    // It is no part of what was asked for.
  }
}
