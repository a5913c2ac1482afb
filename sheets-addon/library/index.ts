/**
 * Everything that a script may call under the library's name; the build makes each a global of Code.js, with its comment, which the
 * script editor shows.
 * @module
 */
import { runSync } from '../../shared/task';
import { speakAs } from '../../shared/words/voice';
import { VOICES } from '../../shared/words/voices';
import { openConnection, withSession } from './connection';
import { isFailure as isOwnFailure, throwingFailures } from './failure';
import { readHoursRows } from './hours';
import { readLogPages, readLogRows } from './log';
import { listGroups, listUsers } from './names';
import { syncLog } from './sync';
import { tableOf } from './table';
import { forgetTableOf, writeTableTo } from './write-table';

speakAs(VOICES.library);

/**
 * Connects with a key. Nothing is sent yet.
 * @param {Object} options What to connect with.
 * @param {string} [options.name] What to call the connection, where you have several: 'EU' reads its key from the property ACTIVTRAK_KEY_EU.
 * @param {string} [options.key] The key. Without it the property ACTIVTRAK_KEY of options.properties is read, or the one of the name.
 * @param {PropertiesService.Properties} [options.properties] Your own script's properties.
 * @param {CacheService.Cache} [options.cache] Your own script's cache: past days stay six hours, today five minutes.
 * @param {LockService.Lock} [options.lock] Your own script's lock: executions that ask for the same wait for one answer.
 * @param {string} [options.region] us (default), eu, uk, ca or au.
 * @param {string} [options.baseUrl] An address in place of a region.
 * @param {string} [options.timeZone] The zone that says what day today is. Default: the spreadsheet's.
 * @param {number} [options.weekStart] The day a week begins with: 1 is Monday (default), 7 is Sunday.
 * @param {number} [options.seconds] How long all calls together may take from now on. Default 270; take 25 in a cell's function.
 * @return {Object} The connection: the first argument of the other functions.
 */
export function connect(options: ActivTrak.ConnectOptions): ActivTrak.Connection {
  return throwingFailures(() => openConnection(options));
}

/**
 * Hours by user and day, oldest day first, then by name.
 * @param {Object} connection What connect() gave.
 * @param {string|Object} [query] What to ask for; a text alone is the range.
 * @param {string|Object} [query.range] 'last week', '2026-11', '2026-11-01..2026-11-30' or {from: '2026-11-01', to: '2026-11-30'}. Default: the last 7 days with today.
 * @param {string|number|Array} [query.who] 'Jane Doe', 42, 'group:Sales', or a list of them. Default: everyone.
 * @param {string|string[]} [query.columns] Column keys, or 'all'. Default: date, user, active, passive, total and active time by productivity.
 * @param {string} [query.unit] seconds (default), hours or days.
 * @return {Object[]} A row for each user and day, its values by column key; with keptFrom where ActivTrak keeps nothing of the first days.
 */
export function hours(connection: ActivTrak.Connection, query?: string | ActivTrak.Query): ActivTrak.Rows<ActivTrak.HoursRow> {
  return withSession(connection, (session) => readHoursRows(session, 'user-hours', query));
}

/**
 * Hours by computer and day, oldest day first, then by name.
 * @param {Object} connection What connect() gave.
 * @param {Object} [query] What to ask for: range, who ('computer:LAPTOP-7', 'group:Sales'), columns and unit as for hours().
 * @return {Object[]} A row for each computer and day, its values by column key.
 */
export function computerHours(
  connection: ActivTrak.Connection,
  query?: string | ActivTrak.Query,
): ActivTrak.Rows<ActivTrak.ComputerHoursRow> {
  return withSession(connection, (session) => readHoursRows(session, 'computer-hours', query));
}

/**
 * The activity log: all rows, newest first; or page by page as it arrived, when onPage is given.
 * @param {Object} connection What connect() gave.
 * @param {Object} [query] What to ask for: range, who, columns and unit as for hours(), and limit.
 * @param {number} [query.limit] The most rows to give. Default: all.
 * @param {Function} [onPage] Called with the rows of each page and its number; gives false to stop.
 * @return {Object[]|Object} The rows; with onPage, how many there were: {pages, rows, complete}.
 */
export function activityLog(connection: ActivTrak.Connection, query?: string | ActivTrak.LogQuery): ActivTrak.Rows<ActivTrak.LogRow>;
export function activityLog(
  connection: ActivTrak.Connection,
  query: string | ActivTrak.LogQuery | undefined,
  onPage: (rows: ActivTrak.LogRow[], page: number) => unknown,
): ActivTrak.LogPages;
export function activityLog(
  connection: ActivTrak.Connection,
  query?: string | ActivTrak.LogQuery,
  onPage?: (rows: ActivTrak.LogRow[], page: number) => unknown,
): ActivTrak.Rows<ActivTrak.LogRow> | ActivTrak.LogPages {
  return withSession<ActivTrak.Rows<ActivTrak.LogRow> | ActivTrak.LogPages>(connection, (session) =>
    onPage === undefined || onPage === null ? readLogRows(session, query) : readLogPages(session, query, onPage),
  );
}

/**
 * What the activity log has received since a bookmark. Keep the new bookmark only once the rows are where they belong.
 * @param {Object} connection What connect() gave.
 * @param {Object} [query] What to ask for: who, columns, unit, and limit, after which it stops early.
 * @param {string} [query.range] The first day, for the first call. Default: today.
 * @param {string} [bookmark] The text that the last call gave; none the first time.
 * @return {Object} {rows, bookmark, caughtUp}; call again at once where caughtUp is false.
 */
export function syncActivityLog(
  connection: ActivTrak.Connection,
  query?: string | ActivTrak.SyncQuery,
  bookmark?: string | null,
): ActivTrak.SyncResult {
  return withSession(connection, (session) => syncLog(session, query, bookmark));
}

/**
 * The users that the key may see, by name.
 * @param {Object} connection What connect() gave.
 * @param {string|number} [group] Only the users of this group, by name or id.
 * @return {Object[]} Users as {id, name, otherNames}.
 */
export function users(connection: ActivTrak.Connection, group?: string | number): ActivTrak.User[] {
  return withSession(connection, (session) => listUsers(session, group));
}

/**
 * The groups that the key may see, by name.
 * @param {Object} connection What connect() gave.
 * @return {Object[]} Groups as {id, name, members}; members are ids of users.
 */
export function groups(connection: ActivTrak.Connection): ActivTrak.Group[] {
  return withSession(connection, listGroups);
}

/**
 * Rows as typed cells with their number formats: days and times as serial numbers, durations in days.
 * @param {Object[]} rows What hours(), computerHours(), activityLog() or syncActivityLog() gave; columns of your own are kept.
 * @param {Object} [options] How to lay them out.
 * @param {string|string[]} [options.columns] Which columns in which order. Default: those of all rows.
 * @param {Object} [options.labels] Other headers, by column key.
 * @param {string} [options.unit] The unit of durations in the cells: days (default), hours or seconds.
 * @param {string} [options.rowsIn] The unit of durations in the rows. Default: the one that they were asked for in, else seconds.
 * @return {Object} {columns, unit, header, values}
 */
export function table(rows: readonly object[], options?: ActivTrak.TableOptions): ActivTrak.Table {
  return throwingFailures(() => tableOf(rows as readonly Readonly<Record<string, unknown>>[], options));
}

/**
 * Writes a table into a sheet: into its own columns alone, wherever people moved them, with every text staying text.
 * @param {SpreadsheetApp.Sheet} sheet The sheet.
 * @param {Object} table What table() gave.
 * @param {Object} [options] How to write it.
 * @param {string} [options.cell] The first header's cell, for the first time. Default: A1.
 * @param {string} [options.name] Tells several tables apart. Default: the sheet and the cell.
 * @param {string} [options.mode] replace (default), append, or merge by key.
 * @param {string|string[]} [options.key] The columns that tell rows apart when merging. Default: logId, else date with userId or computerId.
 * @param {LockService.Lock} [options.lock] Your own script's lock.
 * @return {Object} {added, updated, rows}
 */
export function writeTable(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  table: ActivTrak.Table,
  options?: ActivTrak.WriteOptions,
): ActivTrak.WriteResult {
  return throwingFailures(() => runSync(writeTableTo(sheet, table, options)));
}

/**
 * Takes away what the library knows of a table: its cells stay as they are, and the next writeTable() finds a place for it anew.
 * @param {SpreadsheetApp.Sheet} sheet The sheet; with a name, any sheet of the spreadsheet.
 * @param {Object} [options] Which table: name or cell as writeTable() was given them, and lock.
 * @return {boolean} Whether there was one.
 */
export function forgetTable(sheet: GoogleAppsScript.Spreadsheet.Sheet, options?: ActivTrak.ForgetOptions): boolean {
  return throwingFailures(() => runSync(forgetTableOf(sheet, options)));
}

/**
 * Whether an error is this library's, so that it has code, retryable and sometimes retryAfterSeconds.
 * @param {Object} error What catch gave.
 * @return {boolean} true for an error that a function of this library threw.
 */
export function isFailure(error: unknown): error is ActivTrak.Failure {
  return isOwnFailure(error);
}
