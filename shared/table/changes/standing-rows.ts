import type { Cell, Row } from '../../model/cell';
import type { SheetArea, SheetWriter } from '../../sheet-writer';
import { type Task, wait } from '../../task';
import type { ReadBack } from '../cells/read-back';
import { rowsPerCall } from '../cells/write-rows';
import type { OutputColumn } from '../place/output-column';
import type { Placed } from '../place/place';
import { keyedGroups, type Placement } from '../place/placement';
import { type RowsSource, rowsAt } from './rows-source';

/** Rows taken into memory at a time. */
export const PIECE = 20_000;

/** Rows of the sheet with columns of a table in this order; a column that is gone is empty. */
export function* standingRows(
  sheets: SheetWriter,
  placement: Pick<Placement, 'sheet' | 'header' | 'columns'>,
  output: readonly Pick<OutputColumn, 'key'>[],
  from: number,
  rows: number,
): Task<readonly Row[]> {
  const groups = keyedGroups(output, placement.columns);
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

/** Hands over a table's rows with their indexes, read in pieces: from one on, up to the one before `until`. */
export function* eachStanding(
  sheets: SheetWriter,
  placement: Pick<Placement, 'sheet' | 'header' | 'columns' | 'rows'>,
  output: readonly Pick<OutputColumn, 'key'>[],
  take: (row: Row, index: number) => void,
  begin = 0,
  until = placement.rows,
): Task<void> {
  for (let from = begin; from < until; from += PIECE) {
    const rows = yield* standingRows(sheets, placement, output, from, Math.min(PIECE, until - from));
    for (const [at, row] of rows.entries()) take(row, from + at);
  }
}

/**
 * Whether the first rows of a source stand in the sheet, in their order: by one of each call that writes them, and the last.
 * @param first how many they are, and below how many of the report's rows
 */
export function* areStanding(
  sheets: SheetWriter,
  { placement, info }: Pick<Placed, 'placement' | 'info'>,
  output: readonly OutputColumn[],
  { isSame }: ReadBack,
  source: RowsSource,
  first: { readonly count: number; readonly below: number },
): Task<boolean> {
  const { count, below } = first;
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

/** The rows of areas, counted from their first, in which something is calculated. */
export function* rowsWithFormulas(sheets: SheetWriter, areas: readonly SheetArea[]): Task<ReadonlySet<number>> {
  const found = new Set<number>();
  for (const area of areas)
    for (const [at, row] of (yield* wait(sheets.formulas(area))).entries()) if (row.some((formula) => formula !== '')) found.add(at);
  return found;
}
