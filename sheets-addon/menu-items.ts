import { NO_REPORT_IN_MENU, NO_TIME_LEFT, TOO_LARGE_FOR_MENU } from '#words/menu';
import { formulasUpdated, rowsFromOthers } from '#words/panel-answers';
import { PRODUCT } from '#words/product';
import { functionStart } from '../shared/panel/formulas/formula';
import { loadPerson } from '../shared/report/kept/person';
import { loadReports } from '../shared/report/kept/report-store';
import { refresh } from '../shared/report/refresh/refresh';
import type { RefreshStep } from '../shared/report/run/job';
import { rowsOfOthers } from '../shared/report/run/rows-of-others';
import { runSync } from '../shared/task';
import { requirePersonAtKeyboard } from './at-keyboard';
import { panelPorts } from './host/ports';
import { evaluateAnew as allFormulasUpdated } from './host/spreadsheet/update-formulas';
import { messageOf, plainly } from './plainly';

/** Google ends a script after six minutes. */
const MENU_MS = 5 * 60_000;

/**
 * Refreshes every report with the key of the person at the keyboard and says how it went.
 */
export function refreshAll(): void {
  toast(refreshedWords);
}

/**
 * Calculates the formulas of Live Data again and says how many there are.
 */
export function updateFormulas(): void {
  toast((spreadsheet) => {
    const { updated, closed } = allFormulasUpdated(spreadsheet, functionStart());
    return formulasUpdated(updated, closed);
  });
}

/** Says what comes of something that a person at the keyboard has set off. */
function toast(work: (spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet) => string): void {
  plainly('the menu', () => {
    requirePersonAtKeyboard();
    const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
    spreadsheet.toast(work(spreadsheet), PRODUCT, 10);
  });
}

function refreshedWords(): string {
  try {
    const ports = panelPorts(MENU_MS);
    const actor = { person: runSync(loadPerson(ports.secrets, ports.newId)), trigger: 'hand' } as const;
    const reports = runSync(loadReports(ports.documents));
    if (reports.length === 0) return NO_REPORT_IN_MENU;
    const words: string[] = [];
    for (const report of reports) {
      const { id, name } = report;
      if (ports.budget.spent()) return [...words, NO_TIME_LEFT].join(' ');
      const step = (): string => {
        const others = runSync(rowsOfOthers(ports, report));
        return others === undefined ? wordsOf(runSync(refresh(ports, id, actor))) : rowsFromOthers(name, others, 'menu');
      };
      words.push(`${name}: ${oneRefreshed(step)}`);
    }
    return words.join(' ');
  } catch (failure) {
    return messageOf(failure, 'the menu');
  }
}

const wordsOf = (step: RefreshStep): string => (step.state === 'ended' ? step.record.message : TOO_LARGE_FOR_MENU);

function oneRefreshed(run: () => string): string {
  try {
    return run();
  } catch (failure) {
    return messageOf(failure, 'the menu');
  }
}
