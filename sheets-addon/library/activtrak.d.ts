/// <reference types="google-apps-script" />

/**
 * ActivTrak's Live Data API for Apps Script. Add the library under the identifier `ActivTrak`; all functions answer at once.
 *
 * Rows are plain JSON: days as `YYYY-MM-DD`, times as `YYYY-MM-DDTHH:MM:SS` of the clock on the wall, durations in seconds unless
 * another unit is asked for, `null` where ActivTrak gave nothing. A failure is an `Error` with a sentence and a `code`.
 */
declare namespace ActivTrak {
  type Region = 'us' | 'eu' | 'uk' | 'ca' | 'au';
  /** What durations are counted in. Days are what a cell formatted `[h]:mm:ss` takes. */
  type Unit = 'seconds' | 'hours' | 'days';
  type Value = string | number | boolean | null;

  interface ConnectOptions {
    /** The key of an ActivTrak administrator. Without it the property `ACTIVTRAK_KEY` of `properties` is read. */
    readonly key?: string;
    /** The property store of your own script: `PropertiesService.getScriptProperties()`. What trying found out of the server is kept there, never the key. */
    readonly properties?: GoogleAppsScript.Properties.Properties | null;
    /** A cache of your own script: past days are kept there for six hours, today for five minutes. Without one, for this execution alone. */
    readonly cache?: GoogleAppsScript.Cache.Cache | null;
    /** A lock of your own script: executions that ask for the same days then wait for the first one's answer. */
    readonly lock?: GoogleAppsScript.Lock.Lock | null;
    /** @default 'us' */
    readonly region?: Region;
    /** An address in place of a region, https only. */
    readonly baseUrl?: string;
    /** The IANA zone that says what day today is. Default: the active spreadsheet's, else the script's. */
    readonly timeZone?: string;
    /** The day a week begins with: 1 is Monday (default), 7 is Sunday. */
    readonly weekStart?: 1 | 2 | 3 | 4 | 5 | 6 | 7;
    /** How many seconds all calls together may take from now on. Default 270 of the 360 that a script has; take 25 in a cell's function. */
    readonly seconds?: number;
  }

  /** What `connect` gives. It shows no key and lives as long as the execution. */
  interface Connection {
    readonly baseUrl: string;
    readonly timeZone: string;
  }

  /** Two days as `YYYY-MM-DD`, both included. Without `to`, up to today. */
  interface Days {
    readonly from: string;
    readonly to?: string;
  }

  /** A name, an id of a user, `'group:Sales'`, `'computer:LAPTOP-7'`. */
  type Who = string | number;

  interface Query {
    /** `'last week'`, `'2026-11'`, `'2026-11-01..2026-11-30'` or two days. Default: the last 7 days with today. */
    readonly range?: string | Days;
    /**
     * `'Jane Doe'`, `42` or `'user:42'`, `'group:Sales'`, `'computer:LAPTOP-7'`, or a list of them. Default: everyone, which is `'everyone'`; an empty
     * text, an empty list and `null` are errors.
     */
    readonly who?: Who | readonly Who[];
    /** Column keys, or `'all'` for every column but the private ones. Default: the usual ones. */
    readonly columns?: string | readonly string[];
    /** The unit of durations. @default 'seconds' */
    readonly unit?: Unit;
  }

  interface LogQuery extends Query {
    /** The most rows to give, newest first. Default: all. */
    readonly limit?: number;
  }

  interface SyncQuery {
    /** The first day to read, or a period that begins with it. It counts for the first call alone. Default: today. */
    readonly range?: string | Days;
    /** One user, group or computer. Default: everyone. */
    readonly who?: Who | readonly [Who];
    readonly columns?: string | readonly string[];
    readonly unit?: Unit;
    /** Stops after the page with which there are so many rows. Default: when caught up. */
    readonly limit?: number;
  }

  /** Times by productivity; in the unit that was asked for. */
  interface TimeColumns {
    readonly active?: number | null;
    readonly passive?: number | null;
    readonly total?: number | null;
    readonly productiveActive?: number | null;
    readonly unproductiveActive?: number | null;
    readonly undefinedActive?: number | null;
    readonly productivePassive?: number | null;
    readonly unproductivePassive?: number | null;
    readonly undefinedPassive?: number | null;
    readonly firstActivity?: string | null;
    readonly lastActivity?: string | null;
    readonly lastActivityLog?: string | null;
  }

  /** Hours of a user on a day, with the columns that were asked for. */
  interface HoursRow extends TimeColumns {
    /** `YYYY-MM-DD` */
    readonly date?: string | null;
    readonly user?: string | null;
    /** Names with commas between. */
    readonly groups?: string | null;
    /** A number; text where a number would lose digits. */
    readonly userId?: number | string | null;
    readonly computers?: string | null;
    readonly computerId?: number | string | null;
    /** As ActivTrak gives it; its unit is not documented. */
    readonly offlineMeetings?: number | string | null;
    readonly location?: string | null;
  }

  /** Hours of a computer on a day, with the columns that were asked for. */
  interface ComputerHoursRow extends TimeColumns {
    /** `YYYY-MM-DD` */
    readonly date?: string | null;
    readonly computer?: string | null;
    /** Names with commas between. */
    readonly groups?: string | null;
    /** A number; text where a number would lose digits. */
    readonly computerId?: number | string | null;
    readonly users?: string | null;
    readonly userId?: number | string | null;
  }

  /** One activity, with the columns that were asked for. Titles, addresses and screenshots come only when they are named. */
  interface LogRow {
    /** `YYYY-MM-DDTHH:MM:SS` on the computer's own clock. */
    readonly time?: string | null;
    readonly timeZone?: string | null;
    /** The same moment in UTC, where the API gives it. */
    readonly timeUtc?: string | null;
    readonly user?: string | null;
    readonly computer?: string | null;
    readonly executable?: string | null;
    readonly duration?: number | null;
    /** ActivTrak's own number. */
    readonly productivity?: number | string | null;
    /** What tells an activity from every other. A number; text where a number would lose digits. */
    readonly logId?: number | string | null;
    readonly computerId?: number | string | null;
    readonly session?: number | string | null;
    readonly applicationId?: number | string | null;
    readonly websiteId?: number | string | null;
    readonly primaryDomain?: string | null;
    readonly loginDomain?: string | null;
    readonly location?: string | null;
    readonly popupAlarm?: boolean | string | null;
    readonly emailAlarm?: boolean | string | null;
    readonly externalNotificationAlarm?: boolean | string | null;
    readonly terminate?: boolean | string | null;
    readonly titleBar?: string | null;
    readonly description?: string | null;
    readonly url?: string | null;
    readonly website?: string | null;
    readonly subpage?: string | null;
    readonly screenshotUrl?: string | null;
    readonly privateIp?: string | null;
    readonly publicIp?: string | null;
  }

  /** What reading the log page by page came to. */
  interface LogPages {
    readonly pages: number;
    readonly rows: number;
    /** Whether the last page was read; not so when `onPage` or the limit stopped it. */
    readonly complete: boolean;
    /** The first day of which ActivTrak still returns hours, as `YYYY-MM-DD`, where the range begins before it. */
    readonly keptFrom?: string;
  }

  /**
   * A list of rows. Where the range begins before the first day of which ActivTrak still returns hours, it names that day (`YYYY-MM-DD`); no key and no JSON
   * shows it. A range that lies wholly before that day is an error with the code `not-kept`.
   */
  type Rows<Row> = Row[] & { readonly keptFrom?: string };

  interface SyncResult {
    /** What has come since the bookmark, in the order in which ActivTrak received it. */
    readonly rows: LogRow[];
    /** Keep this text once the rows are where they belong, and give it to the next call. It holds no key. */
    readonly bookmark: string;
    /** `false`: there is more, because of the limit or the time; call again. */
    readonly caughtUp: boolean;
  }

  interface User {
    readonly id: number;
    readonly name: string;
    /** Log-in, alias, e-mail address. */
    readonly otherNames: string[];
  }

  interface Group {
    /** `null` where ActivTrak gives only the name. */
    readonly id: number | null;
    readonly name: string;
    /** The ids of its users. */
    readonly members: number[];
  }

  interface TableOptions {
    /** Which columns in which order, by key. Default: those of the first row. */
    readonly columns?: string | readonly string[];
    /** Other headers, by column key. */
    readonly labels?: { readonly [column: string]: string };
    /** The unit of durations in the cells. Default `'days'`, which are shown as `[h]:mm:ss`. */
    readonly unit?: Unit;
    /** The unit of durations in the rows. Default: the one that they were asked for in, also in copies as `{...row}`; else seconds. */
    readonly rowsIn?: Unit;
  }

  /** How a column is shown. */
  interface TableColumn {
    readonly key: string;
    readonly label: string;
    readonly kind: 'text' | 'number' | 'boolean' | 'id' | 'date' | 'datetime' | 'duration' | 'names';
    /** For `Range.setNumberFormat`; `@` is plain text. */
    readonly numberFormat: string;
  }

  /** Rows as cells. Days and times are serial numbers (days since 1899-12-30), so no time zone can shift them. */
  interface Table {
    readonly columns: TableColumn[];
    readonly unit: Unit;
    readonly header: string[];
    /** A cell for each column; `''` is empty. Texts are as they came: `writeTable` keeps them from becoming formulas, `setValues` does not. */
    readonly values: (string | number | boolean)[][];
  }

  interface WriteOptions {
    /** The first header's cell when the table is written for the first time; later it is found where people moved it. @default 'A1' */
    readonly cell?: string;
    /** Tells several tables of a spreadsheet apart. Default: the sheet and the cell. */
    readonly name?: string;
    /**
     * `replace`: the sheet shows these rows and no others. `append`: they go below. `merge`: rows of the same `key` are updated, new ones
     * go below. No rows at all change nothing.
     * @default 'replace'
     */
    readonly mode?: 'replace' | 'append' | 'merge';
    /** The columns that tell rows apart when merging. Default: `logId`, else `date` with `userId` or `computerId`. */
    readonly key?: string | readonly string[];
    /** A lock of your own script, so that two executions do not write at the same time. */
    readonly lock?: GoogleAppsScript.Lock.Lock | null;
  }

  /** Which table `forgetTable` takes away: as `writeTable` was given it. */
  interface ForgetOptions {
    /** @default 'A1' */
    readonly cell?: string;
    readonly name?: string;
    readonly lock?: GoogleAppsScript.Lock.Lock | null;
  }

  interface WriteResult {
    readonly added: number;
    readonly updated: number;
    /** Rows of the table in the sheet afterwards. */
    readonly rows: number;
  }

  /** What a failure is, whatever its sentence says. */
  type ErrorCode =
    | 'argument'
    | 'not-connected'
    | 'unauthorized'
    | 'forbidden'
    | 'rejected'
    | 'rate-limited'
    | 'server'
    | 'network'
    | 'decode'
    | 'unstable'
    | 'filter-ignored'
    | 'not-kept'
    | 'busy'
    | 'too-large'
    | 'time'
    | 'cancelled'
    /** Google's services refused something, or failed. */
    | 'host';

  /** What every function throws. */
  interface Failure extends Error {
    readonly code: ErrorCode;
    /** The same call may succeed later. */
    readonly retryable: boolean;
    /** How long to wait before that, where ActivTrak says it. */
    readonly retryAfterSeconds?: number;
  }

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
