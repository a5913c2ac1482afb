/** What the classes of the Spreadsheet service need of each other. */
import type { Area, SheetFacts } from '../../spreadsheet/backend';
import type { Execution } from '../runtime/execution';
import type { Expose, Method } from '../runtime/service';
import type { ScriptCells } from './cells';

export interface SpreadsheetObjects {
  readonly execution: Execution;
  readonly expose: Expose;
  /** An object whose first methods need a person who may write, and whose others need one who may read. */
  exposeWriting(name: string, writing: Readonly<Record<string, Method>>, reading: Readonly<Record<string, Method>>): object;
  readonly cells: ScriptCells;
  /** The sheet as it is now. @throws ScriptException when it was deleted. */
  sheetFacts(key: string): SheetFacts;
  sheetNamed(name: string): SheetFacts | undefined;
  range(area: Area): object;
  sheet(key: string): object;
  spreadsheet(): object;
  /** The backend's key of a Sheet object that a script passes. */
  keyOf(sheet: unknown): string;
  /** The area of a Range object that a script passes. */
  areaOf(range: unknown): Area;
  /** Counts a change of the spreadsheet that writes no cells. */
  changed(): void;
}
