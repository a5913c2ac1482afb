/** The Excel tab: a workbook whose functions, buttons and pane are the add-in that ships, and what Excel itself does around it. */
import type { FunctionMetadata } from '../../../scripts/excel-metadata';
import { createExecutor } from '../../excel/executor';
import { requirements } from '../../excel/install';
import { createPerson } from '../../excel/person';
import { createWorkbook } from '../../excel/workbook';
import { type CellFunctions, registerCellFunctions } from '../../univer/cell-functions';
import { EXCEL_CELLS } from '../../univer/cell-rules';
import { createSpreadsheetBackend } from '../../univer/spreadsheet-backend';
import { drawnText } from '../automatic-numbers';
import { arrivedInWords, createPageClock, timeInWords } from '../clock';
import { startOverDialog } from '../dialogs';
import { element } from '../element';
import { showErrorCards } from '../error-card';
import { insertFormula } from '../insert-formula';
import { offerInspection } from '../inspection';
import { forgetWorkbook, keepWorkbook, keptWorkbook } from '../kept-workbook';
import { loaded } from '../loaded';
import { showNote } from '../note';
import { wipeBrowser } from '../stores';
import { createToast } from '../toast';
import { furnish, openWorkbook } from '../workbook';
import { type Beside, besideOf } from './beside';
import { evaluateInExcel } from './cell-call';
import { DEVICE, deviceEntries } from './device';
import { download } from './download';
import { connectFirst } from './first-key';
import { createPane } from './pane';
import { createRuntime } from './runtime';
import type { NetworkState, WithExcelTab } from './tab';
import { watchEditing } from './watch-editing';
import '../frame.css';

/** What is kept in this browser begins with it. */
const KEPT = 'activtrak-playground-excel.';
const FILE = 'Working hours.xlsx';
const WORKBOOK = 'working-hours-excel';
const MINUTES = 15;
/** The grounds that Excel on the web gives its panes. */
const GROUNDS = { light: '#FFFFFF', dark: '#292929' } as const;
/** What the colleague's Excel shows of functions that it does not know. */
const UNKNOWN = { error: '#NAME?', message: "Excel doesn't know this function, because the add-in that has it isn't here." } as const;

type Scheme = keyof typeof GROUNDS;

async function start(): Promise<void> {
  const [{ key, ahead }, { functions }] = await Promise.all([
    loaded('playground.json', (response) => response.json() as Promise<{ readonly key: string; readonly ahead: number }>),
    loaded('excel-addin/functions.json', (response) => response.json() as Promise<{ readonly functions: readonly FunctionMetadata[] }>),
  ]);
  await connectFirst(deviceEntries(localStorage, DEVICE), key);
  const scheme = element<HTMLSelectElement>('scheme');
  scheme.value = window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  const kept = await keptWorkbook(WORKBOOK);
  const { univer, api } = openWorkbook('sheet', { id: WORKBOOK, name: 'Working hours' }, kept);
  const facts = { timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, locale: 'en_US', owner: '' };
  const spreadsheet = createSpreadsheetBackend(univer, api, facts);
  furnish(spreadsheet, kept);
  const workbook = createWorkbook(spreadsheet, { fileName: FILE });
  const beside = (kept?.beside ?? {}) as Partial<Beside>;
  Object.assign(workbook, beside.workbook);
  watchEditing(api, createPerson(workbook));
  const toast = createToast();
  const person = element<HTMLSelectElement>('person');
  const network = element<HTMLSelectElement>('network');
  let startup = beside.startup ?? 'None';
  const keeping = keepWorkbook({
    univer,
    api,
    spreadsheet,
    id: WORKBOOK,
    beside: () => besideOf(workbook, startup),
    failed: (reason) => toast("This workbook won't survive a reload", `In this browser ${reason}.`),
  });

  const runtime = createRuntime(element('pane-page'), tell);
  const pane = createPane(runtime, (reason) => toast('The pane', reason));
  const clock = createPageClock(ahead, (ms) => runtime.running()?.pass(ms));
  const executor = createExecutor(workbook);
  const tab: WithExcelTab = {
    excelTab: {
      executor: {
        executeAsync: (...request) => executor.executeAsync(...request).finally(keeping.changed),
      },
      functions,
      network: () => network.value as NetworkState,
      began(addin) {
        addin.pass(clock.aheadMs());
        runtime.began(addin);
      },
      world: {
        host: 'Excel',
        requirements: requirements(workbook.apiSet),
        ground: () => GROUNDS[scheme.value as Scheme],
        url: `https://example.com/${encodeURIComponent(FILE)}`,
        startup: {
          get: () => startup,
          set: (behavior) => {
            startup = behavior;
            keeping.changed();
          },
        },
        showPane: pane.show,
      },
    },
  };
  Object.assign(window, tab);

  const cells: CellFunctions = registerCellFunctions(univer, {
    functions: functions.map(({ name, description, parameters }) => ({
      name,
      description,
      parameters: parameters.map((parameter) => ({ ...parameter, required: !parameter.optional })),
    })),
    rules: EXCEL_CELLS,
    evaluate: async (call, whenForgotten) => (hasAddin() ? evaluateInExcel(runtime, call, whenForgotten) : UNKNOWN),
  });
  workbook.recalculate = cells.recalculate;
  if (kept) cells.calculate();
  const cards = showErrorCards(api, cells);

  function hasAddin(): boolean {
    return person.value === 'you';
  }

  function tell(): void {
    const line = element('connection');
    const running = runtime.running() !== undefined;
    line.textContent = !hasAddin()
      ? 'This person has no add-in and sees reports as values.'
      : running
        ? 'Live Data runs in this workbook.'
        : "Live Data hasn't started yet.";
    line.parentElement?.classList.toggle('good', running);
  }

  /** The workbook is closed and opened: what runs ends, and begins again where the workbook says so. */
  async function reopen(): Promise<string> {
    pane.hide();
    runtime.end();
    if (!hasAddin()) return 'Nothing starts with it, because this person has no add-in.';
    if (startup === 'None') return "Live Data hasn't started with it. Turn that on under Settings in the pane.";
    await runtime.start();
    return 'Live Data has started with it.';
  }

  function recalculate(): void {
    cells.recalculate();
    cards.refresh();
  }

  async function sitDown(): Promise<void> {
    pane.hide();
    runtime.end();
    element('ribbon').hidden = !hasAddin();
    tell();
    recalculate();
    if (hasAddin() && startup === 'Load') await runtime.start();
  }

  /** Excel takes a new look when it starts anew, and so does the add-in. */
  function dress(): void {
    document.documentElement.style.colorScheme = scheme.value;
    api.toggleDarkMode(scheme.value === 'dark');
    if (runtime.running()) runtime.end();
    if (pane.isOpen()) pane.show();
  }

  async function passMinutes(): Promise<void> {
    const arrived = arrivedInWords(await clock.pass(MINUTES * 60_000));
    const ran = runtime.running() ? 'Live Data has checked what is due.' : "Live Data hasn't started, so nothing ran.";
    toast(`${MINUTES} minutes have passed`, `It is ${timeInWords(clock.now())} here now. ${arrived} ${ran}`);
  }

  const overDialog = startOverDialog(() => {
    wipeBrowser(KEPT);
    void forgetWorkbook(WORKBOOK).finally(() => window.location.reload());
  });
  element('open-pane').addEventListener('click', pane.show);
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-action]'))
    button.addEventListener('click', async () => (await runtime.start()).office.press(button.dataset.action ?? ''));
  element('close-pane').addEventListener('click', pane.hide);
  person.addEventListener('change', () => void sitDown());
  scheme.addEventListener('change', dress);
  element('minutes').addEventListener('click', () => void passMinutes().catch(({ message }: Error) => toast('Time stands still', message)));
  element('reopen').addEventListener('click', async () => toast('The workbook was reopened', await reopen()));
  element('recalculate').addEventListener('click', recalculate);
  element('save').addEventListener('click', () => download(workbook, FILE));
  element('start-over').addEventListener('click', overDialog.open);
  showNote(KEPT, (formula) => {
    insertFormula(univer, spreadsheet, formula);
    cards.refresh();
  });
  dress();
  tell();
  offerInspection(spreadsheet, cells, {
    select: spreadsheet.select,
    settings: () => Object.fromEntries(workbook.settings),
    /** What the page draws in a cell of the sheet in view. */
    drawn: (row: number, column: number) => drawnText(univer, row, column),
  });
}

start().catch((failure: Error) => {
  element('connection').textContent = `Excel didn't start. ${failure.message} Reload the page, or start the playground again.`;
});
