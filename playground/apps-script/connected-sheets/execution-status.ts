/**
 * How far reading a data source is. Sources: https://developers.google.com/apps-script/reference/spreadsheet/data-execution-status,
 * https://developers.google.com/apps-script/reference/spreadsheet/data-execution-state,
 * https://developers.google.com/apps-script/reference/spreadsheet/data-execution-error-code
 * @module
 */
import { enumeration } from '../services/enumeration';
import type { ServiceMaker } from '../services/service-maker';

export const DATA_SOURCE_TYPE = enumeration('DATA_SOURCE_TYPE_UNSUPPORTED', 'BIGQUERY', 'LOOKER');

export const EXECUTION_STATE = enumeration('DATA_EXECUTION_STATE_UNSUPPORTED', 'RUNNING', 'SUCCESS', 'ERROR', 'NOT_STARTED');

/** Those of which something on this machine can be the cause are used. */
export const EXECUTION_ERROR_CODE = enumeration(
  'DATA_EXECUTION_ERROR_CODE_UNSUPPORTED',
  'NONE',
  'TIME_OUT',
  'TOO_MANY_ROWS',
  'TOO_MANY_COLUMNS',
  'TOO_MANY_CELLS',
  'ENGINE',
  'PARAMETER_INVALID',
  'UNSUPPORTED_DATA_TYPE',
  'DUPLICATE_COLUMN_NAMES',
  'INTERRUPTED',
  'OTHER',
  'TOO_MANY_CHARS_PER_CELL',
  'DATA_NOT_FOUND',
  'PERMISSION_DENIED',
);

/** Kept with what shows a data source. */
export interface ExecutionStatus {
  /** What it comes to, once it is over. */
  readonly state: 'SUCCESS' | 'ERROR' | 'NOT_STARTED';
  readonly code: string;
  readonly message: string;
  /** Until when it runs, in milliseconds since 1970. */
  readonly until: number;
  /** Whether there are more rows than are shown. */
  readonly truncated: boolean;
}

export const NOT_STARTED: ExecutionStatus = { state: 'NOT_STARTED', code: 'NONE', message: '', until: 0, truncated: false };

/** A DataExecutionStatus, as it is now. */
export function statusObject({ execution, expose }: ServiceMaker, status: ExecutionStatus): object {
  const isRunning = status.until > execution.backend.clock.now();
  return expose({
    name: 'DataExecutionStatus',
    need: 'none',
    methods: {
      getExecutionState: () => (isRunning ? 'RUNNING' : status.state),
      getErrorCode: () => (isRunning ? 'NONE' : status.code),
      getErrorMessage: () => (isRunning ? '' : status.message),
      getLastRefreshedTime: () => (isRunning || status.state !== 'SUCCESS' ? null : new Date(status.until)),
      isTruncated: () => status.truncated,
    },
  });
}
