import type { Anchor } from '../../spreadsheet/backend';
import type { SpreadsheetObjects } from '../spreadsheet/objects';
import { formatOf } from './cell-of';
import type { DataObject } from './data-object';
import { keep, pivotAnchors, pivotSource, sheetSource } from './kept-sources';
import { pivotCells } from './pivot-cells';
import { readSource } from './read-source';
import { showCells } from './shown-cells';

/** What a pivot table shows, from its first cell on. @param id its anchor */
export function pivotData(objects: SpreadsheetObjects, id: string): Pick<DataObject, 'status' | 'read' | 'keep'> {
  const { spreadsheet } = objects.execution.backend;
  return {
    status: () => pivotSource(spreadsheet, id).status,
    keep: (status) => keep(spreadsheet, id, { status }),
    read() {
      const pivot = pivotSource(spreadsheet, id);
      const asked = [...pivot.rowGroups, ...pivot.columnGroups, ...pivot.values.map(({ column }) => column)];
      const read =
        asked.length === 0
          ? { columns: [], rows: [] }
          : readSource(objects.execution, sheetSource(spreadsheet, pivot.of).source, [...new Set(asked)]);
      if ('code' in read) return { state: 'ERROR', ...read, truncated: false };
      const anchor = pivotAnchors(spreadsheet).find((one) => one.id === id) as Anchor;
      const at = { sheet: anchor.sheet, row: anchor.span.row, column: anchor.span.column };
      const formats = pivot.rowGroups.map((name) =>
        formatOf(read.columns.find((column) => column.name === name) ?? { name, type: 'STRING' }),
      );
      const cells = pivotCells(pivot, read.columns, read.rows);
      keep(spreadsheet, id, { size: showCells(spreadsheet, at, pivot.size, cells, formats) });
      return { state: 'SUCCESS', code: 'NONE', message: '', truncated: false };
    },
  };
}
