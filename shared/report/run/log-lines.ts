/**
 * The lines of the log sheet: one for each refresh, newest first, in a sheet that is made when somebody asks for it.
 * @module
 */
import { LOG_SHEET } from '#words/log-sheet';
import type { Mark, MarkedSheets } from '../../marks';
import type { Row } from '../../model/cell';
import type { SheetArea, SheetInfo, SheetWriter } from '../../sheet-writer';
import { ownMarks } from '../../table/place/own-marks';
import { type Task, wait } from '../../task';
import { type LogPlace, logPlace, MOST_LOG_COLUMNS } from './log-place';

/** Whose marks the log sheet has. */
export const LOG_OWNER = 'log';
/** So many lines it has at the most. */
export const MOST_LINES = 500;

/** The mark on the log sheet's header, or `undefined` where nobody has made one. A copy of the sheet may have brought one along. */
export function* logMark(sheets: MarkedSheets): Task<Mark | undefined> {
  return (yield* ownMarks(sheets, yield* wait(sheets.marks(LOG_OWNER)), { sheetName: LOG_SHEET }))[0];
}

/** The lines of the log sheet as they stand below its header, and where a line's values are. */
interface StandingLines {
  readonly info: SheetInfo;
  /** Header and lines. */
  readonly area: SheetArea;
  readonly place: LogPlace;
  readonly below: readonly Row[];
}

/** The lines as they stand; `undefined` where there is no log sheet, or none of its columns. */
export function* standingLines(sheets: MarkedSheets): Task<StandingLines | undefined> {
  const mark = yield* logMark(sheets);
  if (mark === undefined) return undefined;
  const info = yield* wait(sheets.sheet('id', mark.sheet));
  if (info === undefined) return undefined;
  const rows = 1 + Math.min(MOST_LINES, info.rows - mark.index - 1);
  const area = { sheet: mark.sheet, row: mark.index, column: 0, rows, columns: Math.min(MOST_LOG_COLUMNS, info.columns) };
  const [[header = [], ...read] = []] = yield* wait(sheets.read([area]));
  const place = logPlace(header, read);
  if (place.length === 0) return undefined;
  return { info, area, place, below: read.map((line) => line.slice(0, place.length)) };
}

/** Writes lines below each other, from a row and a column on. */
export function* writeLines(sheets: SheetWriter, sheet: string, row: number, lines: readonly Row[], column = 0): Task<void> {
  const [line] = lines;
  if (line) yield* wait(sheets.write({ sheet, row, column, rows: lines.length, columns: line.length }, lines));
}
