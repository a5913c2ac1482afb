/**
 * What a write is going to put below the rows that stay, as a few words in a mark: one for each block of cells that is written in one call. When
 * the write was stopped, the next one knows by them whether these rows still stand as it left them, or somebody sorted the table since.
 * @module
 */

import type { Mark, MarkedSheets } from '../../shared/marks';
import type { CellKind, Row } from '../../shared/model/cell';
import { mixed } from '../../shared/model/mixed';
import type { SheetInfo } from '../../shared/sheet-writer';
import { isBlankRow } from '../../shared/table/cells/blank-row';
import { rowsPerBlock } from '../../shared/table/cells/write-rows';
import { standingRows } from '../../shared/table/changes/standing-rows';
import { areasOf, type ColumnGroup, claimMarks, columnGroups, keyedGroups } from '../../shared/table/place/placement';
import type { Target } from '../../shared/table/place/target';
import type { Prepared } from '../../shared/table/plan/write-plan';
import { tracedWord } from '../../shared/table/recovery/trace';
import { type Task, wait } from '../../shared/task';

/** Columns that are written together, and a word for each of their blocks. */
interface BlockTrace {
  readonly columns: readonly (readonly [key: string, kind: CellKind])[];
  readonly rows: number;
  readonly words: readonly string[];
}

type How = Pick<Target, 'unit' | 'readBack'>;

const TRACE = 'trace:';

/** Whether a mark is a trace. */
export const isTraceMark = (name: string): boolean => name.startsWith(TRACE);

/** @param fresh the rows that come below those that stay */
const traceName = (target: Target, groups: readonly ColumnGroup[], fresh: readonly Row[]): string =>
  TRACE +
  JSON.stringify(
    groups.map(({ indexes }): BlockTrace => {
      const columns = indexes.map((index) => [target.output[index]?.key ?? '', target.output[index]?.kind ?? 'text'] as const);
      const cells = fresh.map((row) => indexes.map((index) => row[index] ?? ''));
      return { columns, rows: fresh.length, words: blocksOf(cells, fresh.length).map((block) => wordOfBlock(block, columns, target)) };
    }),
  );

/** Cells in the blocks in which so many rows are written. */
function blocksOf(cells: readonly Row[], rows: number): readonly (readonly Row[])[] {
  const size = Math.max(1, rowsPerBlock(rows, cells[0]?.length ?? 1));
  return Array.from({ length: Math.ceil(rows / size) }, (_, at) => cells.slice(at * size, (at + 1) * size));
}

function wordOfBlock(block: readonly Row[], columns: BlockTrace['columns'], how: How): string {
  const word = tracedWord({ columns }, how);
  return block.reduce((hash, cells) => mixed(hash, word(cells)), block.length).toString(36);
}

/**
 * Whether claimed rows stand as a write left them: block after block as it was going to write them, and blank from the first on that it had not.
 * @param traces names of the marks that it may have left
 * @param fresh the rows that come again: as they are, they may stand there too
 */
export function* standsAsLeft(
  sheets: MarkedSheets,
  info: SheetInfo,
  target: Target,
  traces: readonly string[],
  fresh: readonly Row[],
): Task<boolean> {
  const { placement, output } = target;
  const keys = [...placement.columns.keys()];
  const count = Math.min(placement.claimed, info.rows - placement.header - 1 - placement.rows);
  if (count <= 0) return false;
  const named = keys.map((key) => ({ key }));
  const standing = yield* standingRows(sheets, placement, named, placement.rows, count);
  const groups = keyedGroups(output, placement.columns);
  return [...traces, traceName(target, groups, fresh)].some((name) =>
    isLeft(JSON.parse(name.slice(TRACE.length)) as readonly BlockTrace[], keys, standing, target),
  );
}

function isLeft(traces: readonly BlockTrace[], keys: readonly string[], standing: readonly Row[], how: How): boolean {
  const rest = standing.map((row) => [...row]);
  let isOver = false;
  for (const { columns, rows, words } of traces) {
    const places = columns.map(([key]) => keys.indexOf(key));
    if (places.includes(-1)) return false;
    const cells = standing.slice(0, rows).map((row) => places.map((place) => row[place] ?? ''));
    for (const [at, block] of blocksOf(cells, rows).entries()) {
      isOver ||= wordOfBlock(block, columns, how) !== words[at];
      if (isOver && !block.every(isBlankRow)) return false;
    }
    for (const row of rest.slice(0, rows)) for (const place of places) row[place] = '';
  }
  return rest.every(isBlankRow);
}

/**
 * Before the first cell changes: what is the table's is at least as large as what is going to be written, and its new rows leave a trace.
 * @param before names of traces that a write which was stopped left
 * @returns the names of all traces that there are now
 */
export function* claimBlocks(
  sheets: MarkedSheets,
  { target, groups, rows }: Prepared,
  fresh: readonly Row[],
  before: readonly string[],
): Task<readonly string[]> {
  const { placement, owner } = target;
  const { sheet, header, claimed } = placement;
  if (rows <= placement.rows) return before;
  // What was left there is known to be the table's own. Once it is gone, the new trace alone says what may stand there.
  // So are columns that the new rows lack.
  const all = columnGroups([...placement.columns.keys()], placement.columns);
  const left = areasOf(sheet, all, header + 1 + placement.rows, claimed);
  if (left.length > 0) {
    yield* wait(sheets.clear(left));
    yield* wait(sheets.flush());
  }
  if (before.length > 0) yield* wait(sheets.removeMarks(owner, before));
  const trace: Mark = { name: traceName(target, groups, fresh), sheet, on: 'row', index: header };
  yield* wait(sheets.setMarks(owner, [trace, ...claimMarks(placement, placement.rows, Math.max(rows, placement.rows + claimed))]));
  yield* wait(sheets.flush());
  return [trace.name];
}
