import { ActivTrakError, type ErrorCode } from '../../shared/errors';

/** Excel's codes in words for people. Source: https://learn.microsoft.com/office/dev/add-ins/testing/application-specific-api-error-handling */
const SENTENCES: Readonly<Record<string, readonly [code: ErrorCode, message: string]>> = {
  AccessDenied: [
    'argument',
    'Excel does not let this be written, because the sheet or the workbook is protected: unprotect it under Review, or choose another place.',
  ],
  FilteredRangeConflict: ['argument', 'A filter hides rows of the report: clear it under Data, Clear, and refresh again.'],
  InvalidOperationInCellEditMode: ['busy', 'A cell is being typed into: press Enter or Esc in the sheet, and try again.'],
  ItemAlreadyExists: ['argument', 'Excel has something of this name already, maybe hidden: choose another name, or delete that one.'],
  ItemNotFound: ['argument', 'A sheet was deleted meanwhile: try again.'],
  MergedRangeConflict: [
    'argument',
    'The table around the report cannot grow over another table or merged cells: move them, or make room below the table.',
  ],
  NonBlankCellOffSheet: ['too-large', 'Excel cannot insert a column, because the last ones of the sheet are filled: clear those first.'],
  MemoryLimitReached: ['too-large', 'Excel has no memory left for this: choose fewer days or columns, or close other workbooks.'],
  RequestPayloadSizeLimitExceeded: ['too-large', 'A row is larger than Excel takes at once: leave out the columns with long texts.'],
  ResponsePayloadSizeLimitExceeded: ['too-large', 'A row is larger than Excel gives at once: shorten the longest texts in it.'],
  RangeExceedsLimit: ['too-large', 'These are more cells than Excel takes at once: choose fewer days or columns.'],
  OperationCellsExceedLimit: ['too-large', 'These are more cells than Excel takes at once: choose fewer days or columns.'],
  InactiveWorkbook: ['busy', 'Another workbook came to the front: go back to this one, and try again.'],
  RequestAborted: ['busy', 'Excel broke off what it was doing: try again.'],
  ActivityLimitReached: ['busy', 'Excel is busy: try again in a minute.'],
  ServiceNotAvailable: ['busy', 'Excel does not answer: check your network, and try again in a minute.'],
  Timeout: ['busy', 'Excel does not answer: try again in a minute.'],
  ConnectionFailure: ['busy', 'Excel does not answer: check your network, and try again in a minute.'],
};

/** Excel's own word for what went wrong, where it is one of its errors. */
export const codeOf = (failure: unknown): string | undefined => (failure as { readonly code?: string } | undefined)?.code;

/** What went wrong in words, where Excel's code is known; else the failure itself. */
export function inWords(failure: unknown): unknown {
  const [code, message] = SENTENCES[codeOf(failure) ?? ''] ?? [];
  return code === undefined || message === undefined
    ? failure
    : new ActivTrakError(code, message, { retryable: code === 'busy', cause: failure });
}
