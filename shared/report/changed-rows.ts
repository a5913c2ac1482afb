/**
 * Rows that stand in the sheet against those that should: only what is different is written.
 * @module
 */
import type { Cell, Row } from '../model/cell';
import type { SheetWriter } from '../ports';
import { type Task, wait } from '../task';
import { runs } from './beside';
import type { OutputColumn } from './output';
import { type ColumnGroup, columnGroups, type Placement } from './placement';
import type { ReadBack } from './read-back';

/** Rows taken into memory at a time. */
export const PIECE = 20_000;
/** More pieces than this are written as one, with what stands between them. */
const MOST_WRITES = 40;

/** Rows of the sheet with the report's columns in the report's order; a column that is gone is empty. */
export function* standingRows(
  sheets: SheetWriter,
  placement: Placement,
  output: readonly OutputColumn[],
  from: number,
  rows: number,
): Task<readonly Row[]> {
  const groups = columnGroups(
    output.map(({ key }) => key),
    placement.columns,
  );
  const row = placement.header + 1 + from;
  const read = yield* wait(
    sheets.read(groups.map(({ column, places }) => ({ sheet: placement.sheet, row, column, rows, columns: places.length }))),
  );
  return Array.from({ length: rows }, (_, at) => {
    const cells = new Array<Cell>(output.length).fill('');
    groups.forEach(({ places }, group) => {
      places.forEach((place, index) => {
        cells[place] = read[group]?.[at]?.[index] ?? '';
      });
    });
    return cells;
  });
}

/** Rows to write, side by side ones together. */
export interface Change {
  /** The first one's row in the sheet. */
  readonly row: number;
  readonly cells: readonly Row[];
  /** How many of them are different. */
  readonly changed: number;
}

/**
 * What of the rows has to be written.
 * @param found rows by their place, counted from the report's first one
 */
export function* changedRows(
  sheets: SheetWriter,
  { placement, output, readBack }: { readonly placement: Placement; readonly output: readonly OutputColumn[]; readonly readBack: ReadBack },
  groups: readonly ColumnGroup[],
  found: readonly (readonly [row: number, cells: Row])[],
): Task<readonly Change[]> {
  const present = new Set(groups.flatMap(({ places }) => places));
  const byRow = new Map(found);
  const changes: Change[] = [];
  const places = [...byRow.keys()].sort((one, other) => one - other);
  for (let at = 0; at < places.length; ) {
    const from = places[at] as number;
    const until = places.findIndex((place, index) => index > at && place >= from + PIECE);
    const next = until === -1 ? places.length : until;
    const span = (places[next - 1] as number) - from + 1;
    const standing = yield* standingRows(sheets, placement, output, from, span);
    const isChanged = (index: number): boolean => {
      const fresh = byRow.get(from + index);
      return (
        fresh !== undefined &&
        output.some(({ kind }, place) => present.has(place) && !readBack.isSame(kind, fresh[place] ?? '', standing[index]?.[place] ?? ''))
      );
    };
    changes.push(
      ...written(
        runs(span, isChanged),
        (index) => (isChanged(index) ? byRow.get(from + index) : standing[index]) ?? [],
        placement.header + 1 + from,
      ),
    );
    at = next;
  }
  return changes;
}

function written(
  found: readonly { readonly from: number; readonly count: number }[],
  rowAt: (index: number) => Row,
  first: number,
): readonly Change[] {
  const cells = (from: number, count: number): Row[] => Array.from({ length: count }, (_, index) => rowAt(from + index));
  if (found.length <= MOST_WRITES)
    return found.map(({ from, count }) => ({ row: first + from, cells: cells(from, count), changed: count }));
  const from = found[0]?.from ?? 0;
  const last = found[found.length - 1];
  const count = last ? last.from + last.count - from : 0;
  return [{ row: first + from, cells: cells(from, count), changed: found.reduce((sum, run) => sum + run.count, 0) }];
}
