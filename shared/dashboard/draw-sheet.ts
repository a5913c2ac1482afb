/**
 * Draws a sheet by a plan: its title, the cells on top, its header and rows, with their looks. It is made hidden, and shown when it is whole.
 * @module
 */

import { READY_SHEET, readyNeedsLines } from '#words/ready';
import { wrong } from '../errors';
import type { CellContent } from '../sheet-styler';
import type { ColumnWidth, SheetValue } from '../sheet-writer';
import { columnCells } from '../table/cells/column-cells';
import { refuseOccupied } from '../table/place/obstacles';
import { freezeHeader } from '../table/place/place';
import { areasOf, keyedGroups, marksOf } from '../table/place/placement';
import { TOP } from '../table/place/ready-marks';
import { isPlainName, nameForSheet } from '../table/place/sheet-name';
import { revealNamed } from '../table/plan/own-sheet';
import { type Task, wait } from '../task';
import type { Fact, SheetPlan } from './blueprint';
import { type Drawing, isBeside, placesIn, type Stand, standOf, TOP_ROW } from './drawing';
import { dress, LEAST_ROWS } from './dress';
import { hiddenName } from './kept-ready';
import { filled } from './places';
import { addRows, fillRows } from './ready-rows';

/** What a refresh says on top. */
export type Facts = Readonly<Record<Fact, SheetValue>>;

/** Keeps that a sheet is whole, before it gets a name. @param dressed how many rows below the header have their looks */
type Keep = (sheet: string, name: string, dressed: number) => Task<void>;

/** `2026-11-29 06:15`, and names of zones. */
const FACT_CHARACTERS = 16;
const BOLDNESS = 1.1;

/** Lines above the header: title, notes, the cells on top with their labels and a blank before, and a blank. */
const linesAbove = ({ notes, top }: SheetPlan): number => notes.length + (top.length > 0 ? 5 : 2);

/** A title as a sheet's name, in every host. */
export function sheetTitle({ title }: SheetPlan): string {
  const name = nameForSheet(title);
  return isPlainName(name) ? name : READY_SHEET;
}

/**
 * Makes the sheet of a drawing. What a killed try left hidden is taken away before; when it fails, nothing of it stays.
 * @param facts what stands on top
 * @param keep keeps that it is whole, before it gets its name
 */
export function* makeSheet(drawing: Drawing, facts: Facts | undefined, keep: Keep): Task<void> {
  const { sheets, plan, owner } = drawing;
  const sheetName = hiddenName(owner);
  const before = yield* wait(sheets.sheet('name', sheetName));
  if (before) yield* wait(sheets.removeSheet(before.id));
  const header = linesAbove(plan);
  const size = { rows: header + 1 + LEAST_ROWS, columns: Math.max(plan.columns.length, plan.top.length) + 1 };
  const { id: sheet, rows: grid } = yield* wait(sheets.addSheet(sheetName, 'hidden', size));
  const stand = { sheet, sheetName, header, grid };
  let dressed: number;
  try {
    dressed = yield* drawOn(drawing, stand, 0, 0, 0, facts);
    yield* freezeHeader(sheets, sheet, header + 1);
    yield* setUpPages(drawing, sheet, header);
  } catch (failure) {
    yield* wait(sheets.removeSheet(sheet));
    throw failure;
  }
  yield* wait(sheets.flush());
  yield* showWhole(drawing, stand, (_, name) => keep(sheet, name, dressed));
}

/** Excel may refuse it where no printer is installed, and the sheet is whole without. */
function* setUpPages({ styler, plan }: Drawing, sheet: string, header: number): Task<void> {
  try {
    if (plan.print) yield* wait(styler.setUpPrint(sheet, { ...plan.print, repeated: { row: header, rows: 1 } }));
  } catch {
    // It is no part of what was asked for.
  }
}

/** Shows a hidden sheet that is whole. @returns its name */
export function* showWhole(
  { sheets, owner, plan }: Drawing,
  { sheet, sheetName }: Pick<Stand, 'sheet' | 'sheetName'>,
  keep: (sheet: string, name: string) => Task<void>,
): Task<string> {
  let name = sheetName;
  if (name === hiddenName(owner))
    yield* revealNamed(sheets, sheet, sheetTitle(plan), function* (title) {
      name = title;
      yield* keep(sheet, title);
    });
  return name;
}

/**
 * Puts the columns of a drawing beside its report, and the rest above it. What a killed try began is done again.
 * @returns how many rows below the header have their looks
 * @throws ActivTrakError `argument` when something stands there, or there is too little room above
 */
export function* drawBeside(drawing: Drawing, sheetName: string, facts: Facts): Task<number> {
  const { sheets, plan, source } = drawing;
  const { sheet, header, rows, status = header } = source;
  const own = [...source.columns.values()];
  const [left, right] = [Math.min(...own), Math.max(...own) + 1];
  const lines = linesAbove(plan);
  const first = status - lines;
  if (first < 0) throw wrong(readyNeedsLines(plan.title, lines));
  const [columns, tops] = [plan.columns.length, Math.max(1, plan.top.length)];
  const grid = header + 1 + Math.max(LEAST_ROWS, rows);
  yield* wait(sheets.grow(sheet, grid, Math.max(right + columns, left + tops)));
  if ((yield* standOf(drawing, source)) === undefined)
    yield* refuseOccupied(sheets, plan.title, sheetName, [
      { sheet, row: header, column: right, rows: rows + 1, columns },
      { sheet, row: first, column: left, rows: lines, columns: tops },
    ]);
  return yield* drawOn(drawing, { sheet, sheetName, header, grid }, first, left, right, facts);
}

/**
 * Marks the place, and draws all that is in it.
 * @param first the row of the title
 * @param left the column of the title
 * @param right the first of its own columns
 * @returns how many rows below the header have their looks
 */
function* drawOn(
  drawing: Drawing,
  place: Pick<Stand, 'sheet' | 'sheetName' | 'header' | 'grid'>,
  first: number,
  left: number,
  right: number,
  facts: Facts | undefined,
): Task<number> {
  const { sheets, styler, plan, owner } = drawing;
  const { sheet, header } = place;
  const top = first + linesAbove(plan) - 2;
  const columns = new Map([
    ...plan.columns.map(({ key }, at) => [key, right + at] as const),
    ...plan.top.map(({ key }, at) => [TOP + key, left + at] as const),
  ]);
  const stand: Stand = { ...place, top, columns };
  const marks = marksOf({ sheet, status: undefined, header, rows: 0, columns });
  const own = isBeside(drawing) ? marks.filter(({ on }) => on === 'column') : marks;
  yield* wait(sheets.setMarks(owner, [{ name: TOP_ROW, sheet, on: 'row', index: top }, ...own]));
  const said = [plan.title, ...plan.notes].map((words) => [words]);
  yield* wait(styler.fill(columnCells(stand, left, first, said.length), said));
  const head = { ...columnCells(stand, right, header), columns: plan.columns.length };
  const headings = plan.columns.filter(({ heading }) => heading);
  for (const area of areasOf(sheet, keyedGroups(headings, columns), header, 1))
    yield* wait(sheets.format([area], headings[0]?.heading?.format ?? ''));
  const above = placesIn(drawing, stand, header);
  yield* wait(
    styler.fill(head, [
      plan.columns.map(({ label, heading }) => (heading ? { formula: filled(heading.formula, plan.title, above) } : label)),
    ]),
  );
  const labels = { ...columnCells(stand, left, top - 1), columns: plan.top.length };
  yield* wait(sheets.emphasize([columnCells(stand, left, first), head]));
  if (labels.columns > 0) {
    for (const [at, { format }] of plan.top.entries()) if (format) yield* wait(sheets.format([columnCells(stand, left + at, top)], format));
    const places = placesIn(drawing, stand, top);
    const contents = plan.top.map(({ holds }): CellContent => {
      if (holds.kind === 'formula') return { formula: filled(holds.formula, plan.title, places) };
      return holds.kind === 'input' ? holds.value : (facts?.[holds.fact] ?? '');
    });
    yield* wait(styler.fill({ ...labels, rows: 2 }, [plan.top.map(({ label }) => label), contents]));
    yield* wait(sheets.emphasize([labels]));
  }
  yield* wait(sheets.widen(sheet, widthsOf(plan, left, right)));
  const { reach: rows } = yield* addRows(drawing, stand);
  if (plan.rows.kind !== 'each')
    yield* fillRows(
      drawing,
      stand,
      header + 1,
      Array.from({ length: rows }, () => new Map()),
    );
  return yield* dress(drawing, stand, 0, rows);
}

/** Widths for which each label is to be seen whole, and each fact below its own. Labels are bold, and so a little wider. */
function widthsOf({ columns, top }: SheetPlan, left: number, right: number): readonly ColumnWidth[] {
  const wide = new Map<number, number>();
  const want = (column: number, label: string, least: number): unknown =>
    wide.set(column, Math.max(wide.get(column) ?? 0, least, Math.ceil(label.length * BOLDNESS) + 1));
  for (const [at, { label, characters }] of columns.entries()) want(right + at, label, characters);
  for (const [at, { label, holds }] of top.entries()) want(left + at, label, holds.kind === 'fact' ? FACT_CHARACTERS : 0);
  // The report beside it has given its columns their widths before.
  return [...wide].map(([column, characters]) => ({ column, characters, isMin: column < right }));
}
