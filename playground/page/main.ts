/** The page of `npm start`: a spreadsheet whose functions run the bundle that goes to Google, and a thin frame around it. */
import { CATALOG } from '../../shared/functions/catalog';
import type { Area } from '../apps-script/backend';
import type { Manifest } from '../apps-script/runtime/manifest';
import { memoryCache } from '../apps-script/stores/cache';
import { memoryLocks } from '../apps-script/stores/locks';
import { memoryPeople } from '../apps-script/stores/people';
import { memoryQuota } from '../apps-script/stores/quota';
import { memoryTriggers } from '../apps-script/stores/triggers';
import { registerCellFunctions } from '../univer/cell-functions';
import { createSpreadsheetBackend } from '../univer/spreadsheet-backend';
import { type KeyResult, keyDialog, startOverDialog } from './dialogs';
import { element } from './element';
import { showErrorCards } from './error-card';
import { createExecutions } from './executions';
import { showNote } from './note';
import { browserProperties, wipeBrowser } from './stores';
import { formatStarter, openWorkbook } from './workbook';
import './frame.css';

/** Who owns the spreadsheet and is at the keyboard. */
const OWNER = 'you@example.com';

/** What the server tells the page about itself. */
interface Playground {
  readonly key: string;
}

async function loaded<T>(path: string, read: (response: Response) => Promise<T>): Promise<T> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} could not be loaded (${response.status}).`);
  return read(response);
}

async function start(): Promise<void> {
  const [{ key }, code, manifest] = await Promise.all([
    loaded('playground.json', (response) => response.json() as Promise<Playground>),
    loaded('sheets-addon/Code.js', (response) => response.text()),
    loaded('sheets-addon/appsscript.json', (response) => response.json() as Promise<Manifest>),
  ]);
  const { univer, api } = openWorkbook('sheet');
  const facts = { timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, locale: 'en_US', owner: OWNER };
  const spreadsheet = createSpreadsheetBackend(univer, api, facts);
  formatStarter(spreadsheet);
  const properties = browserProperties();
  const cache = memoryCache(Date.now);
  // A lock is polled by the workers that wait for it, so nothing ever sleeps here.
  const locks = memoryLocks(() => undefined);
  const people = memoryPeople(OWNER);
  const backend = { spreadsheet, properties, cache, locks, quota: memoryQuota(Date.now), triggers: memoryTriggers(), people };
  const executions = createExecutions({ backend, code, manifest });
  const cells = registerCellFunctions(univer, { functions: CATALOG, evaluate: (call) => executions.cell(call, OWNER) });
  const cards = showErrorCards(api, cells);

  function recalculate(): void {
    cache.clear();
    cells.recalculate();
    cards.refresh();
  }

  async function connect(newKey: string, test: boolean): Promise<KeyResult> {
    const request = { key: newKey, region: 'us', cells: { allowed: true }, test };
    const outcome = await executions.call('panel', ['connect', JSON.stringify(request)], 'sidebar', OWNER);
    const result = outcome.ok ? answered(String(outcome.value)) : { connected: false, message: outcome.message };
    if (result.connected) tell(test ? 'good' : 'unknown', result.message);
    return result;
  }

  async function connectFirst(): Promise<void> {
    if (Object.keys(properties.read(`user:${OWNER}`)).length > 0) return tell('good', 'Connected with the key kept in this browser.');
    const { connected, message } = await connect(key, true);
    if (!connected) tell('bad', message);
  }

  const dialog = keyDialog(async (newKey, test) => {
    const result = await connect(newKey, test);
    if (result.connected) recalculate();
    return result;
  });
  const overDialog = startOverDialog(() => {
    wipeBrowser();
    window.location.reload();
  });
  element('recalculate').addEventListener('click', recalculate);
  element('change-key').addEventListener('click', dialog.open);
  element('start-over').addEventListener('click', overDialog.open);
  showNote((formula) => {
    const sheet = (api as unknown as ActiveCell).getActiveWorkbook().getActiveSheet();
    const range = sheet.getActiveRange();
    const area = { sheet: sheet.getSheetId(), row: range?.getRow() ?? 0, column: range?.getColumn() ?? 0, rows: 1, columns: 1 };
    spreadsheet.write(area, { contents: [[{ formula }]] });
    cards.refresh();
  });
  // For tests and the curious: what the cells of an area hold, and what hovering over one shows.
  Object.assign(window, {
    playground: {
      read: (area: Area) => spreadsheet.read(area, ['values', 'displayed', 'formulas']),
      settled: cells.settled,
      messageAt: cells.messageAt,
    },
  });
  await connectFirst();
}

/** What the panel's call `connect` gave. */
function answered(json: string): KeyResult {
  const answer = JSON.parse(json) as { readonly ok: true; readonly value: KeyResult } | { readonly ok: false; readonly message: string };
  return answer.ok ? answer.value : { connected: false, message: answer.message };
}

/** Where a note's example goes. */
interface ActiveCell {
  getActiveWorkbook(): { getActiveSheet(): { getSheetId(): string; getActiveRange(): { getRow(): number; getColumn(): number } | null } };
}

function tell(state: 'good' | 'bad' | 'unknown', words: string): void {
  const line = element('connection');
  line.textContent = words;
  line.parentElement?.classList.toggle('good', state === 'good');
  line.parentElement?.classList.toggle('bad', state === 'bad');
}

start().catch((failure: Error) => tell('bad', `The playground did not start: ${failure.message} Reload the page, or start it again.`));
