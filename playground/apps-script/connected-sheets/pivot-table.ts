/**
 * DataSourcePivotTable: computed by BigQuery over the whole table, not over the preview. Sources:
 * https://developers.google.com/apps-script/reference/spreadsheet/data-source-pivot-table,
 * https://developers.google.com/apps-script/reference/spreadsheet/range#createdatasourcepivottabledatasource
 * @module
 */
import { newAnchorId } from '../../spreadsheet/anchors';
import type { Area } from '../../spreadsheet/backend';
import { ScriptException } from '../runtime/script-exception';
import type { SpreadsheetObjects } from '../spreadsheet/objects';
import { isGrid } from '../spreadsheet/sheet-type';
import { checkExecution, type DataObject, refreshMethods, startReading, statusMethods } from './data-object';
import { dataSource, dataSourceId } from './data-source';
import { keep, NOTHING_SHOWN, type PivotSource, pivotAnchors, pivotSource, sheetSource } from './kept-sources';
import { SUMMARIES } from './pivot-cells';
import { pivotData } from './pivot-data';

/** @param id its anchor */
export function dataSourcePivotTable(objects: SpreadsheetObjects, id: string): object {
  const { spreadsheet } = objects.execution.backend;
  const pivot = () => pivotSource(spreadsheet, id);
  const data: DataObject = { ...pivotData(objects, id), self: () => self, dataSource: () => dataSource(objects, pivot().of) };
  // Its columns aren't known before its sheet has been read.
  const known = (name: unknown): string => {
    const { columns } = sheetSource(spreadsheet, pivot().of);
    if (columns.length > 0 && !columns.some((column) => column.name === name)) throw new ScriptException(`Invalid column name: ${name}`);
    return String(name);
  };
  /** Each change of what it shows is read at once. */
  const changed = (change: Partial<PivotSource>, name: string): object => {
    checkExecution(objects);
    keep(spreadsheet, id, { ...change, status: { ...pivot().status, until: 0 } });
    startReading(objects, data);
    return objects.expose({ name, need: 'document-read', methods: {} });
  };
  const self: object = objects.exposeWriting(
    'DataSourcePivotTable',
    {
      ...refreshMethods(objects, data),
      addRowGroup: (name: unknown) => changed({ rowGroups: [...pivot().rowGroups, known(name)] }, 'PivotGroup'),
      addColumnGroup: (name: unknown) => changed({ columnGroups: [...pivot().columnGroups, known(name)] }, 'PivotGroup'),
      addPivotValue: (name: unknown, by: unknown) => {
        if (!(String(by) in SUMMARIES)) throw new ScriptException(`Invalid argument: ${by}`);
        return changed({ values: [...pivot().values, { column: known(name), by: String(by) }] }, 'PivotValue');
      },
    },
    { ...statusMethods(objects, data), asPivotTable: () => pivotTable(objects, id) },
  );
  return self;
}

/** PivotTable, as far as what it has in common with every other. */
function pivotTable(objects: SpreadsheetObjects, id: string): object {
  const { spreadsheet } = objects.execution.backend;
  const parts = (name: string, list: readonly unknown[]) => list.map(() => objects.expose({ name, need: 'document-read', methods: {} }));
  return objects.expose({
    name: 'PivotTable',
    need: 'document-read',
    methods: {
      getRowGroups: () => parts('PivotGroup', pivotSource(spreadsheet, id).rowGroups),
      getColumnGroups: () => parts('PivotGroup', pivotSource(spreadsheet, id).columnGroups),
      getPivotValues: () => parts('PivotValue', pivotSource(spreadsheet, id).values),
      getAnchorCell: () => {
        const anchor = pivotAnchors(spreadsheet).find((one) => one.id === id);
        if (!anchor) throw new ScriptException('That pivot table does not exist any more.');
        return objects.range({ sheet: anchor.sheet, row: anchor.span.row, column: anchor.span.column, rows: 1, columns: 1 });
      },
    },
  });
}

/** An empty pivot table in the first cell of an area. */
export function createPivotTable(objects: SpreadsheetObjects, area: Area, source: unknown): object {
  const of = dataSourceId(source, 'Range.createDataSourcePivotTable');
  const { spreadsheet } = objects.execution.backend;
  if (!isGrid(spreadsheet, area.sheet)) throw new ScriptException('The action is not supported for DATASOURCE sheet.');
  objects.changed();
  const id = newAnchorId('pivot');
  const { sheet, row, column } = area;
  spreadsheet.putAnchor({ id, kind: 'pivot', sheet, span: { row, column, rows: 1, columns: 1 }, facts: { ...NOTHING_SHOWN, of } });
  return dataSourcePivotTable(objects, id);
}
