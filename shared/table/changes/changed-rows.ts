/**
 * Rows that stand in the sheet against those that should: only what is different is written.
 * @module
 */
import type { Cell, Row } from '../../model/cell';
import type { SheetArea, SheetWriter } from '../../sheet-writer';
import { type Task, wait } from '../../task';
import { columnCells } from '../cells/column-cells';
import type { ReadBack } from '../cells/read-back';
import { runs } from '../cells/row-runs';
import { rowsPerCall } from '../cells/write-rows';
import { isNumeric } from '../place/column-looks';
import type { OutputColumn } from '../place/output-column';
import type { Placed } from '../place/place';
import { areasOf, type ColumnGroup, columnGroups, type Placement } from '../place/placement';
import { type RowsSource, rowsAt } from './rows-source';

/** Rows taken into memory at a time. */
export const PIECE = 20_000;
/** With more pieces than this, records that stand between them are written along. */
const MOST_WRITES = 40;

/** Rows of the sheet with columns of a table in this order; a column that is gone is empty. */
export function* standingRows(
  sheets: SheetWriter,
  placement: Pick<Placement, 'sheet' | 'header' | 'columns'>,
  output: readonly Pick<OutputColumn, 'key'>[],
  from: number,
  rows: number,
): Task<readonly Row[]> {
  const groups = columnGroups(
    output.map(({ key }) => key),
    placement.columns,
  );
  const row = placement.header + 1 + from;
  const read = yield* wait(
    sheets.read(groups.map(({ column, indexes }) => ({ sheet: placement.sheet, row, column, rows, columns: indexes.length }))),
  );
  return Array.from({ length: rows }, (_, at) => {
    const cells = new Array<Cell>(output.length).fill('');
    groups.forEach(({ indexes }, group) => {
      indexes.forEach((place, index) => {
        cells[place] = read[group]?.[at]?.[index] ?? '';
      });
    });
    return cells;
  });
}

/**
 * Whether the first rows of a source stand in the sheet, in their order: by one of each call that writes them, and the last.
 * @param below so many of the report's rows
 */
export function* areStanding(
  sheets: SheetWriter,
  { placement, info }: Pick<Placed, 'placement' | 'info'>,
  output: readonly OutputColumn[],
  { isSame }: ReadBack,
  source: RowsSource,
  below: number,
  count: number,
): Task<boolean> {
  if (placement.header + 1 + below + count > info.rows) return false;
  const step = rowsPerCall(output.length);
  const places = [...Array.from({ length: Math.ceil(count / step) }, (_, at) => at * step), count - 1];
  const rows = yield* rowsAt(source, places);
  for (const [at, place] of places.entries()) {
    const [standing = []] = yield* standingRows(sheets, placement, output, below + place, 1);
    if (!output.every(({ kind }, index) => isSame(kind, rows[at]?.[index] ?? '', standing[index] ?? ''))) return false;
  }
  return true;
}

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

/**
 * What of the rows has to be written.
 * @param found rows by their place, counted from the report's first one
 * @param isRecord whether another row that stands there is a record of the report's: anything else is a person's own
 */
export function* changedRows(
  sheets: SheetWriter,
  { placement, output, readBack }: { readonly placement: Placement; readonly output: readonly OutputColumn[]; readonly readBack: ReadBack },
  groups: readonly ColumnGroup[],
  found: readonly (readonly [row: number, cells: Row])[],
  isRecord: (row: number) => boolean = () => false,
): Task<readonly Change[]> {
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
    const mended = yield* mendedColumns(sheets, placement, output, first, (index) => [byRow.get(from + index), standing[index]], span);
    const isChanged = (index: number): boolean => {
      const fresh = byRow.get(from + index);
      const there = standing[index] ?? [];
      return (
        fresh !== undefined &&
        output.some(
          ({ kind }, index) =>
            present.has(index) &&
            (!readBack.isSame(kind, fresh[index] ?? '', there[index] ?? '') || (mended.has(index) && isTextOf(fresh, there, index))),
        )
      );
    };
    let stretches = runs(span, isChanged).map(({ from: begin, count }) => ({ begin, count, changed: count }));
    if (stretches.length > MOST_WRITES) {
      const calculated = yield* rowsWithFormulas(sheets, areasOf(placement.sheet, groups, first, span));
      const goesAlong = (index: number): boolean => (byRow.has(from + index) || isRecord(from + index)) && !calculated.has(index);
      stretches = joined(stretches, goesAlong);
    }
    for (const { begin, count, changed } of stretches) {
      const rowAt = (_: unknown, index: number): Row => byRow.get(from + begin + index) ?? standing[begin + index] ?? [];
      const blank = Array.from({ length: count }, (_, index) => begin + index).filter((index) =>
        standing[index]?.every((cell) => cell === ''),
      );
      changes.push({
        row: first + begin,
        cells: Array.from({ length: count }, rowAt),
        changed,
        blank: blank.map((index) => first + index),
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
  placement: Placement,
  output: readonly OutputColumn[],
  first: number,
  rowsAt: (index: number) => readonly [fresh: Row | undefined, standing: Row | undefined],
  count: number,
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

/** The rows of areas, counted from their first, in which something is calculated. */
export function* rowsWithFormulas(sheets: SheetWriter, areas: readonly SheetArea[]): Task<ReadonlySet<number>> {
  const found = new Set<number>();
  for (const area of areas)
    for (const [at, row] of (yield* wait(sheets.formulas(area))).entries()) if (row.some((formula) => formula !== '')) found.add(at);
  return found;
}
