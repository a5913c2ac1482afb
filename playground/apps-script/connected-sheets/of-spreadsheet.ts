/** What a spreadsheet has of data sources. Source: https://developers.google.com/apps-script/reference/spreadsheet/spreadsheet */
import type { Method } from '../runtime/service';
import type { SpreadsheetObjects } from '../spreadsheet/objects';
import { checkExecution, startReading } from './data-object';
import { dataSource } from './data-source';
import { dataSourceSheet, insertDataSourceSheet } from './data-source-sheet';
import { pivotAnchors, sheetAnchors } from './kept-sources';
import { pivotData } from './pivot-data';
import { dataSourcePivotTable } from './pivot-table';
import { sheetData } from './sheet-data';

export function dataSourceReading(objects: SpreadsheetObjects): Readonly<Record<string, Method>> {
  const { spreadsheet } = objects.execution.backend;
  return {
    getDataSources: () => sheetAnchors(spreadsheet).map(({ id }) => dataSource(objects, id)),
    getDataSourceSheets: () => sheetAnchors(spreadsheet).map(({ id }) => dataSourceSheet(objects, id)),
    getDataSourcePivotTables: () => pivotAnchors(spreadsheet).map(({ id }) => dataSourcePivotTable(objects, id)),
  };
}

export function dataSourceWriting(objects: SpreadsheetObjects): Readonly<Record<string, Method>> {
  const { spreadsheet } = objects.execution.backend;
  return {
    insertDataSourceSheet: (spec: unknown) => insertDataSourceSheet(objects, spec),
    // "Refreshes all supported data sources and their linked data source objects, skipping invalid data source objects."
    refreshAllDataSources: () => {
      checkExecution(objects);
      for (const { id } of sheetAnchors(spreadsheet)) startReading(objects, sheetData(objects, id));
      for (const { id } of pivotAnchors(spreadsheet)) startReading(objects, pivotData(objects, id));
    },
  };
}
