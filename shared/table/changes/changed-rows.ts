/**
 * Rows that stand in the sheet against those that should: only what is different is written.
 * @module
 */

import type { CellKind, Row } from '../../model/cell';
import type { SheetWriter } from '../../sheet-writer';
import { type Task, wait } from '../../task';
import { columnCells } from '../cells/column-cells';
import type { ReadBack } from '../cells/read-back';
import { runs } from '../cells/row-range';
import { isNumeric } from '../place/column-looks';
import type { OutputColumn } from '../place/output-column';
import { areasOf, type ColumnGroup, type Placement } from '../place/placement';
import { PIECE, rowsWithFormulas, standingRows } from './standing-rows';

/** With more pieces than this, records that stand between them are written along. */
const MOST_WRITES = 40;

/** Rows to write, side by side ones together. */
export interface Change {
  /** The first one's row in the sheet. */
  readonly row: number;
  readonly cells: readonly Row[];
  /** How many of them are different. */
  readonly changed: number;
  /** Those in which nothing of the report's stood, as their rows in the sheet: a person put them in, and they look like what was above them. */
  readonly blank: readonly number[];
}

/** A table whose rows are compared with others. */
interface ComparedTable {
  readonly placement: Placement;
  readonly output: readonly OutputColumn[];
  readonly readBack: ReadBack;
}

/**
 * What of the rows has to be written.
 * @param found rows by their place, counted from the report's first one
 * @param isRecord whether another row that stands there is a record of the report's: anything else is a person's own
 */
export function* changedRows(
  sheets: SheetWriter,
  table: ComparedTable,
  groups: readonly ColumnGroup[],
  found: readonly (readonly [row: number, cells: Row])[],
  isRecord: (row: number) => boolean = () => false,
): Task<readonly Change[]> {
  const { placement, output, readBack } = table;
  const present = new Set(groups.flatMap(({ indexes }) => indexes));
  const byRow = new Map(found);
  const changes: Change[] = [];
  const indexes = [...byRow.keys()].sort((one, other) => one - other);
  for (let at = 0; at < indexes.length; ) {
    const from = indexes[at] as number;
    const until = indexes.findIndex((place, index) => index > at && place >= from + PIECE);
    const next = until === -1 ? indexes.length : until;
    const span = (indexes[next - 1] as number) - from + 1;
    const standing = yield* standingRows(sheets, placement, output, from, span);
    const first = placement.header + 1 + from;
    const freshAt = (index: number): Row | undefined => byRow.get(from + index);
    const mended = yield* mendedColumns(sheets, table, first, span, (index) => [freshAt(index), standing[index]]);
    const isChanged = (index: number): boolean => {
      const fresh = freshAt(index);
      const there = standing[index] ?? [];
      if (fresh === undefined) return false;
      const isOther = (kind: CellKind, place: number): boolean =>
        !readBack.isSame(kind, fresh[place] ?? '', there[place] ?? '') || (mended.has(place) && isTextOf(fresh, there, place));
      return output.some(({ kind }, place) => present.has(place) && isOther(kind, place));
    };
    let stretches = runs(span, isChanged).map(({ from: begin, count }) => ({ begin, count, changed: count }));
    if (stretches.length > MOST_WRITES) {
      const calculated = yield* rowsWithFormulas(sheets, areasOf(placement.sheet, groups, first, span));
      const goesAlong = (index: number): boolean => (byRow.has(from + index) || isRecord(from + index)) && !calculated.has(index);
      stretches = joined(stretches, goesAlong);
    }
    for (const { begin, count, changed } of stretches) {
      const stretch = Array.from({ length: count }, (_, index) => begin + index);
      changes.push({
        row: first + begin,
        cells: stretch.map((index) => freshAt(index) ?? standing[index] ?? []),
        changed,
        blank: stretch.flatMap((index) => (standing[index]?.every((cell) => cell === '') ? [first + index] : [])),
      });
    }
    at = next;
  }
  return changes;
}

/** Whether a text stands where a number comes. */
const isTextOf = (fresh: Row, standing: Row, index: number): boolean =>
  typeof fresh[index] === 'number' && typeof standing[index] === 'string' && standing[index] !== '';

/** Columns whose numbers are texts although their cells are not formatted as plain text any more: they can be numbers again. */
function* mendedColumns(
  sheets: SheetWriter,
  { placement, output }: ComparedTable,
  first: number,
  count: number,
  rowsAt: (index: number) => readonly [fresh: Row | undefined, standing: Row | undefined],
): Task<ReadonlySet<number>> {
  const found = new Map<number, number>();
  for (let index = 0; index < count; index += 1) {
    const [fresh, standing] = rowsAt(index);
    if (fresh === undefined || standing === undefined) continue;
    output.forEach(({ kind }, place) => {
      if (isNumeric(kind) && !found.has(place) && isTextOf(fresh, standing, place)) found.set(place, index);
    });
  }
  const mended = new Set<number>();
  for (const [place, index] of found) {
    const column = placement.columns.get(output[place]?.key ?? '');
    if (column === undefined) continue;
    const [format] = yield* wait(sheets.formats(columnCells(placement, column, first + index)));
    if (format !== '@') mended.add(place);
  }
  return mended;
}

interface Stretch {
  readonly begin: number;
  readonly count: number;
  readonly changed: number;
}

/** Stretches as one where nothing but the report's own records stands between them. */
function joined(stretches: readonly Stretch[], goesAlong: (index: number) => boolean): Stretch[] {
  const found: Stretch[] = [];
  for (const stretch of stretches) {
    const last = found[found.length - 1];
    let index = last ? last.begin + last.count : stretch.begin;
    while (index < stretch.begin && goesAlong(index)) index += 1;
    if (last === undefined || index < stretch.begin) found.push(stretch);
    else
      found[found.length - 1] = {
        begin: last.begin,
        count: stretch.begin + stretch.count - last.begin,
        changed: last.changed + stretch.changed,
      };
  }
  return found;
}
