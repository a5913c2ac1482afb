/** Rows as cells, and what is written into a sheet. */
declare namespace ActivTrak {
  interface TableOptions {
    /** Which columns in which order, by key. Default: those of all rows. */
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
}
