import type { FunctionPorts, Place } from '../../shared/functions/session';
import type { Sync } from '../../shared/task';
import { scriptCache } from './cache';
import { scriptClock, timeBudget } from './clock';
import { scriptLock } from './lock';
import { propertyStore } from './store';
import { urlFetchTransport } from './transport';

type SyncPorts = { readonly [Name in keyof FunctionPorts]: Sync<FunctionPorts[Name]> };

/** Google stops a custom function after 30 seconds; loading and answering need some of them. */
export const CELL_MS = 25_000;
/** The sidebar waits for an answer; a minute is long enough for a person. */
export const SIDEBAR_MS = 60_000;

/** Google's services as ports. The user store is that of whom the script runs as: in a cell, the spreadsheet's owner. */
export function hostPorts(budgetMs: number): SyncPorts {
  const budget = timeBudget(scriptClock, budgetMs);
  return {
    transport: urlFetchTransport(budget.left),
    clock: scriptClock,
    budget,
    // Outside a document there is neither cache nor lock of a document; a cell always has one.
    cache: scriptCache(CacheService.getDocumentCache() ?? CacheService.getScriptCache()),
    lock: scriptLock(LockService.getDocumentLock() ?? LockService.getScriptLock()),
    secrets: propertyStore(PropertiesService.getUserProperties()),
  };
}

/** The spreadsheet's own zone: a script has another, the same for every customer. */
export const documentZone = (): string => SpreadsheetApp.getActiveSpreadsheet().getSpreadsheetTimeZone();

/** A cell runs on the key of the spreadsheet's owner, whoever typed the formula. */
export const cellPlace = (): Place => ({
  holder: "the spreadsheet owner's key",
  owner: "the spreadsheet's owner",
  zone: documentZone(),
});
