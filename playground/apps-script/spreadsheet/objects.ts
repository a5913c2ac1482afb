/** What the classes of the Spreadsheet service need of each other. */
import type { Area, SheetFacts } from '../backend';
import type { Execution } from '../runtime/execution';
import type { Expose } from '../runtime/service';
import type { Cells } from './cells';

export interface SpreadsheetObjects {
  readonly execution: Execution;
  readonly expose: Expose;
  readonly cells: Cells;
  /** The sheet as it is now. @throws ScriptException when it was deleted. */
  sheetFacts(key: string): SheetFacts;
  sheetNamed(name: string): SheetFacts | undefined;
  range(area: Area): object;
  sheet(key: string): object;
  spreadsheet(): object;
  /** The backend's key of a Sheet object that a script passes. */
  keyOf(sheet: unknown): string;
  /** Counts a change of the spreadsheet that writes no cells. */
  changed(): void;
}
