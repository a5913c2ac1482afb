import type { MarkedSheets } from '../../marks';
import type { SheetArea, SheetValue, SheetWriter } from '../../sheet-writer';
import { ownMarks } from '../../table/place/own-marks';
import { statusRow } from '../../table/place/placement';
import { isStatus } from '../../table/place/status-text';
import { type Task, wait } from '../../task';
import type { Report } from '../definition/definition';
import type { ReportState } from '../kept/report-state';

/** The place of the status line, with the cells that stand there; none where the report has none. */
export function* statusCells(sheets: MarkedSheets, report: Report, state: ReportState): Task<StatusCells | undefined> {
  const marks = report.statusLine ? yield* wait(sheets.marks(report.id)) : [];
  const row = statusRow(yield* ownMarks(sheets, marks, state));
  if (row === undefined) return undefined;
  const [[[there = '', ...others] = []] = []] = yield* wait(sheets.read([row]));
  return { row, there, others };
}

/** The status line's cells, and what stands there. */
export interface StatusCells {
  readonly row: SheetArea;
  readonly there: SheetValue;
  /** Those of the report's other columns. */
  readonly others: readonly SheetValue[];
}

/** Writes the status line, unless somebody has put something of theirs into its cell, or protected it. */
export function* writeStatus(
  sheets: SheetWriter,
  cells: StatusCells | undefined,
  state: ReportState,
  before: string | undefined,
): Task<void> {
  if (cells === undefined) return;
  const { row, there, others } = cells;
  if (there !== '' && there !== before && !isStatus(there)) return;
  const area = { ...row, columns: 1 };
  // It went along when somebody moved the column below it.
  const moved = others.flatMap((cell, at) => (isStatus(cell) ? [{ ...area, column: row.column + at + 1 }] : []));
  if ((yield* wait(sheets.refusal([area, ...moved]))) !== undefined) return;
  if (moved.length > 0) yield* wait(sheets.clear(moved));
  yield* wait(sheets.format([area], '@'));
  yield* wait(sheets.write(area, [[state.status]]));
}
