import { OWNERS_KEY, THE_OWNER } from '#words/connection';
import type { FunctionPorts, Setting } from '../../shared/functions/kept/session';
import type { SyncPorts } from '../../shared/task';
import { scriptClock, timeBudget } from './clock';
import { scriptDiagnostics } from './diagnostics';
import { whenUsed } from './late';
import { urlFetchTransport } from './network/transport';
import { scriptCache } from './storage/cache';
import { cellLock } from './storage/lock';
import { propertyStore } from './storage/store';

/** Google stops a custom function after 30 seconds; loading and answering need some of them. */
export const CELL_MS = 25_000;

/** Google's services as ports. The user store is that of whom the script runs as: in a cell, the spreadsheet's owner. */
export function hostPorts(budgetMs: number, stepMs = budgetMs): SyncPorts<FunctionPorts> {
  const budget = timeBudget(scriptClock, budgetMs, stepMs);
  return {
    transport: urlFetchTransport(budget.left),
    clock: scriptClock,
    budget,
    // Outside a document there is neither cache nor lock of a document; a cell always has one.
    cache: whenUsed(() => scriptCache(CacheService.getDocumentCache() ?? CacheService.getScriptCache())),
    lock: whenUsed(() => cellLock(LockService.getDocumentLock() ?? LockService.getScriptLock())),
    secrets: whenUsed(() => propertyStore(PropertiesService.getUserProperties())),
    diagnostics: scriptDiagnostics,
  };
}

/** The spreadsheet's own zone: a script has another, the same for every customer. */
const documentZone = (): string => SpreadsheetApp.getActiveSpreadsheet().getSpreadsheetTimeZone();

/** A cell runs on the key of the spreadsheet's owner, whoever typed the formula. */
export const cellSetting = (): Setting => ({
  holder: OWNERS_KEY,
  owner: THE_OWNER,
  document: () => SpreadsheetApp.getActiveSpreadsheet().getId(),
  zone: documentZone(),
  locale: () => SpreadsheetApp.getActiveSpreadsheet().getSpreadsheetLocale(),
});
