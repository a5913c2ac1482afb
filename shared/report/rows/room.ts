/**
 * The room that a report needs: a document has a most of cells, and empty ones count too.
 * @module
 */

import { tooLarge } from '#words/room';
import { ActivTrakError } from '../../errors';
import { columnMarks, type MarkedSheets, rowMark } from '../../marks';
import { cellAddress } from '../../model/a1';
import type { SheetInfo, SheetLimits, SheetSize } from '../../sheet-writer';
import { newSheetSize } from '../../table/place/new-sheet';
import { sheetNamed } from '../../table/place/sheet-named';
import { firstOwnRow } from '../../table/plan/own-sheet';
import { linesOf, PACKED_COLUMNS } from '../../table/staging/packed-rows';
import { EXTRA_CELLS, isStaged } from '../../table/staging/row-heap';
import { type Task, wait } from '../../task';
import type { Report } from '../definition/definition';
import { outputColumns } from '../definition/output';
import { addsUp } from '../definition/people-shown';
import { stagingName } from '../run/run-cleanup';

/** Cells of a whole document. */
export interface Room {
  readonly now: number;
  /** While the rows are being written, when a hidden sheet may hold them too. */
  readonly meanwhile: number;
  readonly after: number;
  /** Rows of the report's sheet. */
  readonly rows: number;
  /** How many more rows would have room. */
  readonly more: number;
}

/**
 * How full the document gets.
 * @param rows those that come
 * @param kept those of the report that stay in the sheet beside them
 * @param canOwn whether a hidden sheet may become the report's; else its rows stay beside it until they are written
 */
export function* roomFor(sheets: MarkedSheets, report: Report, rows: number, kept: number, canOwn = true): Task<Room> {
  const infos = yield* wait(sheets.sheets());
  const staging = infos.find(({ name }) => name === stagingName(report));
  const marks = (report.id === '' ? [] : yield* wait(sheets.marks(report.id))).filter((mark) => mark.sheet !== staging?.id);
  const first = cellAddress(report.destination.cell) ?? { row: 0, column: 0 };
  const columns = outputColumns(report).length;
  const header = rowMark(marks, 'header')?.index ?? first.row + (report.statusLine ? 1 : 0);
  const own = columnMarks(marks).map(({ index }) => index + 1);
  // One row behind the last is the report's too.
  const end = { rows: header + kept + rows + 2, columns: Math.max(own.length > 0 ? 0 : first.column + columns, ...own) };
  const sheet = marks[0] ? infos.find(({ id }) => id === marks[0]?.sheet) : sheetNamed(infos, report.destination.sheet);
  const now = infos.reduce((sum, info) => sum + cellsOf(info), 0);
  // The hidden sheet is gone at the end.
  const others = now - cellsOf(staging ?? NOTHING);
  const width = columns - (addsUp(report) ? 1 : 0) + EXTRA_CELLS;
  const isAside = isStaged(rows, width);
  const isOwn = canOwn && isAside && marks.length === 0 && !addsUp(report) && !report.rollup && firstOwnRow(report, infos) !== undefined;
  // A workbook has no most of cells: its empty ones cost nothing.
  const made = Number.isFinite(sheets.limits.cells) && !isOwn ? newSheetSize(end) : end;
  const after = others + (sheet ? growth(sheet, end) : cellsOf(made));
  // Where a hidden sheet becomes the report's, it is as long as that, and has a column more for the places of its rows.
  const aside = isOwn ? { rows: end.rows, columns: width + 1 } : { rows: linesOf(rows), columns: staging?.columns ?? PACKED_COLUMNS };
  const hidden = (staging ? cellsOf(staging) : 0) + (isAside ? growth(staging ?? NOTHING, aside) : 0);
  const meanwhile = isOwn ? Math.max(after, others + hidden) : after + hidden;
  const perRow = isOwn ? aside.columns : Math.max(made.columns, sheet?.columns ?? 0) + 1;
  const more = Math.min(sheets.limits.rows - end.rows, Math.floor((sheets.limits.cells - meanwhile) / perRow));
  return { now, after, meanwhile, rows: end.rows, more };
}

const NOTHING: SheetSize = { rows: 0, columns: 0 };

const cellsOf = ({ rows, columns }: SheetSize): number => rows * columns;

const growth = (grid: SheetSize | SheetInfo, { rows, columns }: SheetSize): number =>
  Math.max(grid.rows, rows) * Math.max(grid.columns, columns) - grid.rows * grid.columns;

/** Refuses what doesn't fit into a document. @throws ActivTrakError `too-large` when a document cannot hold that. */
export function refuseTooLarge({ meanwhile, rows }: Pick<Room, 'meanwhile' | 'rows'>, limits: SheetLimits): void {
  if (rows > limits.rows) throw new ActivTrakError('too-large', tooLarge(rows, limits.rows, 'rows'));
  if (meanwhile > limits.cells) throw new ActivTrakError('too-large', tooLarge(meanwhile, limits.cells, 'cells'));
}
