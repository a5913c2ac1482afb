import type { FunctionPorts, Setting } from '../../shared/functions/session';
import type { PanelPorts } from '../../shared/panel/ports';
import type { RefreshPorts } from '../../shared/report/refresh/job';
import type { SyncPorts } from '../../shared/task';
import { OWNERS_KEY, THE_OWNER } from '../../shared/words/en/connection';
import { HAS_NOTICES } from '../build-options';
import { scriptCache } from './cache';
import { spreadsheetCharts } from './charts';
import { scriptClock, timeBudget } from './clock';
import { spreadsheetDesk } from './desk';
import { scriptDiagnostics } from './diagnostics';
import { type DocumentKeeping, documentKeeping } from './document-keeping';
import { once, whenUsed } from './late';
import { scriptLock } from './lock';
import { noticePorts } from './notices';
import { triggerScheduler } from './scheduler';
import { spreadsheetWriter } from './sheets';
import { propertyStore } from './store';
import { spreadsheetStyler } from './styler';
import { tablePorts } from './tables';
import { urlFetchTransport } from './transport';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** Google stops a custom function after 30 seconds; loading and answering need some of them. */
export const CELL_MS = 25_000;
/** The sidebar waits for an answer; a minute is long enough for a person. */
export const SIDEBAR_MS = 60_000;
/** A refresh is driven in short steps, so that its progress is seen and it can be stopped. A slow answer and a pause that the server asks for may take longer. */
export const STEP_MS = 6_000;

/** Google's services as ports. The user store is that of whom the script runs as: in a cell, the spreadsheet's owner. */
export function hostPorts(budgetMs: number, stepMs = budgetMs): SyncPorts<FunctionPorts> {
  const budget = timeBudget(scriptClock, budgetMs, stepMs);
  return {
    transport: urlFetchTransport(budget.left),
    clock: scriptClock,
    budget,
    // Outside a document there is neither cache nor lock of a document; a cell always has one.
    cache: whenUsed(() => scriptCache(CacheService.getDocumentCache() ?? CacheService.getScriptCache())),
    lock: whenUsed(() => scriptLock(LockService.getDocumentLock() ?? LockService.getScriptLock())),
    secrets: whenUsed(() => propertyStore(PropertiesService.getUserProperties())),
    diagnostics: scriptDiagnostics,
  };
}

/** What refreshing a report of a spreadsheet needs, for the person as whom the script runs. */
export function spreadsheetPorts(
  spreadsheet: () => Spreadsheet,
  keeping: () => DocumentKeeping,
  budgetMs: number,
  stepMs = budgetMs,
): SyncPorts<RefreshPorts & FunctionPorts> {
  const newId = (): string => Utilities.getUuid();
  const zone = once(() => spreadsheet().getSpreadsheetTimeZone());
  const sheets = whenUsed(() => spreadsheetWriter(spreadsheet()));
  return {
    ...hostPorts(budgetMs, stepMs),
    lock: whenUsed(() => scriptLock(keeping().lock)),
    documents: whenUsed(() => propertyStore(keeping().properties)),
    sheets,
    charts: whenUsed(() => spreadsheetCharts(spreadsheet())),
    styler: whenUsed(() => spreadsheetStyler(spreadsheet(), sheets)),
    ...tablePorts(spreadsheet, budgetMs, newId),
    newId,
    get zone() {
      return zone();
    },
    locale: () => spreadsheet().getSpreadsheetLocale(),
  };
}

/** What the panel needs, for the person at the keyboard. */
export function panelPorts(budgetMs: number, stepMs = budgetMs): SyncPorts<PanelPorts & FunctionPorts> {
  const spreadsheet = once(() => SpreadsheetApp.getActiveSpreadsheet());
  const place = once(() => documentKeeping(spreadsheet().getId()) as DocumentKeeping);
  // Spread out, the zone would be asked for at once.
  return Object.assign(spreadsheetPorts(spreadsheet, place, budgetMs, stepMs), HAS_NOTICES ? noticePorts(spreadsheet) : {}, {
    desk: whenUsed(() => spreadsheetDesk(spreadsheet())),
    scheduler: whenUsed(() => triggerScheduler(spreadsheet().getId(), PropertiesService.getUserProperties())),
  });
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
