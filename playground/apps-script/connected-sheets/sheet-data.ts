import type { SpreadsheetObjects } from '../spreadsheet/objects';
import { cellOf, formatOf } from './cell-of';
import type { DataObject } from './data-object';
import { keep, sheetAnchors, sheetSource } from './kept-sources';
import { readSource } from './read-source';
import { showCells } from './shown-cells';

/** "a preview of up to 500 rows": https://developers.google.com/workspace/sheets/api/guides/connected-sheets */
export const PREVIEW_ROWS = 500;

/** The key of a data source sheet. @param id its anchor */
export const keyOf = ({ execution }: SpreadsheetObjects, id: string): string =>
  sheetAnchors(execution.backend.spreadsheet).find((anchor) => anchor.id === id)?.sheet ?? '';

/** The first rows of a table, in its sheet. @param id its anchor */
export function sheetData(objects: SpreadsheetObjects, id: string): Pick<DataObject, 'status' | 'read' | 'keep'> {
  const { spreadsheet } = objects.execution.backend;
  return {
    status: () => sheetSource(spreadsheet, id).status,
    keep: (status) => keep(spreadsheet, id, { status }),
    read() {
      const { source, size } = sheetSource(spreadsheet, id);
      const read = readSource(objects.execution, source, undefined, PREVIEW_ROWS);
      if ('code' in read) return { state: 'ERROR', ...read, truncated: false };
      const { columns, rows } = read;
      const table = [
        columns.map(({ name }) => name),
        ...rows.map((row) => row.map((text, at) => cellOf(text, columns[at] as (typeof columns)[number]))),
      ];
      const shown = showCells(spreadsheet, { sheet: keyOf(objects, id), row: 0, column: 0 }, size, table, columns.map(formatOf));
      keep(spreadsheet, id, { columns, size: shown });
      return { state: 'SUCCESS', code: 'NONE', message: '', truncated: rows.length === PREVIEW_ROWS };
    },
  };
}
