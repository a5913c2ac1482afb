import { answerPanel } from '../shared/panel/answer';
import { failureAnswer } from '../shared/panel/answered';
import { CALL_MS, stepOf } from '../shared/panel/call-time';
import { runSync } from '../shared/task';
import { requireAccount } from './account';
import { requirePersonAtKeyboard } from './at-keyboard';
import { HAS_WIDE_SCOPE } from './build-options';
import { scriptDiagnostics } from './host/diagnostics';
import { panelPorts } from './host/ports';
import { moveWithinReach } from './host/storage/document-keeping';

/**
 * Answers the page of the sidebar, for the person at the keyboard.
 * @param {string} name the call
 * @param {string} json what goes in, as JSON text
 * @param {string} account the word of the account that opened the page
 * @return {string} what comes out or went wrong, as JSON text
 */
export function panel(name: string, json: string, account = ''): string {
  try {
    requirePersonAtKeyboard();
    requireAccount(String(account));
    // Opening the sidebar changes nothing; a refresh does.
    if (HAS_WIDE_SCOPE && name === 'refresh')
      moveWithinReach(SpreadsheetApp.getActiveSpreadsheet().getId(), PropertiesService.getUserProperties());
    return runSync(answerPanel(name, json, panelPorts(CALL_MS, stepOf(name))));
  } catch (failure) {
    return JSON.stringify(failureAnswer(failure, scriptDiagnostics, 'the panel'));
  }
}
