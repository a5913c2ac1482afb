import { ICommandService, type Univer } from '@univerjs/core';
import type { SpreadsheetBackend } from '../spreadsheet/backend';
import { cellName } from '../spreadsheet/notation';

/** Puts a formula into the selected cell, as if it were typed: it can be undone. Gives the cell's address. */
export function insertFormula(univer: Univer, spreadsheet: SpreadsheetBackend, formula: string): string {
  const { sheet, row, column } = spreadsheet.selection();
  const range = { startRow: row, endRow: row, startColumn: column, endColumn: column };
  univer
    .__getInjector()
    .get(ICommandService)
    .syncExecuteCommand('sheet.command.set-range-values', {
      subUnitId: sheet,
      unitId: spreadsheet.facts().id,
      range,
      value: { f: formula },
    });
  const name = spreadsheet.sheet(sheet)?.name ?? '';
  return `'${name.replaceAll("'", "''")}'!${cellName(row, column)}`;
}
