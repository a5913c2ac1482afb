/** What the functions are asked. */
declare namespace ActivTrak {
  type Region = 'us' | 'eu' | 'uk' | 'ca' | 'au';
  /** What durations are counted in. Days are what a cell formatted `[h]:mm:ss` takes. */
  type Unit = 'seconds' | 'hours' | 'days';
  type Value = string | number | boolean | null;

  interface ConnectOptions {
    /** What you call this connection, where you have several: sentences name it, and its key is read from a property of its own, `ACTIVTRAK_KEY_EU` for `EU`. */
    readonly name?: string;
    /** The key of an ActivTrak administrator. Without it the property `ACTIVTRAK_KEY` of `properties` is read, or the one of the name. */
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
    /** The name that `connect` was given. */
    readonly name?: string;
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
}
