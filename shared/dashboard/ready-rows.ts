/**
 * The rows of a ready sheet: one for each combination in the report. New ones come below, with the formulas that the others have by now.
 * @module
 */

import { readyLacks, readyNamesOtherwise } from '#words/ready';
import { wrong } from '../errors';
import { compareCells } from '../model/cell-order';
import type { SheetValue } from '../sheet-writer';
import { columnCells } from '../table/cells/column-cells';
import { areasOf, type ColumnGroup, keyedGroups } from '../table/place/placement';
import { type Task, wait } from '../task';
import type { ReadyColumn } from './blueprint';
import { type Drawing, placesIn, type Stand } from './drawing';
import { isOfOwnSheet } from './kept-ready';
import { columnFor, filled } from './places';

/** What a row is of, by the keys of the columns that hold it. */
type Combination = ReadonlyMap<string, SheetValue>;

/** What goes along with an ID and tells nothing apart: somebody may be renamed, and be in other groups. */
const GOES_WITH: Readonly<Record<string, string>> = { user: 'userId', team: 'userId', groups: 'userId', computer: 'computerId' };

/** Those of some keys by which rows are told apart. */
export const tellingApart = (keys: readonly string[]): readonly string[] => keys.filter((key) => !keys.includes(GOES_WITH[key] ?? ''));

/** So many rows above the end are looked at for one that has all formulas. */
const NEAR_THE_END = 100;

/** A word of what tells a row apart; `undefined` where some of it is missing. */
const wordOf = (cells: readonly (SheetValue | undefined)[]): string | undefined =>
  cells.some((cell = '') => cell === '') ? undefined : JSON.stringify(cells.map(String));

/** Whether a word is of an ID or of a pseudonym; neither where a person wrote something into that column. */
const isOfId = (word = ''): boolean | undefined =>
  /^\["\d+"\]$/.test(word) ? true : /^\["\w+ [2-9A-Z]{8}"\]$/.test(word) ? false : undefined;

/** Whether all rows go by IDs and all that come by pseudonyms, or the other way round. */
function areNamedOtherwise(there: Iterable<string | undefined>, wanted: Iterable<string>): boolean {
  const [before, now] = [there, wanted].map((words) => new Set([...words].map(isOfId)));
  const isAll = (isId: boolean): boolean => before?.has(isId) === true && !before.has(!isId) && now?.has(!isId) === true && !now.has(isId);
  return isAll(true) || isAll(false);
}

/** What the rows are of in the report, each once. @throws ActivTrakError `argument` when the report lacks a column for it */
function* combinations({ sheets, plan, source }: Drawing, of: readonly string[]): Task<ReadonlyMap<string, Combination>> {
  const found = new Map<string, Combination>();
  const apart = tellingApart(of);
  const there = of.flatMap((key) => {
    const column = columnFor(source.columns, key);
    if (column === undefined && apart.includes(key)) throw wrong(readyLacks(plan.title, key));
    return column === undefined ? [] : [{ key, column }];
  });
  if (source.rows === 0) return found;
  const cells = yield* wait(sheets.read(there.map(({ column }) => columnCells(source, column, source.header + 1, source.rows))));
  for (let row = 0; row < source.rows; row += 1) {
    const one = new Map(there.map(({ key }, at) => [key, cells[at]?.[row]?.[0] ?? '']));
    const word = wordOf(apart.map((key) => one.get(key)));
    if (word !== undefined) found.set(word, one);
  }
  return found;
}

/** The rows of a ready sheet by now. */
interface ReadyRowsThere {
  /** How far down they reach. */
  readonly reach: number;
  /** How many of them are of people who have none in the report. */
  readonly left: number;
}

/**
 * Adds a row below for each combination that has none. Rows of what came no more stay, wherever they were
 * sorted to. Killed at any moment it can be done again: rows that it left half done are taken for the new ones.
 * @throws ActivTrakError `argument` when the report or the sheet lacks a column that tells rows apart
 */
export function* addRows(drawing: Drawing, stand: Stand): Task<ReadyRowsThere> {
  const { sheets, plan, source } = drawing;
  if (plan.rows.kind !== 'each') return { reach: plan.rows.kind === 'count' ? plan.rows.count : source.rows, left: 0 };
  const wanted = yield* combinations(drawing, plan.rows.of);
  const { sheet, header, columns, grid } = stand;
  const first = header + 1;
  const own = plan.columns.flatMap(({ key }) => columns.get(key) ?? []);
  const column = Math.min(...own);
  const area = { sheet, row: first, column, rows: Math.max(1, grid - first), columns: Math.max(...own) - column + 1 };
  yield* wait(sheets.grow(sheet, first + area.rows, 0));
  const keys = tellingApart(plan.rows.of).map((key) => {
    const at = columns.get(key);
    if (at === undefined) throw wrong(readyLacks(plan.title, plan.columns.find((one) => one.key === key)?.label ?? key));
    return at - column;
  });
  const [values = []] = yield* wait(sheets.read([area]));
  const words = values.map((cells) => wordOf(keys.map((at) => cells[at])));
  let start = words.reduce((end, word, row) => (word === undefined ? end : row + 1), 0);
  const there = new Set(words);
  const news = [...wanted].flatMap(([word, one]) => (there.has(word) ? [] : [one]));
  const left = [...there].filter((word = '') => isOfId(word) !== undefined && !wanted.has(word)).length;
  if (news.length === 0) return { reach: start, left };
  if (!isOfOwnSheet(drawing.owner) && areNamedOtherwise(there, wanted.keys())) throw wrong(readyNamesOtherwise(plan.title));
  const calculated = plan.columns
    .flatMap(({ key, formula }) => (formula === undefined ? [] : (columns.get(key) ?? [])))
    .map((at) => at - column);
  // Somebody may have typed over a formula in the last one. Those of all rows may be more than a host gives in time.
  const near = Math.max(0, start - NEAR_THE_END);
  const last = yield* wait(sheets.formulas({ ...area, row: first + near, rows: area.rows - near }));
  const formulasOf = (row: number): readonly string[] | undefined => last[row - near];
  const modelAmong = (some: readonly (readonly string[])[], from: number): number =>
    words.reduce(
      (found, word = '', row) => (wanted.has(word) && some[row - from] && calculated.every((at) => some[row - from]?.[at]) ? row : found),
      -1,
    );
  let model = modelAmong(last, near);
  let models = formulasOf(model) ?? [];
  if (model === -1 && near > 0) {
    const above = yield* wait(sheets.formulas({ ...area, rows: near }));
    model = modelAmong(above, 0);
    models = above[model] ?? [];
  }
  const keyAt = new Map(
    plan.columns.flatMap(({ key, formula }) => (formula === undefined ? [[(columns.get(key) ?? 0) - column, key]] : [])),
  );
  const isFirst = start === 0;
  // A try that was killed may have left some of what a row is of, and its formulas, but not what tells it apart.
  const isOf = (row: number, one: Combination): boolean =>
    (values[row] ?? []).every((value, at) => {
      const formula = formulasOf(row)?.[at];
      if (formula) return formula === models[at] || (isFirst && calculated.includes(at));
      return value === '' || String(value) === String(one.get(keyAt.get(at) ?? '') ?? '');
    });
  const isFree = (row: number): boolean => {
    const isFilled = models.some(Boolean) && String(formulasOf(row) ?? []) === String(models);
    return isFilled || news.some((one) => isOf(row, one));
  };
  for (let row = start; row < Math.min(area.rows, start + news.length); row += 1) if (!isFree(row)) start = row + 1;
  const target = first + start;
  yield* wait(sheets.grow(sheet, target + news.length + 1, 0));
  const rows = news.sort(byColumns(plan.columns));
  if (model === -1) yield* fillRows(drawing, stand, target, rows);
  else {
    yield* wait(sheets.fillDown({ ...area, row: first + model, rows: 1 }, target, news.length));
    yield* fillCells(
      drawing,
      stand,
      target,
      rows,
      plan.columns.filter(({ formula }) => formula === undefined),
    );
  }
  return { reach: start + news.length, left };
}

/** By what people see first. */
const byColumns =
  (columns: readonly ReadyColumn[]) =>
  (one: Combination, other: Combination): number =>
    columns.reduce((order, { key }) => order || compareCells(one.get(key), other.get(key)), 0);

/** Fills rows in as the plan has them, with its formats. */
export function* fillRows(drawing: Drawing, stand: Stand, row: number, rows: readonly Combination[]): Task<void> {
  const { sheets, plan } = drawing;
  if (rows.length === 0) return;
  for (const { key, format } of plan.columns) {
    const column = stand.columns.get(key);
    if (format && column !== undefined) yield* wait(sheets.format([columnCells(stand, column, row, rows.length)], format));
  }
  yield* fillCells(drawing, stand, row, rows, plan.columns);
}

/** Fills the cells of some columns in. */
function* fillCells(
  drawing: Drawing,
  stand: Stand,
  row: number,
  rows: readonly Combination[],
  columns: readonly ReadyColumn[],
): Task<void> {
  const there = columns.filter(({ key }) => stand.columns.has(key));
  const groups = keyedGroups(there, stand.columns);
  // A row is there once what tells it apart is: that comes last.
  const apart = drawing.plan.rows.kind === 'each' ? tellingApart(drawing.plan.rows.of) : [];
  const isLast = ({ indexes }: ColumnGroup): boolean => indexes.some((index) => apart.includes(there[index]?.key ?? ''));
  const inOrder = [...groups.filter((group) => !isLast(group)), ...groups.filter(isLast)];
  for (const [at, area] of areasOf(stand.sheet, inOrder, row, rows.length).entries()) {
    const contents = rows.map((one, line) => {
      const places = placesIn(drawing, stand, row + line);
      return (inOrder[at]?.indexes ?? []).map((index) => {
        const { key, formula } = there[index] as ReadyColumn;
        return formula === undefined ? (one.get(key) ?? '') : { formula: filled(formula, drawing.plan.title, places) };
      });
    });
    yield* wait(drawing.styler.fill(area, contents));
  }
}
