/**
 * How the columns in the sheet are brought up to a definition. A place for every column is found before anything changes.
 * @module
 */

import { everyColumnDeleted, noRoomForColumn } from '#words/places';
import { ActivTrakError } from '../../errors';
import { GAP, type Mark, type MarkedSheets } from '../../marks';
import type { Unit } from '../../model/cell';
import type { SheetArea, SheetInfo, SheetWriter } from '../../sheet-writer';
import { type Task, wait } from '../../task';
import { writeHeader } from './header';
import { formatOfColumn, type OutputColumn } from './output-column';
import { gone, type Placement } from './placement';

/** As many columns as a sheet of Excel has; one of Google's has a few more. */
const MOST_COLUMNS = 16_384;

/** A column that comes in: into one that was taken out, into a free one, or into one that is put in for it. */
interface NewColumn {
  readonly column: OutputColumn;
  /** As columns count when those before it in the plan are there. */
  readonly index: number;
  readonly way: 'taken' | 'free' | 'inserted';
}

export interface ColumnPlan {
  readonly added: readonly NewColumn[];
  /** Keys of the columns that are not the report's any more. */
  readonly removed: readonly string[];
  /** Those whose header has to be written. */
  readonly labelled: readonly OutputColumn[];
  /** Those whose rows mean something else now, or are to look otherwise. */
  readonly formatted: readonly OutputColumn[];
  /** Where everything stands before: also columns that come into a place that is there already. */
  readonly before: ReadonlyMap<string, number>;
  /** Where the report's columns stand afterwards. */
  readonly after: ReadonlyMap<string, number>;
  /** How many columns the sheet has then. */
  readonly width: number;
  /** Whether columns that were taken out are emptied; else their cells stay as the person's own. */
  readonly empties: boolean;
}

export interface Wanted {
  readonly output: readonly OutputColumn[];
  /** Columns that people deleted in the sheet stay away. */
  readonly deleted: ReadonlySet<string>;
  readonly labelled: readonly OutputColumn[];
  readonly formatted?: readonly OutputColumn[];
  readonly others: Others;
}

/** What becomes of columns that the definition has no longer: emptied, the person's own, or the report's as before. */
export type Others = 'emptied' | 'released' | 'kept';

/** Where a column stands once others were put in. */
export const shiftedBy = ({ added }: ColumnPlan, index: number): number =>
  added.reduce((at, one) => (one.way === 'inserted' && one.index <= at ? at + 1 : at), index);

/**
 * Finds a place for every column; nothing is written.
 * @param rows how many rows below the header may hold something of the report's
 * @throws ActivTrakError `argument` when none of its columns is left in the sheet, `too-large` when the sheet has no room for another
 */
export function* planColumns(
  sheets: MarkedSheets,
  name: string,
  info: SheetInfo,
  { sheet, header, columns }: Placement,
  rows: number,
  { output, deleted, labelled, formatted = [], others }: Wanted,
): Task<ColumnPlan> {
  if (columns.size === 0) throw gone(everyColumnDeleted(name));
  const empties = others === 'emptied';
  const removed = [...columns.keys()].filter((key) => others !== 'kept' && !output.some((column) => column.key === key));
  const added: NewColumn[] = [];
  const before = new Map(columns);
  let now = new Map(columns);
  const kept = new Set([...columns].flatMap(([key, place]) => (removed.includes(key) ? [] : [place])));
  const spare = new Set(empties ? removed.filter((key) => !kept.has(columns.get(key) as number)) : []);
  const placeBefore = (index: number): number =>
    added.reduceRight((at, one) => (one.way === 'inserted' && one.index < at ? at - 1 : at), index);

  function* isFree(index: number): Task<boolean> {
    if (index < 0 || [...now.values()].includes(index)) return false;
    const original = placeBefore(index);
    return original >= info.columns || (yield* isEmpty(sheets, { sheet, row: header, column: original, rows: rows + 1, columns: 1 }));
  }

  for (const [index, column] of output.entries()) {
    if (now.has(column.key) || deleted.has(column.key)) continue;
    const left = output
      .slice(0, index)
      .reverse()
      .find(({ key }) => now.has(key));
    const first = Math.min(...now.values());
    let target = left === undefined ? first : (now.get(left.key) as number) + 1;
    const old = [...spare].find((key) => now.get(key) === target);
    let way: NewColumn['way'] = 'inserted';
    if (old !== undefined) {
      spare.delete(old);
      now.delete(old);
      way = 'taken';
    } else if (yield* isFree(left === undefined ? target - 1 : target)) {
      way = 'free';
      if (left === undefined) target -= 1;
    }
    if (way === 'inserted') now = new Map([...now].map(([key, at]) => [key, at >= target ? at + 1 : at]));
    else before.set(column.key, placeBefore(target));
    now.set(column.key, target);
    added.push({ column, index: target, way });
  }
  const after = new Map([...now].filter(([key]) => !removed.includes(key)));
  if (after.size === 0) throw gone(everyColumnDeleted(name));
  const inserted = added.filter(({ way }) => way === 'inserted').length;
  const width = Math.max(info.columns + inserted, Math.max(...after.values()) + 1);
  if (added.length > 0 && width > MOST_COLUMNS) throw new ActivTrakError('too-large', noRoomForColumn(name));
  const left = (some: readonly OutputColumn[]): readonly OutputColumn[] => some.filter(({ key }) => after.has(key));
  return { added, removed, labelled: left(labelled), formatted: left(formatted), before, after, width, empties };
}

/** Does what was planned; it may be done again after it was killed. @returns the place as it is then. */
export function* moveColumns(
  sheets: MarkedSheets,
  target: { readonly owner: string; readonly unit: Unit },
  placement: Placement,
  plan: ColumnPlan,
): Task<Placement> {
  const { sheet, header, status } = placement;
  const rows = placement.rows + placement.claimed;
  if (status !== undefined) yield* takeStatusAway(sheets, placement, status, plan);
  for (const { column, index, way } of plan.added) {
    if (way === 'free') yield* wait(sheets.grow(sheet, 0, index + 1));
    if (way === 'inserted') yield* wait(sheets.insertColumns(sheet, index, 1));
    const area = { sheet, row: header + 1, column: index, rows, columns: 1 };
    if (rows > 0) yield* wait(sheets.format([area], formatOfColumn(column, target.unit)));
    const mark: Mark = { name: `column:${column.key}`, sheet, on: 'column', index };
    yield* wait(sheets.setMarks(target.owner, [mark]));
  }
  const now = { ...placement, columns: plan.after, gaps: gapsBefore(placement, plan) };
  const looks = plan.formatted.map((column) => ({ column, index: plan.after.get(column.key) as number }));
  for (const { column, index } of rows > 0 ? looks : [])
    yield* wait(sheets.format([{ sheet, row: header + 1, column: index, rows, columns: 1 }], formatOfColumn(column, target.unit)));
  if (plan.labelled.length > 0) yield* writeHeader(sheets, plan.labelled, now);
  const left = plan.removed.map((key) => shiftedBy(plan, placement.columns.get(key) as number));
  const own = new Set(plan.after.values());
  const emptied = plan.empties ? left.filter((column) => !own.has(column)) : [];
  if (emptied.length > 0) yield* wait(sheets.clear(emptied.map((column) => ({ sheet, row: header, column, rows: rows + 1, columns: 1 }))));
  const gaps = emptied.length > 0 ? yield* gapsNow(sheets, now, emptied, plan.width) : now.gaps;
  const lost = [...gaps].filter((index) => !now.gaps.has(index));
  // One of a name that there is would leave its column, so how many there are is part of it.
  const marks = lost.map((index): Mark => ({ name: `${GAP}${index} ${now.gaps.size}`, sheet, on: 'column', index }));
  if (marks.length > 0) yield* wait(sheets.setMarks(target.owner, marks));
  if (plan.removed.length > 0) {
    const names = plan.removed.map((key) => `column:${key}`);
    yield* wait(sheets.removeMarks(target.owner, names));
  }
  return { ...now, gaps };
}

const gapsBefore = ({ gaps = new Set() }: Placement, plan: ColumnPlan): ReadonlySet<number> =>
  new Set([...gaps].map((column) => shiftedBy(plan, column)));

/** The gaps with the columns from the report's to what stands at its side now: those that were emptied, and blank ones that a person has between. */
function* gapsNow(
  sheets: SheetWriter,
  { sheet, header, rows, claimed, columns, gaps = new Set() }: Placement,
  emptied: readonly number[],
  width: number,
): Task<ReadonlySet<number>> {
  const [own, before] = [[...columns.values()], [...columns.values(), ...emptied]];
  const found = [...gaps];
  for (const [edge, outer, step] of [
    [Math.min(...own), Math.min(...before), -1],
    [Math.max(...own), Math.max(...before), 1],
  ] as const) {
    const side: number[] = [];
    let column = edge + step;
    for (; gaps.has(column) || (outer - column) * step >= 0; column += step) side.push(column);
    const isBlank = (at: number): Task<boolean> =>
      isEmpty(sheets, { sheet, row: header, column: at, rows: rows + claimed + 1, columns: 1 });
    while (side.length > 0 && (column < 0 || column >= width || (yield* isBlank(column)))) column = side.pop() as number;
    found.push(...side);
  }
  return new Set(found);
}

/** The status line stands above the first column: when that is another one now, it is written there at the end of the refresh. */
function* takeStatusAway(sheets: SheetWriter, { sheet, columns }: Placement, row: number, plan: ColumnPlan): Task<void> {
  const column = Math.min(...columns.values());
  if (shiftedBy(plan, column) === Math.min(...plan.after.values())) return;
  const area = { sheet, row, column, rows: 1, columns: 1 };
  const [[[text = ''] = []] = []] = yield* wait(sheets.read([area]));
  if (String(text).startsWith('Refreshed ')) yield* wait(sheets.clear([area]));
}

function* isEmpty(sheets: SheetWriter, area: SheetArea): Task<boolean> {
  const [values = []] = yield* wait(sheets.read([area]));
  if (values.some((row) => row.some((value) => value !== ''))) return false;
  return (yield* wait(sheets.formulas(area))).every((row) => row.every((formula) => formula === ''));
}
