import type { MarkedSheets } from '../../marks';
import type { Clock } from '../../ports';
import type { SheetArea, SheetWriter } from '../../sheet-writer';
import { isBlankRow } from '../../table/cells/blank-row';
import { type Task, wait } from '../../task';
import type { RunRecord } from '../kept/run';
import { logLine } from './log-line';
import { MOST_LINES, standingLines, writeLines } from './log-lines';
import { isSameLine, type LogPlace, placedLine } from './log-place';

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
  const line = placedLine(place, logLine(record, clock, zone));
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
