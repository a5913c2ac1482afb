import type { FunctionPorts } from '../../shared/functions/kept/session';
import type { PanelPorts } from '../../shared/panel/ports';
import type { RefreshPorts } from '../../shared/report/run/job';
import type { SyncPorts } from '../../shared/task';
import { HAS_NOTICES } from '../build-options';
import { hostPorts } from './cell-ports';
import { explained } from './explained';
import { once, whenUsed } from './late';
import { noticePorts } from './network/notices';
import { triggerScheduler } from './scheduler';
import { spreadsheetCharts } from './spreadsheet/charts';
import { spreadsheetDesk } from './spreadsheet/desk';
import { spreadsheetWriter } from './spreadsheet/sheets';
import { spreadsheetStyler } from './spreadsheet/styler';
import { type DocumentKeeping, documentKeeping } from './storage/document-keeping';
import { scriptLock } from './storage/lock';
import { propertyStore } from './storage/store';
import { tablePorts } from './warehouse/tables';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** What refreshing a report of a spreadsheet needs, for the person as whom the script runs. */
export function spreadsheetPorts(
  spreadsheet: () => Spreadsheet,
  keeping: () => DocumentKeeping,
  budgetMs: number,
  stepMs = budgetMs,
): SyncPorts<RefreshPorts & FunctionPorts> {
  const newId = (): string => Utilities.getUuid();
  const zone = once(() => spreadsheet().getSpreadsheetTimeZone());
  const sheets = whenUsed(() => explained(spreadsheetWriter(spreadsheet())));
  return {
    ...hostPorts(budgetMs, stepMs),
    lock: whenUsed(() => scriptLock(keeping().lock)),
    documents: whenUsed(() => explained(propertyStore(keeping().properties))),
    sheets,
    charts: whenUsed(() => explained(spreadsheetCharts(spreadsheet()))),
    styler: whenUsed(() => explained(spreadsheetStyler(spreadsheet(), sheets))),
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
    desk: whenUsed(() => explained(spreadsheetDesk(spreadsheet()))),
    scheduler: whenUsed(() => triggerScheduler(spreadsheet().getId(), PropertiesService.getUserProperties())),
  });
}
