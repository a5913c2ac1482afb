/** What Google's documents leave open about cells and UrlFetchApp. The product has to work under every reading, and its tests run it so. */
export interface Readings {
  /** Whether the apostrophe before a text that a script writes into a cell of plain text is taken away, or kept and shown. */
  apostrophe: 'taken' | 'kept';
  /** Whether times and durations come back as they were written, or a millisecond short. */
  times: 'exact' | 'short';
  /** When a typed column of a table refuses a number format. */
  typedColumns: 'at the call' | 'at flush';
  /** Whether the copy of a sheet has the developer metadata of its rows and columns too. */
  copiedSheets: 'without metadata' | 'with metadata';
  /** Whether inserted columns have the drop-downs of the one behind them, as inserted rows have of theirs. */
  insertedColumns: 'plain' | 'with drop-downs';
  /** Whether `timeoutSeconds` of a request counts, or Google waits for its own six minutes. */
  timeouts: 'kept' | 'ignored';
  /** Whether the exception for a request without an answer is in English and names its address, or neither. */
  fetchErrors: 'with the address' | 'in other words';
}

export const USUAL_READINGS: Readonly<Readings> = {
  apostrophe: 'taken',
  times: 'exact',
  typedColumns: 'at the call',
  copiedSheets: 'without metadata',
  insertedColumns: 'plain',
  timeouts: 'kept',
  fetchErrors: 'with the address',
};
