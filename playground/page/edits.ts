import type { FUniver } from '@univerjs/core/facade';
import type { EditEvent } from '../apps-script/triggers/simple';
import { cellName } from '../spreadsheet/notation';

interface Edited {
  readonly worksheet: { getSheetName(): string; getRange(row: number, column: number): { getFormula(): string; getValue(): unknown } };
  readonly row: number;
  readonly column: number;
  readonly isConfirm: boolean;
}

/** The event of the facade that says so; Univer's packages add theirs one by one. */
interface Events {
  readonly Event: Readonly<Record<'SheetEditEnded', string>>;
  addEvent(name: string, listener: (edited: Edited) => void): void;
}

/** Tells of every cell that a person types into, once it holds what was typed; of what is pasted it tells nothing. */
export function watchEdits(univer: FUniver, tell: (event: EditEvent) => void): void {
  const api = univer as unknown as Events;
  api.addEvent(api.Event.SheetEditEnded, ({ worksheet, row, column, isConfirm }) => {
    if (!isConfirm) return;
    setTimeout(() => {
      const cell = worksheet.getRange(row, column);
      const value = cell.getFormula() === '' ? cell.getValue() : undefined;
      const sheet = worksheet.getSheetName().replaceAll("'", "''");
      tell({ range: `'${sheet}'!${cellName(row, column)}`, ...(value === undefined || value === null ? {} : { value: String(value) }) });
    });
  });
}
