/// <reference types="google-apps-script" />

/**
 * ActivTrak's Live Data API for Apps Script. Add the library under the identifier `ActivTrak`; all functions answer at once.
 *
 * Rows are plain JSON: days as `YYYY-MM-DD`, times as `YYYY-MM-DDTHH:MM:SS` of the clock on the wall, durations in seconds unless
 * another unit is asked for, `null` where ActivTrak gave nothing. A failure is an `Error` with a sentence and a `code`.
 */
declare namespace ActivTrak {
  /** Connects with a key. Nothing is sent yet. */
  function connect(options: ConnectOptions): Connection;
  /** Hours by user and day. A text alone is the range, here and below. */
  function hours(connection: Connection, query?: string | Query): Rows<HoursRow>;
  /** Hours by computer and day. */
  function computerHours(connection: Connection, query?: string | Query): Rows<ComputerHoursRow>;
  /** The activity log, newest first. */
  function activityLog(connection: Connection, query?: string | LogQuery): Rows<LogRow>;
  /** The activity log page by page in the order in which ActivTrak received it; `onPage` gives `false` to stop. */
  function activityLog(
    connection: Connection,
    query: string | LogQuery | undefined,
    onPage: (rows: LogRow[], page: number) => unknown,
  ): LogPages;
  /** What the activity log has received since a bookmark; without one, since the first day of the range. */
  function syncActivityLog(connection: Connection, query?: string | SyncQuery, bookmark?: string | null): SyncResult;
  /** The users that the key may see, by name; with a group, its users. */
  function users(connection: Connection, group?: string | number): User[];
  /** The groups that the key may see, by name. */
  function groups(connection: Connection): Group[];
  /** Rows as typed cells with their number formats. */
  function table(rows: readonly object[], options?: TableOptions): Table;
  /** Writes a table into a sheet: into its own columns alone, with every text staying text. */
  function writeTable(sheet: GoogleAppsScript.Spreadsheet.Sheet, table: Table, options?: WriteOptions): WriteResult;
  /** Takes a table's marks away; its cells stay. Gives whether there was one. */
  function forgetTable(sheet: GoogleAppsScript.Spreadsheet.Sheet, options?: ForgetOptions): boolean;
  /** Whether an error is one of these functions'. */
  function isFailure(error: unknown): error is Failure;
}
