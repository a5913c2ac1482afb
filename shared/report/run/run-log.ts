/**
 * The log sheet: one line for each refresh, newest first, made when somebody asks for it.
 * @module
 */

import { byFrom, checksGood, LOG_HEADER, LOG_SHEET, RESULTS, STARTED } from '#words/log-sheet';
import type { Mark, MarkedSheets } from '../../marks';
import type { Row } from '../../model/cell';
import { serialOfWallTime } from '../../model/serial';
import type { Clock } from '../../ports';
import type { SheetArea, SheetInfo, SheetWriter } from '../../sheet-writer';
import { isBlankRow } from '../../table/cells/blank-row';
import { columnCells } from '../../table/cells/column-cells';
import { ownMarks } from '../../table/place/own-marks';
import { freezeHeader } from '../../table/place/place';
import { type Task, wait } from '../../task';
import type { RunRecord } from '../kept/run';
import { fieldAt, isSameLine, type LineField, type LogPlace, lineWith, logPlace, MOST_LOG_COLUMNS, placedLine } from './log-place';

const OWNER = 'log';
const MOST_LINES = 500;
/** What of a line stays text whatever it looks like. */
const TEXTS: readonly LineField[] = ['by', 'started', 'report', 'result', 'message', 'checks'];

/** The mark on the log sheet's header, or `undefined` where nobody has made one. A copy of the sheet may have brought one along. */
function* logMark(sheets: MarkedSheets): Task<Mark | undefined> {
  return (yield* ownMarks(sheets, yield* wait(sheets.marks(OWNER)), { sheetName: LOG_SHEET }))[0];
}

/** Makes the log sheet, or gives the one there is. */
export function* makeLogSheet(sheets: MarkedSheets, history: readonly RunRecord[], clock: Clock, zone: string): Task<string> {
  const there = yield* logMark(sheets);
  if (there !== undefined) return there.sheet;
  const names = new Set((yield* wait(sheets.sheets())).map(({ name }) => name.toLowerCase()));
  let name: string = LOG_SHEET;
  for (let number = 2; names.has(name.toLowerCase()); number += 1) name = `${LOG_SHEET} ${number}`;
  const { id } = yield* wait(sheets.addSheet(name, 'visible', { rows: MOST_LINES + 1, columns: LOG_HEADER.length }));
  const header = { sheet: id, row: 0, column: 0, rows: 1, columns: LOG_HEADER.length };
  yield* wait(sheets.write(header, [LOG_HEADER]));
  yield* wait(sheets.emphasize([header]));
  yield* freezeHeader(sheets, id, 1);
  const column = (field: LineField) => columnCells({ sheet: id }, fieldAt(field), 1, MOST_LINES);
  yield* wait(sheets.grow(id, MOST_LINES + 1, LOG_HEADER.length));
  yield* wait(sheets.format([column('at')], 'yyyy-mm-dd hh:mm:ss'));
  yield* wait(sheets.format(TEXTS.map(column), '@'));
  yield* wait(sheets.setMarks(OWNER, [{ name: 'header', sheet: id, on: 'row', index: 0 }]));
  yield* writeLines(
    sheets,
    id,
    1,
    history.map((record) => lineOf(record, clock, zone)),
  );
  return id;
}

/**
 * Adds a line for a refresh, where there is a log sheet; a line that is there already is not added twice. The lines above the first empty
 * one move down by one as values: cells that were put in would move what people's formulas, charts and filters are about, and what a host
 * copies within a sheet leaves out the rows that a filter hides.
 */
export function* logRun(sheets: MarkedSheets, record: RunRecord, clock: Clock, zone: string): Task<void> {
  const standing = yield* standingLines(sheets);
  if (standing === undefined) return;
  const { info, area, place, below } = standing;
  const { sheet } = area;
  const first = area.row + 1;
  const empty = below.findIndex(isBlankRow);
  const before = empty < 0 ? below : below.slice(0, empty);
  const line = placedLine(place, lineOf(record, clock, zone));
  if (before[0] && isSameLine(place, before[0], line)) return;
  const lines = [line, ...before].slice(0, MOST_LINES);
  // Somebody protected it: the log is not worth a refresh that fails.
  if ((yield* wait(sheets.refusal([{ sheet, row: first, column: 0, rows: lines.length, columns: place.length }]))) !== undefined) return;
  if (info.rows < first + lines.length) yield* wait(sheets.grow(sheet, first + lines.length, place.length));
  const calculated = yield* calculatedColumns(sheets, area, place);
  for (const { column, end } of piecesBetween(place.length, calculated))
    yield* writeLines(
      sheets,
      sheet,
      first,
      lines.map((one) => one.slice(column, end)),
      column,
    );
}

/**
 * Says otherwise what lines say, where there is a log sheet.
 * @param isAbout whether those of a report that was called so are meant, which is `''` where that column was deleted
 * @returns false where they are protected, and stay as they are
 */
export function* rewordLog(sheets: MarkedSheets, isAbout: (report: string) => boolean, reword: (words: string) => string): Task<boolean> {
  const standing = yield* standingLines(sheets);
  if (standing === undefined) return true;
  const { area, place, below } = standing;
  const [report, checks] = [place.indexOf(fieldAt('report')), place.indexOf(fieldAt('checks'))];
  const words = below.map((line) => {
    const said = line[checks] ?? '';
    return [typeof said === 'string' && isAbout(String(line[report] ?? '')) ? reword(said) : said];
  });
  const changed = words.flatMap(([said], at) => (said === (below[at]?.[checks] ?? '') ? [] : [at]));
  const [from, to] = [changed[0], changed[changed.length - 1]];
  if (from === undefined || to === undefined) return true;
  const lines = words.slice(from, to + 1);
  if ((yield* wait(sheets.refusal([columnCells(area, checks, area.row + 1 + from, lines.length)]))) !== undefined) return false;
  yield* writeLines(sheets, area.sheet, area.row + 1 + from, lines, checks);
  return true;
}

/** The lines of the log sheet as they stand below its header, and where a line's values are. */
interface StandingLines {
  readonly info: SheetInfo;
  /** Header and lines. */
  readonly area: SheetArea;
  readonly place: LogPlace;
  readonly below: readonly Row[];
}

function* standingLines(sheets: MarkedSheets): Task<StandingLines | undefined> {
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

/** People's own columns that have formulas stay as they are: these find the lines' values where they were. */
function* calculatedColumns(sheets: SheetWriter, area: SheetArea, place: LogPlace): Task<readonly number[]> {
  const calculated: number[] = [];
  for (const [column, value] of place.entries()) {
    if (value !== undefined) continue;
    const formulas = yield* wait(sheets.formulas({ ...area, column, columns: 1 }));
    if (formulas.flat().some((formula) => formula !== '')) calculated.push(column);
  }
  return calculated;
}

const piecesBetween = (columns: number, left: readonly number[]): readonly { readonly column: number; readonly end: number }[] =>
  [-1, ...left].flatMap((before, at) => {
    const [column, end] = [before + 1, left[at] ?? columns];
    return end > column ? [{ column, end }] : [];
  });

function* writeLines(sheets: SheetWriter, sheet: string, row: number, lines: readonly Row[], column = 0): Task<void> {
  const [line] = lines;
  if (line) yield* wait(sheets.write({ sheet, row, column, rows: lines.length, columns: line.length }, lines));
}

function lineOf(record: RunRecord, clock: Clock, zone: string): Row {
  const { trigger, rows, pages, message, checks } = record;
  const when = clock.wallTime(record.at, zone);
  const notGood = checks.filter(({ verdict }) => verdict !== 'good').map(({ words }) => words);
  const words = checks.length === 0 ? '' : notGood.length === 0 ? checksGood(checks.length) : notGood.join(' ');
  return lineWith({
    at: serialOfWallTime(when) ?? when,
    by: record.connection === undefined ? record.by : byFrom(record.by, record.connection),
    // A newer version may have kept other words.
    started: STARTED[trigger] ?? trigger,
    report: record.reportName,
    rows,
    pages,
    sentAgain: record.retries,
    seconds: Math.round(record.ms / 100) / 10,
    result: RESULTS[record.outcome] ?? record.outcome,
    message,
    checks: words,
  });
}
