import {
  CONNECTED_SHEETS_OFF,
  DATA_SOURCES_NEED_WIDER_SCOPE,
  DATA_SOURCES_NOT_ALLOWED,
  noTableRoles,
  READING_INTERRUPTED,
  RESULT_TOO_LARGE,
  readingFailed,
  tableNotShown,
} from '#words/connected-sheets';
import { ActivTrakError } from '../../../shared/errors';
import type { WarehouseTable } from '../../../shared/warehouse/warehouse';

/**
 * What an exception of Connected Sheets means, by its words: https://developers.google.com/apps-script/guides/sheets/connected-sheets#troubleshoot
 * That the scope of the current spreadsheet is enough is said in the reference, and the guide's example has the wider one: where Google asks for more
 * rights, an administrator can give them.
 */
export function dataSourceTrouble({ table }: WarehouseTable, cause: unknown): ActivTrakError {
  const words = String((cause as { readonly message?: unknown } | null)?.message ?? cause);
  if (/act on data sources/i.test(words)) return new ActivTrakError('forbidden', CONNECTED_SHEETS_OFF, { cause });
  if (/permissions are not sufficient/i.test(words)) return new ActivTrakError('forbidden', DATA_SOURCES_NEED_WIDER_SCOPE, { cause });
  if (/permission to call/i.test(words)) return new ActivTrakError('forbidden', DATA_SOURCES_NOT_ALLOWED, { cause });
  if (/access denied/i.test(words)) return new ActivTrakError('forbidden', noTableRoles(table), { cause });
  return new ActivTrakError('rejected', readingFailed(words.replace(/^Exception: /, '')), { cause });
}

/** What a reading came to that ended with an error. @param code one of https://developers.google.com/apps-script/reference/spreadsheet/data-execution-error-code */
export function readingTrouble({ table }: WarehouseTable, code: string, words: string): ActivTrakError {
  if (code === 'PERMISSION_DENIED') return new ActivTrakError('forbidden', noTableRoles(table));
  if (code === 'DATA_NOT_FOUND') return new ActivTrakError('rejected', tableNotShown(table));
  if (/^TOO_MANY/.test(code)) return new ActivTrakError('too-large', RESULT_TOO_LARGE);
  if (code === 'INTERRUPTED' || code === 'TIME_OUT') return new ActivTrakError('server', READING_INTERRUPTED, { retryable: true });
  return new ActivTrakError('rejected', readingFailed(words));
}
