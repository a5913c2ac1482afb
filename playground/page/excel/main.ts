/** The Excel tab: a workbook whose functions, buttons and pane are the add-in that ships, and what Excel itself does around it. */
import type { FunctionMetadata } from '../../../scripts/excel-metadata';
import { createExecutor } from '../../excel/executor';
import { requirements } from '../../excel/install';
import { createPerson } from '../../excel/person';
import { registerCellFunctions } from '../../univer/cell-functions';
import { EXCEL_CELLS } from '../../univer/cell-rules';
import { drawnText } from '../automatic-numbers';
import { arrivedInWords, createPageClock, timeInWords } from '../clock';
import { startOverDialog } from '../dialogs';
import { element } from '../element';
import { showErrorCards } from '../error-card';
import { insertFormula } from '../insert-formula';
import { offerInspection } from '../inspection';
import { forgetWorkbook } from '../kept-workbook';
import { loaded } from '../loaded';
import { showNote } from '../note';
import { wipeBrowser } from '../stores';
import { createToast } from '../toast';
import { evaluateInExcel } from './cell-call';
import { DEVICE, deviceEntries } from './device';
import { download } from './download';
import { connectFirst } from './first-key';
import { openKeptWorkbook } from './kept-beside';
import { createKeyboard } from './keyboard';
import { createPane } from './pane';
import { createRuntime } from './runtime';
import type { NetworkState, WithExcelTab } from './tab';
import { watchEditing } from './watch-editing';
import '../frame.css';

/** What is kept in this browser begins with it. */
const KEPT = 'activtrak-playground-excel.';
const NAMES = { id: 'working-hours-excel', name: 'Working hours', file: 'Working hours.xlsx' } as const;
const MINUTES = 15;
/** What the colleague's Excel shows of functions that it does not know. */
const UNKNOWN = { error: '#NAME?', message: "Excel doesn't know this function, because the add-in that has it isn't here." } as const;

async function start(): Promise<void> {
  const [{ key, ahead }, { functions }] = await Promise.all([
    loaded('playground.json', (response) => response.json() as Promise<{ readonly key: string; readonly ahead: number }>),
    loaded('excel-addin/functions.json', (response) => response.json() as Promise<{ readonly functions: readonly FunctionMetadata[] }>),
  ]);
  await connectFirst(deviceEntries(localStorage, DEVICE), key);
  const toast = createToast();
  const opened = await openKeptWorkbook(NAMES, (reason) => toast("This workbook won't survive a reload", `In this browser ${reason}.`));
  const { univer, api, spreadsheet, workbook, startup, changed } = opened;
  watchEditing(api, createPerson(workbook));

  const runtime = createRuntime(element('pane-page'), () => keyboard.tell());
  const pane = createPane(runtime, (reason) => toast('The pane', reason));
  const keyboard = createKeyboard({
    runtime,
    pane,
    startup,
    recalculate,
    toggleDarkMode: (isDark) => api.toggleDarkMode(isDark),
  });
  const clock = createPageClock(ahead, (ms) => runtime.running()?.pass(ms));
  const executor = createExecutor(workbook);
  const tab: WithExcelTab = {
    excelTab: {
      executor: {
        executeAsync: (...request) => executor.executeAsync(...request).finally(changed),
      },
      functions,
      network: () => element<HTMLSelectElement>('network').value as NetworkState,
      began(addin) {
        addin.pass(clock.aheadMs());
        runtime.began(addin);
      },
      world: {
        host: 'Excel',
        requirements: requirements(workbook.apiSet),
        ground: keyboard.ground,
        url: `https://example.com/${encodeURIComponent(NAMES.file)}`,
        startup,
        showPane: pane.show,
      },
    },
  };
  Object.assign(window, tab);

  const cells = registerCellFunctions(univer, {
    functions: functions.map(({ name, description, parameters }) => ({
      name,
      description,
      parameters: parameters.map((parameter) => ({ ...parameter, required: !parameter.optional })),
    })),
    rules: EXCEL_CELLS,
    evaluate: async (call, whenForgotten) => (keyboard.hasAddin() ? evaluateInExcel(runtime, call, whenForgotten) : UNKNOWN),
  });
  workbook.recalculate = cells.recalculate;
  if (opened.wasKept) cells.calculate();
  const cards = showErrorCards(api, cells);

  function recalculate(): void {
    cells.recalculate();
    cards.refresh();
  }

  async function passMinutes(): Promise<void> {
    const arrived = arrivedInWords(await clock.pass(MINUTES * 60_000));
    const ran = runtime.running() ? 'Live Data has checked what is due.' : "Live Data hasn't started, so nothing ran.";
    toast(`${MINUTES} minutes have passed`, `It is ${timeInWords(clock.now())} here now. ${arrived} ${ran}`);
  }

  const overDialog = startOverDialog(() => {
    wipeBrowser(KEPT);
    void forgetWorkbook(NAMES.id).finally(() => window.location.reload());
  });
  element('open-pane').addEventListener('click', pane.show);
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-action]'))
    button.addEventListener('click', async () => (await runtime.start()).office.press(button.dataset.action ?? ''));
  element('close-pane').addEventListener('click', pane.hide);
  element('person').addEventListener('change', () => void keyboard.sitDown());
  element('scheme').addEventListener('change', keyboard.dress);
  element('minutes').addEventListener('click', () => void passMinutes().catch(({ message }: Error) => toast('Time stands still', message)));
  element('reopen').addEventListener('click', async () => toast('The workbook was reopened', await keyboard.reopen()));
  element('recalculate').addEventListener('click', recalculate);
  element('save').addEventListener('click', () => download(workbook, NAMES.file));
  element('start-over').addEventListener('click', overDialog.open);
  showNote(KEPT, (formula) => {
    insertFormula(univer, spreadsheet, formula);
    cards.refresh();
  });
  keyboard.dress();
  keyboard.tell();
  offerInspection(univer, spreadsheet, cells, {
    select: spreadsheet.select,
    settings: () => Object.fromEntries(workbook.settings),
    /** What the page draws in a cell of the sheet in view. */
    drawn: (row: number, column: number) => drawnText(univer, row, column),
  });
}

start().catch((failure: Error) => {
  element('connection').textContent = `Excel didn't start. ${failure.message} Reload the page, or start the playground again.`;
});
