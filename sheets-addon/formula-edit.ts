import { worded } from '../shared/diagnostics';
import type { Argument } from '../shared/functions/arguments/argument';
import { formulaCall, quotedText } from '../shared/functions/formula-call';
import { resultFormats } from '../shared/functions/result-formats';
import { isTable } from '../shared/functions/signatures';
import { scriptDiagnostics } from './host/diagnostics';
import { formatResult } from './host/spreadsheet/result-format';

type Range = GoogleAppsScript.Spreadsheet.Range;

/** What Google tells of an edit. */
interface Edit {
  readonly range: Range;
  /** What was typed into one cell. Whether it is there for a formula, and what it is then, no document says. */
  readonly value?: unknown;
}

/** A typed text or number, which most edits are: nothing has to be asked of Google for them. */
const isPlain = (value: unknown): boolean => value !== undefined && value !== null && !/^(?:=|\+|#|Loading)/.test(String(value));

/**
 * Formats what a newly typed formula of ours is going to fill, since a custom function can set no format. Formats that somebody chose stay.
 * (https://developers.google.com/apps-script/guides/triggers: a simple trigger may change the spreadsheet and ask for no permission.)
 */
export function onEdit(edit: Edit): void {
  if (isPlain(edit.value)) return;
  try {
    const call = formulaCall(edit.range.getFormula());
    if (call === undefined) return;
    const columns = resultFormats(
      call.name,
      call.args.map((arg) => written(edit.range, arg)),
    );
    if (isTable(call.name)) formatResult(edit.range.getCell(1, 1), { columns, isTable: true });
    else for (const cell of cellsWith(edit.range, call.name)) formatResult(cell, { columns, isTable: false });
  } catch (failure) {
    // Numbers without a format are right, too, and nobody waits for an answer.
    worded(failure, scriptDiagnostics, 'an edit');
  }
}

/** What is written as an argument: a text, or what stands in cells. */
function written(range: Range, arg: string): Argument {
  const text = quotedText(arg);
  if (text !== undefined || arg === '') return text ?? '';
  const cells = arg.includes('!') ? SpreadsheetApp.getActiveSpreadsheet().getRange(arg) : range.getSheet().getRange(arg);
  return cells.getDisplayValues();
}

/** More formulas at once are pasted by nobody who looks at each. */
const MOST_CELLS = 500;

/** The cells of an area that hold a formula of this function: one that was filled down is in all of them. */
function cellsWith(range: Range, name: string): readonly Range[] {
  const found = range
    .getFormulas()
    .flatMap((row, at) => row.flatMap((formula, column) => (formulaCall(formula)?.name === name ? [[at, column] as const] : [])));
  return found.slice(0, MOST_CELLS).map(([row, column]) => range.getCell(row + 1, column + 1));
}
