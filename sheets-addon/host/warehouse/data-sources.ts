import { sheetNameTaken } from '#words/connected-sheets';
import { isActivTrakError, wrong } from '../../../shared/errors';
import type { Sync } from '../../../shared/task';
import type { DataSourceState, DataSources, PivotLayout, ShownTable } from '../../../shared/warehouse/data-sources';
import type { WarehouseTable } from '../../../shared/warehouse/warehouse';
import { dataSourceTrouble, readingTrouble } from './data-source-trouble';
import type {
  DataObject,
  DataSourceApp,
  DataSourcePivotTable,
  DataSourceRange,
  DataSourceSheet,
  DataSourceSpreadsheet,
} from './data-source-types';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** Longer than that nobody looks at an open sidebar; Google's own limit is 300 seconds. */
const MOST_SECONDS = 30;
/** A schedule's time is short: mistakes show soon, and the rest is read while nobody waits. */
const LEAST_SECONDS = 10;
/** What is left for the rest of a call. */
const RESERVE_MS = 5_000;

/**
 * Connected Sheets on one spreadsheet, in the name of whoever the script runs as. Google reads after a call has returned, which is waited for here
 * as long as the call may take.
 * @param msLeft how long that is, in milliseconds
 */
export function spreadsheetDataSources(spreadsheet: Spreadsheet, msLeft: () => number): Sync<DataSources> {
  const app = SpreadsheetApp as unknown as DataSourceApp;
  const book = spreadsheet as unknown as DataSourceSpreadsheet;

  /** Each execution has to say so: https://developers.google.com/apps-script/reference/spreadsheet/spreadsheet-app#enablebigqueryexecution */
  function enabled<T>(table: WarehouseTable, work: () => T): T {
    try {
      app.enableBigQueryExecution();
      return work();
    } catch (cause) {
      if (isActivTrakError(cause) || isOurs(cause)) throw cause;
      throw dataSourceTrouble(table, cause);
    }
  }

  /** What an account without Connected Sheets has is nothing. */
  function all<T>(list: () => readonly T[]): readonly T[] {
    try {
      return list();
    } catch (cause) {
      if (isOurs(cause)) throw cause;
      return [];
    }
  }

  const sheetOf = (table: WarehouseTable): DataSourceSheet | undefined =>
    all(() => book.getDataSourceSheets()).find((one) => shows(one, table));
  const pivotOf = (table: WarehouseTable): DataSourcePivotTable | undefined =>
    all(() => book.getDataSourcePivotTables()).find((one) => shows(one, table));

  /** @throws ActivTrakError where BigQuery has refused */
  function read(table: WarehouseTable, object: DataObject, most = MOST_SECONDS): DataSourceState {
    const seconds = Math.floor(Math.min(most, (msLeft() - RESERVE_MS) / 1000));
    if (seconds >= 1 && stateOf(object) === 'RUNNING') {
      try {
        object.waitForCompletion(seconds);
      } catch (cause) {
        if (stateOf(object) !== 'RUNNING') throw cause;
      }
    }
    const status = object.getStatus();
    if (String(status.getExecutionState()) === 'ERROR')
      throw readingTrouble(table, String(status.getErrorCode()), status.getErrorMessage());
    return stateOf(object) === 'RUNNING' ? 'reading' : 'current';
  }

  function insertSheet(table: WarehouseTable): DataSourceSheet {
    const spec = app.newDataSourceSpec().asBigQuery().setProjectId(table.project).setTableProjectId(table.project);
    return book.insertDataSourceSheet(spec.setDatasetId(table.dataset).setTableId(table.table).build());
  }

  function insertNamed(table: WarehouseTable, name: string): DataSourceSheet {
    if (spreadsheet.getSheetByName(name)) throw wrong(sheetNameTaken(name));
    const made = insertSheet(table);
    made.asSheet().setName(name);
    return made;
  }

  function insertPivot(source: DataSourceSheet, name: string): DataSourcePivotTable {
    const empty = spreadsheet.getSheetByName(name);
    const isFree = empty?.getType() === SpreadsheetApp.SheetType.GRID && empty.getLastRow() === 0;
    if (empty && !isFree) throw wrong(sheetNameTaken(name));
    // A pivot table is over a data source, which the sheet of the table brings along.
    const cell = (empty ?? spreadsheet.insertSheet(name, spreadsheet.getNumSheets())).getRange('A1') as unknown as DataSourceRange;
    return cell.createDataSourcePivotTable(source.getDataSource());
  }

  /** Gives it what it shows. One that adds something up is left as people made it; one that doesn't is new, or was left when a call was killed. */
  function layOut(pivot: DataSourcePivotTable, { rows, columns, sums }: PivotLayout): void {
    const has = pivot.asPivotTable();
    if (has.getPivotValues().length > 0) return;
    for (const field of rows.slice(has.getRowGroups().length)) pivot.addRowGroup(field);
    for (const field of columns.slice(has.getColumnGroups().length)) pivot.addColumnGroup(field);
    for (const field of sums) pivot.addPivotValue(field, app.PivotTableSummarizeFunction.SUM);
  }

  function shown(table: WarehouseTable, object: DataObject, sheet: GoogleAppsScript.Spreadsheet.Sheet): ShownTable {
    // Google shows no hidden sheet.
    if (sheet.isSheetHidden()) sheet.showSheet();
    spreadsheet.setActiveSheet(sheet);
    return { sheet: sheet.getName(), state: read(table, object) };
  }

  return {
    find: (table) => sheetOf(table)?.asSheet().getName(),
    show: (table, name) =>
      enabled(table, () => {
        const found = sheetOf(table);
        if (found) startReading(found);
        const object = found ?? insertNamed(table, name);
        return shown(table, object, object.asSheet());
      }),
    pivot: (table, name, layout) =>
      enabled(table, () => {
        const found = pivotOf(table);
        if (found) startReading(found);
        const object = found ?? insertPivot(sheetOf(table) ?? insertSheet(table), name);
        layOut(object, layout);
        return shown(table, object, object.asPivotTable().getAnchorCell().getSheet());
      }),
    refresh(table) {
      const objects = [sheetOf(table), ...all(() => book.getDataSourcePivotTables()).filter((one) => shows(one, table))].filter(
        (one) => one !== undefined,
      );
      if (objects.length === 0) return undefined;
      return enabled(table, () => {
        for (const object of objects) startReading(object);
        const states = objects.map((object) => read(table, object, LEAST_SECONDS / objects.length));
        return states.includes('reading') ? 'reading' : 'current';
      });
    },
  };
}

/** A mistake in the code, which is nothing that Google refuses. */
const isOurs = (cause: unknown): boolean =>
  /^(Type|Reference|Range)Error$/.test(String((cause as { readonly name?: unknown } | null)?.name));

const stateOf = (object: DataObject): string => String(object.getStatus().getExecutionState());

/** Google prefers `refreshData`, which throws for what is in an error state. */
const startReading = (object: DataObject): void => (stateOf(object) === 'ERROR' ? object.forceRefreshData() : object.refreshData());

function shows(object: DataObject, { project, dataset, table }: WarehouseTable): boolean {
  const spec = object.getDataSource().getSpec();
  if (String(spec.getType()) !== 'BIGQUERY') return false;
  const source = spec.asBigQuery();
  return (
    (source.getTableProjectId() || source.getProjectId()) === project && source.getDatasetId() === dataset && source.getTableId() === table
  );
}
