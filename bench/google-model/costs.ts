/**
 * What Google's services are taken to cost, in milliseconds. Google publishes no figures, and the few that people measured are for some
 * thousand cells, so most of these are assumed; each says which it is.
 */
export interface GoogleCosts {
  /** From a request to the first byte of its response. */
  readonly response: number;
  /** Each response comes at this rate, however many come beside it. */
  readonly bytesPerMs: number;
  /** How much longer Google's machine takes for what takes this machine's processor a millisecond. */
  readonly script: number;
  /** Any call on a spreadsheet. */
  readonly call: number;
  /** A call on properties or a lock. */
  readonly store: number;
  /** From the sidebar to its script and back. */
  readonly sidebar: number;
  readonly flush: number;
  /** For each cell. */
  readonly read: number;
  readonly written: number;
  /** For each character of a text that is longer than those of cells are. */
  readonly character: number;
  readonly sorted: number;
  readonly cleared: number;
  readonly formatted: number;
  /** For each cell of rows and columns that are made or taken away. */
  readonly made: number;
}

export const GOOGLE_COSTS: GoogleCosts = {
  response: 200,
  bytesPerMs: 2_000_000 / 1000,
  script: 3,
  // Assumed: the same as a small read, of which people report some tens of milliseconds.
  call: 50,
  // Assumed.
  store: 30,
  // Assumed.
  sidebar: 1000,
  // Measured: 4,000 cells with a flush took 610 ms, without one 50 ms (https://stackoverflow.com/questions/29263774, 2015).
  flush: 500,
  // Assumed: a quarter of writing. Reading all rows again costs far less than writing them again (https://ramblings.mcpher.com/performance/measuring-sheet-operation-performance/).
  read: 0.005,
  // By the same 610 ms: what is left of them without the flush and the call is 0.015 ms for each of the 4,000 cells.
  written: 0.02,
  // Assumed: they come and go at the rate of responses.
  character: 0.0005,
  // Assumed: each cell is taken from its place and put into another one.
  sorted: 0.008,
  // Assumed: a style or nothing for a whole range, whatever its size, and little for each cell.
  cleared: 0.001,
  formatted: 0.0005,
  // Assumed.
  made: 0.0005,
};

/** Google ends a script after so many milliseconds (https://developers.google.com/apps-script/guides/services/quotas). */
export const SCRIPT_LIMIT_MS = 6 * 60_000;

/** Nothing costs anything but the processor's time. */
export const FREE_COSTS: GoogleCosts = {
  response: 0,
  bytesPerMs: Number.POSITIVE_INFINITY,
  script: 1,
  call: 0,
  store: 0,
  sidebar: 0,
  flush: 0,
  read: 0,
  written: 0,
  character: 0,
  cleared: 0,
  formatted: 0,
  sorted: 0,
  made: 0,
};
