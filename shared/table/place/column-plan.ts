/**
 * How the columns in the sheet come up to a definition. A place for every column is found before anything changes.
 * @module
 */

import { everyColumnDeleted, noRoomForColumn } from '#words/places';
import { ActivTrakError, wrong } from '../../errors';
import type { MarkedSheets } from '../../marks';
import type { SheetInfo } from '../../sheet-writer';
import type { Task } from '../../task';
import { columnCells } from '../cells/column-cells';
import { isEmpty } from './obstacles';
import type { OutputColumn } from './output-column';
import type { Placement } from './placement';

/** As many columns as a sheet of Excel has; one of Google's has a few more. */
const MOST_COLUMNS = 16_384;

/** A column that comes in: into one that was taken out, into a free one, or into one that is put in for it. */
interface NewColumn {
  readonly column: OutputColumn;
  /** As columns count when those before it in the plan are there. */
  readonly index: number;
  readonly way: 'taken' | 'free' | 'inserted';
}

/** What has to be done to a sheet's columns so that they are the report's. */
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

/** The columns that a sheet is to have. */
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
 * @param name the report's, for messages
 * @throws ActivTrakError `argument` when none of its columns is left in the sheet, `too-large` when the sheet has no room for another
 */
export function* planColumns(
  sheets: MarkedSheets,
  name: string,
  info: SheetInfo,
  placement: Placement,
  { output, deleted, labelled, formatted = [], others }: Wanted,
): Task<ColumnPlan> {
  const { sheet, header, columns } = placement;
  if (columns.size === 0) throw wrong(everyColumnDeleted(name));
  const rows = Math.min(placement.rows + placement.claimed, info.rows - 1 - header);
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
    return original >= info.columns || (yield* isEmpty(sheets, columnCells({ sheet }, original, header, rows + 1)));
  }

  for (const [at, column] of output.entries()) {
    if (now.has(column.key) || deleted.has(column.key)) continue;
    const [left] = output
      .slice(0, at)
      .flatMap(({ key }) => now.get(key) ?? [])
      .reverse();
    const next = left === undefined ? Math.min(...now.values()) : left + 1;
    const free = left === undefined ? next - 1 : next;
    const old = [...spare].find((key) => now.get(key) === next);
    const way = old !== undefined ? 'taken' : (yield* isFree(free)) ? 'free' : 'inserted';
    const index = way === 'free' ? free : next;
    if (old !== undefined) {
      spare.delete(old);
      now.delete(old);
    }
    if (way === 'inserted') now = new Map([...now].map(([key, other]) => [key, other >= index ? other + 1 : other]));
    else before.set(column.key, placeBefore(index));
    now.set(column.key, index);
    added.push({ column, index, way });
  }
  const after = new Map([...now].filter(([key]) => !removed.includes(key)));
  if (after.size === 0) throw wrong(everyColumnDeleted(name));
  const inserted = added.filter(({ way }) => way === 'inserted').length;
  const width = Math.max(info.columns + inserted, Math.max(...after.values()) + 1);
  if (added.length > 0 && width > MOST_COLUMNS) throw new ActivTrakError('too-large', noRoomForColumn(name));
  const left = (some: readonly OutputColumn[]): readonly OutputColumn[] => some.filter(({ key }) => after.has(key));
  return { added, removed, labelled: left(labelled), formatted: left(formatted), before, after, width, empties };
}
