import {
  CELL_BEING_TYPED,
  CHANGED_BY_ANOTHER,
  EXCEL_ABORTED,
  EXCEL_BUSY,
  EXCEL_PROTECTED,
  EXCEL_READ_ONLY,
  EXCEL_SILENT,
  EXCEL_UNREACHED,
  FILTER_HIDES,
  KEPT_TOGETHER,
  NAME_TAKEN,
  NO_CELL_SELECTED_IN_EXCEL,
  NO_COLUMN_LEFT,
  OTHER_WORKBOOK,
  OUT_OF_MEMORY,
  PIVOT_IN_THE_WAY,
  ROW_TOO_LARGE_TO_READ,
  ROW_TOO_LARGE_TO_WRITE,
  TABLE_CANNOT_GROW,
  TOO_MANY_AT_ONCE,
} from '#words/excel';
import { SHEET_DELETED_MEANWHILE } from '#words/sheets';
import { ActivTrakError, type ErrorCode } from '../../../shared/errors';

/** Excel's codes in words for people. Source: https://learn.microsoft.com/office/dev/add-ins/testing/application-specific-api-error-handling */
const SENTENCES: Readonly<Record<string, readonly [code: ErrorCode, message: string]>> = {
  AccessDenied: ['argument', EXCEL_PROTECTED],
  FilteredRangeConflict: ['argument', FILTER_HIDES],
  InvalidOperationInCellEditMode: ['busy', CELL_BEING_TYPED],
  ItemAlreadyExists: ['argument', NAME_TAKEN],
  ItemNotFound: ['argument', SHEET_DELETED_MEANWHILE],
  MergedRangeConflict: ['argument', TABLE_CANNOT_GROW],
  NonBlankCellOffSheet: ['too-large', NO_COLUMN_LEFT],
  MemoryLimitReached: ['too-large', OUT_OF_MEMORY],
  RequestPayloadSizeLimitExceeded: ['too-large', ROW_TOO_LARGE_TO_WRITE],
  ResponsePayloadSizeLimitExceeded: ['too-large', ROW_TOO_LARGE_TO_READ],
  RangeExceedsLimit: ['too-large', TOO_MANY_AT_ONCE],
  OperationCellsExceedLimit: ['too-large', TOO_MANY_AT_ONCE],
  InsertDeleteConflict: ['argument', KEPT_TOGETHER],
  PivotTableRangeConflict: ['argument', PIVOT_IN_THE_WAY],
  Conflict: ['busy', CHANGED_BY_ANOTHER],
  // A chart or a picture is selected, or another workbook is in front. (office-js#2268, office-js#5319)
  InvalidSelection: ['busy', NO_CELL_SELECTED_IN_EXCEL],
  InactiveWorkbook: ['busy', OTHER_WORKBOOK],
  RequestAborted: ['busy', EXCEL_ABORTED],
  ActivityLimitReached: ['busy', EXCEL_BUSY],
  ServiceNotAvailable: ['busy', EXCEL_UNREACHED],
  Timeout: ['busy', EXCEL_SILENT],
  ConnectionFailure: ['busy', EXCEL_UNREACHED],
};

/** Excel's own word for what went wrong, where it is one of its errors. */
export const codeOf = (failure: unknown): string | undefined => (failure as { readonly code?: string } | undefined)?.code;

/** What went wrong in words, where Excel's code is known; else the failure itself. */
export function inWords(failure: unknown): unknown {
  const [code, known] = SENTENCES[codeOf(failure) ?? ''] ?? [];
  const message = known === EXCEL_PROTECTED && isReadOnly() ? EXCEL_READ_ONLY : known;
  return code === undefined || message === undefined
    ? failure
    : new ActivTrakError(code, message, { retryable: code === 'busy', cause: failure });
}

/**
 * Whether the workbook is open for viewing alone, as far as Excel says so. It refuses changes with the code of protected sheets then, and may
 * not notice when editing begins.
 */
function isReadOnly(): boolean {
  try {
    return String(Office.context.document.mode) === 'readOnly';
  } catch {
    return false;
  }
}
