/**
 * The rows of a ready sheet: one for each combination in the report. New ones come below, with the formulas that the others have by now.
 * @module
 */
import { wrong } from '../errors';
import { compareCells } from '../model/cell-order';
import type { CellContent } from '../sheet-styler';
import type { SheetValue } from '../sheet-writer';
import { areasOf, type ColumnGroup, columnGroups } from '../table/placement';
import { type Task, wait } from '../task';
import { readyColumnDeleted, readyLacks } from '../words/en/ready';
import type { ReadyColumn } from './blueprint';
import { cellsOf, type Drawing, fillAcross, placesIn, type Stand } from './drawing';
import { columnFor, filled } from './places';

/** What a row is of, by the keys of the columns that hold it. */
type Combination = ReadonlyMap<string, SheetValue>;

/** The cells of a row in the columns of its sheet that are there, in their order. */
type Line = readonly { readonly column: ReadyColumn; readonly value: SheetValue; readonly formula: string }[];

/** Rows of a report that are read in one piece. */
const ROWS_PER_READ = 20_000;

/** What goes along with an ID and tells nothing apart: somebody may be renamed, and be in other groups. */
const GOES_WITH: Readonly<Record<string, string>> = { user: 'userId', team: 'userId', groups: 'userId', computer: 'computerId' };

const tellingApart = (keys: readonly string[]): readonly string[] => keys.filter((key) => !keys.includes(GOES_WITH[key] ?? ''));

/** A word of what tells a row apart; `undefined` where some of it is missing. */
const wordOf = (cells: readonly (SheetValue | undefined)[]): string | undefined =>
  cells.some((cell = '') => cell === '') ? undefined : JSON.stringify(cells.map(String));

/** What the rows are of in the report, each once. @throws ActivTrakError `argument` when the report lacks a column for it */
function* combinations({ sheets, plan, source }: Drawing, of: readonly string[]): Task<ReadonlyMap<string, Combination>> {
  const found = new Map<string, Combination>();
  const apart = tellingApart(of);
  const there = of.flatMap((key) => {
    const column = columnFor(source.columns, key);
    if (column === undefined && apart.includes(key)) throw wrong(readyLacks(plan.title, key));
    return column === undefined ? [] : [{ key, column }];
  });
  for (let from = 0; from < source.rows; from += ROWS_PER_READ) {
    const rows = Math.min(ROWS_PER_READ, source.rows - from);
    const cells = yield* wait(sheets.read(there.map(({ column }) => cellsOf(source, column, source.header + 1 + from, rows))));
    for (let row = 0; row < rows; row += 1) {
      const one = new Map(there.map(({ key }, at) => [key, cells[at]?.[row]?.[0] ?? '']));
      const word = wordOf(apart.map((key) => one.get(key)));
      if (word !== undefined) found.set(word, one);
    }
  }
  return found;
}

/**
 * Adds a row below for each combination that has none, and gives how far down the rows reach. Rows of what came no more stay, wherever they were
 * sorted to. Killed at any moment it can be done again: rows that it left half done are taken for the new ones.
 * @throws ActivTrakError `argument` when the report or the sheet lacks a column that tells rows apart
 */
export function* addRows(drawing: Drawing, stand: Stand): Task<number> {
  const { sheets, plan, source } = drawing;
  if (plan.rows.kind !== 'each') return plan.rows.kind === 'count' ? plan.rows.count : source.rows;
  const wanted = yield* combinations(drawing, plan.rows.of);
  const first = stand.header + 1;
  const height = Math.max(0, stand.grid - first);
  const keys = tellingApart(plan.rows.of).map((key) => {
    const column = stand.columns.get(key);
    if (column === undefined) throw wrong(readyColumnDeleted(plan.columns.find((one) => one.key === key)?.label ?? key, plan.title));
    return cellsOf(stand, column, first, height);
  });
  const cells = height === 0 ? [] : yield* wait(sheets.read(keys));
  const words = Array.from({ length: height }, (_, row) => wordOf(cells.map((column) => column[row]?.[0])));
  const below = words.reduce((end, word, row) => (word === undefined ? end : row + 1), 0);
  const there = new Set(words);
  const news = [...wanted].flatMap(([word, one]) => (there.has(word) ? [] : [one]));
  if (news.length === 0) return below;
  const lines = yield* linesOf(drawing, stand, first, height);
  const model = lines.reduce((found, line, row) => (wanted.has(words[row] ?? '') && isWhole(line) ? row : found), -1);
  let start = below;
  for (let row = start; row < Math.min(height, start + news.length); row += 1)
    if (!isFree(lines[row] ?? [], lines[model] ?? [])) start = row + 1;
  yield* wait(sheets.grow(stand.sheet, first + start + news.length + 1, 0));
  if (model !== -1)
    for (const area of areasOf(stand.sheet, groupsOf(plan.columns, stand), first + model, 1))
      yield* wait(sheets.fillDown(area, first + start, news.length));
  yield* fillRows(drawing, stand, first + start, news.sort(byColumns(plan.columns)), model !== -1);
  return start + news.length;
}

const groupsOf = (columns: readonly ReadyColumn[], { columns: places }: Stand): readonly ColumnGroup[] =>
  columnGroups(
    columns.map(({ key }) => key),
    places,
  );

/** By what people see first. */
const byColumns =
  (columns: readonly ReadyColumn[]) =>
  (one: Combination, other: Combination): number =>
    columns.reduce((order, { key }) => order || compareCells(one.get(key), other.get(key)), 0);

function* linesOf({ sheets, plan }: Drawing, stand: Stand, row: number, rows: number): Task<readonly Line[]> {
  const lines: Line[number][][] = Array.from({ length: rows }, () => []);
  const groups = groupsOf(plan.columns, stand);
  for (const [at, area] of areasOf(stand.sheet, groups, row, rows).entries()) {
    const [values = []] = yield* wait(sheets.read([area]));
    const formulas = yield* wait(sheets.formulas(area));
    groups[at]?.indexes.forEach((index, place) => {
      lines.forEach((line, line_) => {
        line.push({
          column: plan.columns[index] as ReadyColumn,
          value: values[line_]?.[place] ?? '',
          formula: formulas[line_]?.[place] ?? '',
        });
      });
    });
  }
  return lines;
}

const isCalculated = ({ column }: Line[number]): boolean => column.formula !== undefined;

/** Whether nobody took a formula out of a row. */
const isWhole = (line: Line): boolean => line.every((cell) => !isCalculated(cell) || cell.formula !== '');

/** Whether new rows can stand there: nothing does, or what a killed refresh has filled down from the model. */
function isFree(line: Line, model: Line): boolean {
  const isOurs = (cell: Line[number], at: number): boolean =>
    isCalculated(cell) && cell.formula !== '' && cell.formula === model[at]?.formula;
  const isEmpty = ({ value, formula }: Line[number]): boolean => value === '' && formula === '';
  return (
    line.every((cell, at) => isEmpty(cell) || isOurs(cell, at)) ||
    (line.some(isCalculated) && line.every((cell, at) => !isCalculated(cell) || isOurs(cell, at)))
  );
}

/** Fills rows in. @param hasFormulas whether those were filled down already, with the formats */
export function* fillRows(drawing: Drawing, stand: Stand, row: number, rows: readonly Combination[], hasFormulas = false): Task<void> {
  const { sheets, plan } = drawing;
  if (rows.length === 0) return;
  const columns = hasFormulas ? plan.columns.filter(({ formula }) => formula === undefined) : plan.columns;
  for (const { key, format, formula } of hasFormulas ? [] : columns) {
    const column = stand.columns.get(key);
    if (column !== undefined && isFormat(format, formula !== undefined))
      yield* wait(sheets.format([cellsOf(stand, column, row, rows.length)], format));
  }
  const contents = rows.map((one, line) => {
    const places = placesIn(drawing, stand, row + line);
    return columns.map(
      ({ key, formula, value = '' }): CellContent =>
        formula === undefined ? (one.get(key) ?? value) : { formula: filled(formula, plan.title, places) },
    );
  });
  const keys = columns.map(({ key }) => key);
  yield* fillAcross(drawing, stand, row, keys, contents);
}

/** A formula that comes into a cell for text would be text. */
export const isFormat = (format: string | undefined, isFormula: boolean): format is string =>
  format !== undefined && !(isFormula && format === '@');
