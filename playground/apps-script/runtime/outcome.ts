/** What an execution did, for tests and measurements. */
export interface ExecutionCounts {
  /** Every call of a method of Google's services. */
  readonly serviceCalls: number;
  /** Of those, calls that happened while the code was being loaded. */
  readonly serviceCallsAtLoad: number;
  /** Calls that read from or wrote to the spreadsheet. */
  readonly spreadsheetReads: number;
  readonly spreadsheetWrites: number;
  readonly cellsWritten: number;
  readonly urlsFetched: number;
}

/** How an execution ended, as JSON. `value` is what google.script.run would give the page. */
export type CallOutcome =
  | { readonly ok: true; readonly value: unknown; readonly counts: ExecutionCounts; readonly log: readonly string[] }
  | {
      readonly ok: false;
      /** The error's name: `Exception` for Google's own. */
      readonly name: string;
      readonly message: string;
      /** In Code.js, counted from 1; 0 where unknown. */
      readonly line: number;
      readonly counts: ExecutionCounts;
      readonly log: readonly string[];
    };
