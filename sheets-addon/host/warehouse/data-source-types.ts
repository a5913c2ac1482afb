/**
 * What is used of Connected Sheets: `@types/google-apps-script` lacks most of it. By the names of the classes, all at
 * https://developers.google.com/apps-script/reference/spreadsheet
 * @module
 */

interface DataExecutionStatus {
  /** One of `SpreadsheetApp.DataExecutionState`. */
  getExecutionState(): unknown;
  /** One of `SpreadsheetApp.DataExecutionErrorCode`. */
  getErrorCode(): unknown;
  getErrorMessage(): string;
}

/** What a data source sheet and a pivot table have in common. */
export interface DataObject {
  getStatus(): DataExecutionStatus;
  getDataSource(): DataSource;
  /** Throws where the object is in an error state. */
  refreshData(): void;
  forceRefreshData(): void;
  /** Throws when it isn't over by then; the reading continues. */
  waitForCompletion(seconds: number): DataExecutionStatus;
}

export interface DataSourceSheet extends DataObject {
  asSheet(): GoogleAppsScript.Spreadsheet.Sheet;
}

interface PivotTable {
  getAnchorCell(): GoogleAppsScript.Spreadsheet.Range;
  getRowGroups(): readonly unknown[];
  getColumnGroups(): readonly unknown[];
  getPivotValues(): readonly unknown[];
}

export interface DataSourcePivotTable extends DataObject {
  addRowGroup(column: string): unknown;
  addColumnGroup(column: string): unknown;
  addPivotValue(column: string, by: unknown): unknown;
  asPivotTable(): PivotTable;
}

interface BigQueryDataSourceSpec {
  getProjectId(): string;
  getTableProjectId(): string;
  getDatasetId(): string;
  getTableId(): string;
}

interface DataSource {
  getSpec(): { getType(): unknown; asBigQuery(): BigQueryDataSourceSpec };
}

interface BigQueryDataSourceSpecBuilder {
  setProjectId(id: string): BigQueryDataSourceSpecBuilder;
  setTableProjectId(id: string): BigQueryDataSourceSpecBuilder;
  setDatasetId(id: string): BigQueryDataSourceSpecBuilder;
  setTableId(id: string): BigQueryDataSourceSpecBuilder;
  build(): unknown;
}

export interface DataSourceSpreadsheet {
  getDataSourceSheets(): readonly DataSourceSheet[];
  getDataSourcePivotTables(): readonly DataSourcePivotTable[];
  insertDataSourceSheet(spec: unknown): DataSourceSheet;
}

export interface DataSourceApp {
  enableBigQueryExecution(): void;
  newDataSourceSpec(): { asBigQuery(): BigQueryDataSourceSpecBuilder };
  readonly PivotTableSummarizeFunction: { readonly SUM: unknown };
}

export interface DataSourceRange {
  createDataSourcePivotTable(source: DataSource): DataSourcePivotTable;
}
