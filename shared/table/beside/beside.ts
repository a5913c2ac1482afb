/**
 * Which of the user's own columns stand beside a report, and which row formulas they have.
 * @module
 */
import { columnMarks, type MarkedSheets, rowMark } from '../../marks';
import type { SheetArea, SheetInfo, SheetWriter } from '../../sheet-writer';
import { type Task, wait } from '../../task';
import { columnCells } from '../cells/column-cells';
import { columnsByKey, type Placement } from '../place/placement';
import { readyOwner, TOP } from '../place/ready-marks';

/** Columns of the user's that stand between or next to the report's, without a gap. */
export interface BesideColumns {
  /** Those whose last row holds a formula, with that formula relative to its cell. */
  readonly formulas: ReadonlyMap<number, string>;
  /** That row of the sheet. */
  readonly model: number;
}

/** So many rows at the end are looked at for one that isn't blank. */
const MOST_BLANK = 1000;

const NONE: BesideColumns = { formulas: new Map(), model: 0 };

/**
 * Looks at the header and the last row of a report; a blank one that a person put in shows nothing, so the one above it is taken.
 * @param owner whose marks the report has: columns of other reports that stand at its side, and what is behind them, are not beside it
 */
export function* besideColumns(sheets: MarkedSheets, info: SheetInfo, owner: string, placement: Placement): Task<BesideColumns> {
  const { sheet, header, rows, columns } = placement;
  const own = new Set(columns.values());
  if (rows === 0 || own.size === 0 || own.size === info.columns) return NONE;
  const line = (row: number): SheetArea => ({ sheet, row, column: 0, rows: 1, columns: info.columns });
  const [[heads = []] = [], [values = []] = []] = yield* wait(sheets.read([line(header), line(header + rows)]));
  const records = [...own].every((column) => (values[column] ?? '') === '') ? yield* rowsToRecord(sheets, placement) : rows;
  if (records > 0 && records < rows) return yield* besideColumns(sheets, info, owner, { ...placement, rows: records });
  const [formulas = []] = yield* wait(sheets.formulas(line(header + rows)));
  const isUsed = (column: number): boolean =>
    own.has(column) || placement.gaps?.has(column) || [heads, values, formulas].some((cells) => (cells[column] ?? '') !== '');
  // Nothing is beside most reports: their marks need not be asked for.
  if (!heads.some((_, column) => !own.has(column) && isUsed(column))) return NONE;
  const ready = yield* readyColumnsOn(sheets, owner, sheet);
  const near = besideOf(own, ready, info.columns, isUsed, new Set());
  if (near.size === 0) return NONE;
  const beside = besideOf(own, ready, info.columns, isUsed, yield* columnsOfOthers(sheets, owner, placement));
  return {
    formulas: new Map([...beside].flatMap((column) => (formulas[column] ? [[column, formulas[column]] as const] : []))),
    model: header + rows,
  };
}

/** How many rows there are up to the last one with a cell of the report's, looked for this far up; 0 where there is none. */
function* rowsToRecord(sheets: SheetWriter, { sheet, header, rows, columns }: Placement): Task<number> {
  const count = Math.min(rows, MOST_BLANK);
  const areas = [...columns.values()].map((column) => columnCells({ sheet }, column, header + 1 + rows - count, count));
  const cells = yield* wait(sheets.read(areas));
  for (let at = count; at > 0; at -= 1) if (cells.some((column) => (column[at - 1]?.[0] ?? '') !== '')) return rows - count + at;
  return 0;
}

/** The columns beside a report's own, and those of its ready sheet with what is beside them: people may put free columns between. */
function besideOf(
  own: ReadonlySet<number>,
  ready: readonly number[],
  count: number,
  isUsed: (column: number) => boolean,
  others: ReadonlySet<number>,
): ReadonlySet<number> {
  const beside = new Set(columnsAround(own, count, isUsed, others));
  for (const column of ready)
    if (!own.has(column) && !beside.has(column)) {
      beside.add(column);
      for (const near of columnsAround(new Set([column]), count, isUsed, others)) if (!own.has(near)) beside.add(near);
    }
  return beside;
}

/** The columns of a report's ready sheet on one sheet: those of its rows, wherever people moved them. */
function* readyColumnsOn(sheets: MarkedSheets, id: string, sheet: string): Task<readonly number[]> {
  const marks = (yield* wait(sheets.marks(readyOwner(id)))).filter((mark) => mark.sheet === sheet);
  return [...columnsByKey(marks)].flatMap(([key, column]) => (key.startsWith(TOP) ? [] : [column]));
}

/** Columns in use between a report's own and on either side of them. What is between two reports goes with the one to its left. */
function columnsAround(
  own: ReadonlySet<number>,
  count: number,
  isUsed: (column: number) => boolean,
  others: ReadonlySet<number>,
): readonly number[] {
  const first = Math.min(...own);
  let left = first;
  let right = Math.max(...own);
  while (left > 0 && isUsed(left - 1) && !others.has(left - 1)) left -= 1;
  if (others.has(left - 1)) left = first;
  while (right < count - 1 && isUsed(right + 1) && !others.has(right + 1)) right += 1;
  return Array.from({ length: right - left + 1 }, (_, index) => left + index).filter((column) => !own.has(column) && !others.has(column));
}

/** The columns of other reports that have rows at the side of this one's. */
export function* columnsOfOthers(sheets: MarkedSheets, owner: string, { sheet, header, rows }: Placement): Task<ReadonlySet<number>> {
  const found = new Set<number>();
  for (const other of yield* wait(sheets.markOwners())) {
    const marks = other === owner ? [] : (yield* wait(sheets.marks(other))).filter((mark) => mark.sheet === sheet);
    const [begin, end] = [rowMark(marks, 'header')?.index, (rowMark(marks, 'last') ?? rowMark(marks, 'after'))?.index];
    if (begin === undefined || end === undefined || begin > header + rows || end < header) continue;
    for (const { index } of columnMarks(marks)) found.add(index);
  }
  return found;
}
