/**
 * Draws a sheet by a plan: its title, the cells on top, its header and rows, with their looks. It is made hidden, and shown when it is whole.
 * @module
 */
import { wrong } from '../errors';
import type { Mark } from '../marks';
import { areaName } from '../model/a1';
import type { CellContent, ColoredArea } from '../sheet-styler';
import type { SheetValue } from '../sheet-writer';
import { refuseOccupied } from '../table/obstacles';
import { revealNamed } from '../table/own-sheet';
import { freezeHeader } from '../table/place';
import { areasOf, columnGroups, endMarks } from '../table/placement';
import { isPlainName, MOST_NAME_CHARACTERS } from '../table/sheet-name';
import { type Task, wait } from '../task';
import { READY_SHEET, readyNeedsLines } from '../words/en/ready';
import type { Fact, SheetPlan, TopCell } from './blueprint';
import { cellsOf, columnMark, type Drawing, fillAcross, placesIn, type Stand, standOf, TOP, TOP_ROW } from './drawing';
import { hiddenName } from './kept-ready';
import { filled } from './places';
import { addRows, fillRows, isFormat } from './ready-rows';

/** What a refresh says on top. */
export type Facts = Readonly<Record<Fact, SheetValue>>;

/** Keeps that a sheet is whole, before it gets a name. */
type Keep = (sheet: string, name: string) => Task<void>;

/** Rows that a sheet has below its header at least, and twice as many as stand there. */
const LEAST_ROWS = 1000;

/** Lines above the header: title, notes, the cells on top with their labels and a blank before, and a blank. */
const linesAbove = ({ notes, top }: SheetPlan): number => notes.length + (top.length > 0 ? 5 : 2);

/** A title as a sheet's name, in every host. */
export function sheetTitle({ title }: SheetPlan): string {
  const name = title
    .replace(/[:\\/?*[\]]/g, ' ')
    .slice(0, MOST_NAME_CHARACTERS)
    .replace(/^['\s]+|['\s]+$/g, '');
  return isPlainName(name) ? name : READY_SHEET;
}

/**
 * Makes the sheet of a drawing. What a killed try left hidden is taken away before; when it fails, nothing of it stays.
 * @param facts what stands on top
 * @param keep keeps that it is whole, before it gets its name
 */
export function* makeSheet(drawing: Drawing, facts: Facts | undefined, keep: Keep): Task<void> {
  const { sheets, plan, owner } = drawing;
  const name = hiddenName(owner);
  const before = (yield* wait(sheets.sheets())).find((info) => info.name === name);
  if (before) yield* wait(sheets.removeSheet(before.id));
  const header = linesAbove(plan);
  const size = { rows: header + 1 + LEAST_ROWS, columns: Math.max(plan.columns.length, plan.top.length) + 1 };
  const { id: sheet, rows: grid } = yield* wait(sheets.addSheet(name, true, size));
  try {
    const columns = placesOf(plan, 0, 0);
    const stand = { sheet, sheetName: name, header, top: header - 2, columns, grid };
    yield* drawOn(drawing, stand, 0, facts);
    yield* wait(sheets.setMarks(owner, endMarks({ sheet, header, rows: 0 })));
    yield* wait(sheets.setMarks(owner, [{ name: 'header', sheet, on: 'row', index: header }]));
    yield* freezeHeader(sheets, sheet, header + 1);
    const rows = yield* addRows(drawing, stand);
    if (plan.rows.kind === 'count') yield* fillRows(drawing, stand, header + 1, blanks(rows));
    yield* dress(drawing, stand, rows);
    if (plan.print) yield* wait(drawing.styler.setUpPrint(sheet, { ...plan.print, repeated: { row: header, rows: 1 } }));
  } catch (failure) {
    yield* wait(sheets.removeSheet(sheet));
    throw failure;
  }
  yield* wait(sheets.flush());
  yield* revealNamed(sheets, sheet, sheetTitle(plan), (title) => keep(sheet, title));
}

/** Shows a sheet that was whole when its drawing was killed. @returns its name */
export function* showWhole({ sheets, owner, plan }: Drawing, { sheet, sheetName }: Stand, keep: Keep): Task<string> {
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
 * @throws ActivTrakError `argument` when something stands there, or there is too little room above
 */
export function* drawBeside(drawing: Drawing, facts: Facts): Task<void> {
  const { sheets, plan, source } = drawing;
  const { sheet, header, rows } = source;
  const own = [...source.columns.values()];
  const lines = linesAbove(plan);
  const begun = yield* standOf(drawing, source);
  const first = begun ? begun.top + 2 - lines : (source.status ?? header) - lines;
  if (first < 0) throw wrong(readyNeedsLines(plan.title, lines));
  const [left, right] = [Math.min(...own), Math.max(...own) + 1];
  const columns = begun?.columns ?? placesOf(plan, right, left);
  const width = { columns: plan.columns.length, rows: rows + 1 };
  yield* wait(sheets.grow(sheet, header + rows + 2, Math.max(right + width.columns, left + plan.top.length)));
  const info = (yield* wait(sheets.sheets())).find(({ id }) => id === sheet);
  const stand = { sheet, sheetName: info?.name ?? '', header, top: first + lines - 2, columns, grid: info?.rows ?? 0 };
  const areas = [
    { sheet, row: header, column: right, ...width },
    { sheet, row: first, column: left, rows: lines, columns: Math.max(1, plan.top.length) },
  ];
  if (begun === undefined) yield* refuseOccupied(sheets, plan.title, stand.sheetName, areas);
  yield* drawOn(drawing, stand, left, facts);
  yield* fillRows(drawing, stand, header + 1, blanks(rows));
  yield* dress(drawing, stand, rows);
}

const blanks = (count: number): readonly ReadonlyMap<string, SheetValue>[] => Array.from({ length: count }, () => new Map());

/** Where columns, and the cells on top, stand at first. */
const placesOf = ({ columns, top }: SheetPlan, first: number, firstOnTop: number): Stand['columns'] =>
  new Map([
    ...columns.map(({ key }, at) => [key, first + at] as const),
    ...top.map(({ key }, at) => [TOP + key, firstOnTop + at] as const),
  ]);

/** Marks the place, and draws all but the rows. */
function* drawOn(drawing: Drawing, stand: Stand, left: number, facts: Facts | undefined): Task<void> {
  const { sheets, styler, plan, owner } = drawing;
  const { sheet, header, top, columns } = stand;
  yield* wait(
    sheets.setMarks(owner, [
      { name: TOP_ROW, sheet, on: 'row', index: top },
      ...[...columns].map(([key, index]): Mark => ({ name: columnMark(key), sheet, on: 'column', index })),
    ]),
  );
  const first = top + 2 - linesAbove(plan);
  const said = [plan.title, ...plan.notes].map((words) => [words]);
  yield* wait(styler.fill(cellsOf(stand, left, first, said.length), said));
  const places = placesIn(drawing, stand, top);
  for (const { key, format, holds } of plan.top) {
    const column = columns.get(TOP + key);
    if (column !== undefined && isFormat(format, holds.kind === 'formula'))
      yield* wait(sheets.format([cellsOf(stand, column, top, 1)], format));
  }
  yield* fillAcross(
    drawing,
    stand,
    top - 1,
    plan.top.map(({ key }) => TOP + key),
    [plan.top.map(({ label }) => label), plan.top.map((cell) => contentOf(cell, facts, (formula) => filled(formula, plan.title, places)))],
  );
  const keys = plan.columns.map(({ key }) => key);
  yield* fillAcross(drawing, stand, header, keys, [plan.columns.map(({ label }) => label)]);
  const heads = [
    ...areasOf(sheet, columnGroups(keys, columns), header, 1),
    ...areasOf(
      sheet,
      columnGroups(
        plan.top.map(({ key }) => TOP + key),
        columns,
      ),
      top - 1,
      1,
    ),
  ];
  yield* wait(sheets.emphasize([cellsOf(stand, left, first, 1), ...heads]));
  yield* wait(
    sheets.widen(
      sheet,
      plan.columns.flatMap(({ key, characters }) => {
        const column = columns.get(key);
        return column === undefined ? [] : [{ column, characters }];
      }),
    ),
  );
}

function contentOf({ holds }: TopCell, facts: Facts | undefined, formula: (template: string) => string): CellContent {
  switch (holds.kind) {
    case 'input':
      return holds.value;
    case 'formula':
      return { formula: formula(holds.formula) };
    case 'fact':
      return facts?.[holds.fact] ?? '';
  }
}

/** Colors and offered words, for rows that are there and for those that will come. */
function* dress(drawing: Drawing, stand: Stand, count: number): Task<void> {
  const { sheets, styler, plan } = drawing;
  const first = stand.header + 1;
  const rows = Math.max(LEAST_ROWS, 2 * count);
  yield* wait(sheets.grow(stand.sheet, first + rows, 0));
  const places = placesIn(drawing, stand, first);
  const areas = plan.rules.flatMap(({ columns, rule }) =>
    areasOf(stand.sheet, columnGroups(columns, stand.columns), first, rows).map((area): ColoredArea => {
      const cell = areaName({ ...area, rows: 1, columns: 1 });
      const own = rule.kind === 'formula' ? { ...rule, formula: filled(rule.formula, plan.title, { ...places, cell: () => cell }) } : rule;
      return { area, rule: own };
    }),
  );
  if (areas.length > 0) yield* wait(styler.color(areas));
  for (const { key, offers } of plan.columns) {
    const column = stand.columns.get(key);
    if (offers && column !== undefined) yield* wait(styler.offer(cellsOf(stand, column, first, rows), offers));
  }
}
