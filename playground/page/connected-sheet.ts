/** Sheets that show a table of BigQuery: a line above says which, and nobody can type into them. */
import { ICommandService, type Univer } from '@univerjs/core';
import { sheetSource } from '../apps-script/connected-sheets/kept-sources';
import type { SpreadsheetBackend } from '../spreadsheet/backend';
import { element } from './element';

const IN_FRONT = 'sheet.operation.set-worksheet-active';

/** Whether the sheet in front shows a table. */
export function isConnectedInFront(spreadsheet: SpreadsheetBackend): boolean {
  return anchorInFront(spreadsheet) !== undefined;
}

const anchorInFront = (spreadsheet: SpreadsheetBackend) =>
  spreadsheet.anchors('sheet-type').find(({ sheet, facts }) => facts.type === 'DATASOURCE' && sheet === spreadsheet.activeSheet());

/** @param changed called when another sheet comes to the front. Gives what looks again. */
export function watchConnectedSheets(univer: Univer, spreadsheet: SpreadsheetBackend, changed: () => void): () => void {
  function look(): void {
    const anchor = anchorInFront(spreadsheet);
    const line = element('connected-sheet');
    line.hidden = anchor === undefined;
    if (!anchor) return;
    const { source, status, size } = sheetSource(spreadsheet, anchor.id);
    const name = `${source.tableProject}.${source.dataset}.${source.table}`;
    if (status.state === 'NOT_STARTED') line.textContent = `Connected Sheets: reading ${name} …`;
    else
      line.textContent =
        status.state === 'ERROR'
          ? `Connected Sheets: ${name} could not be read (${status.code}). ${status.message}`
          : `Connected Sheets: ${status.truncated ? 'the first ' : ''}${Math.max(0, size.rows - 1).toLocaleString('en-US')} rows of ${name}. This sheet can't be edited.`;
  }
  univer
    .__getInjector()
    .get(ICommandService)
    .onCommandExecuted(({ id }) => {
      if (id !== IN_FRONT) return;
      look();
      changed();
    });
  look();
  return look;
}
