import { LOG_HEADER, LOG_SHEET } from '#words/log-sheet';
import type { MarkedSheets } from '../../marks';
import type { Clock } from '../../ports';
import { columnCells } from '../../table/cells/column-cells';
import { freezeHeader } from '../../table/place/place';
import { freeName } from '../../table/place/sheet-named';
import { type Task, wait } from '../../task';
import type { RunRecord } from '../kept/run';
import { logLine } from './log-line';
import { LOG_OWNER, logMark, MOST_LINES, writeLines } from './log-lines';
import { fieldAt, type LineField } from './log-place';

/** What of a line stays text whatever it looks like. */
const TEXTS: readonly LineField[] = ['by', 'started', 'report', 'result', 'message', 'checks'];

/** Makes the log sheet, or gives the one there is. */
export function* makeLogSheet(sheets: MarkedSheets, history: readonly RunRecord[], clock: Clock, zone: string): Task<string> {
  const there = yield* logMark(sheets);
  if (there !== undefined) return there.sheet;
  const name = freeName(LOG_SHEET, yield* wait(sheets.sheets()));
  const { id } = yield* wait(sheets.addSheet(name, 'visible', { rows: MOST_LINES + 1, columns: LOG_HEADER.length }));
  const header = { sheet: id, row: 0, column: 0, rows: 1, columns: LOG_HEADER.length };
  yield* wait(sheets.write(header, [LOG_HEADER]));
  yield* wait(sheets.emphasize([header]));
  yield* freezeHeader(sheets, id, 1);
  const column = (field: LineField) => columnCells({ sheet: id }, fieldAt(field), 1, MOST_LINES);
  yield* wait(sheets.grow(id, MOST_LINES + 1, LOG_HEADER.length));
  yield* wait(sheets.format([column('at')], 'yyyy-mm-dd hh:mm:ss'));
  yield* wait(sheets.format(TEXTS.map(column), '@'));
  yield* wait(sheets.setMarks(LOG_OWNER, [{ name: 'header', sheet: id, on: 'row', index: 0 }]));
  yield* writeLines(
    sheets,
    id,
    1,
    history.map((record) => logLine(record, clock, zone)),
  );
  return id;
}
