/** The Excel tab: a workbook whose functions, buttons and pane are the add-in that ships, and what Excel itself does around it. */
import type { FunctionMetadata } from '../../../scripts/excel-metadata';
import { createExecutor } from '../../excel/executor';
import { requirements } from '../../excel/install';
import { createPerson } from '../../excel/person';
import { saveWorkbook } from '../../excel/save/save';
import { createWorkbook, type Workbook } from '../../excel/workbook';
import type { Area } from '../../spreadsheet/backend';
import { type CellFunctions, registerCellFunctions } from '../../univer/cell-functions';
import { EXCEL_CELLS } from '../../univer/cell-rules';
import { createSpreadsheetBackend } from '../../univer/spreadsheet-backend';
import { arrivedInWords, createPageClock, timeInWords } from '../clock';
import { startOverDialog } from '../dialogs';
import { element } from '../element';
import { showErrorCards } from '../error-card';
import { insertFormula } from '../insert-formula';
import { forgetWorkbook, keepWorkbook, keptWorkbook } from '../kept-workbook';
import { loaded } from '../loaded';
import { showNote } from '../note';
import { wipeBrowser } from '../stores';
import { createToast } from '../toast';
import { furnish, openWorkbook } from '../workbook';
import { evaluateInExcel } from './cell-call';
import { DEVICE, deviceEntries } from './device';
import { connectFirst } from './first-key';
import { createRuntime } from './runtime';
import type { NetworkState, WithExcelTab } from './tab';
import { watchEditing } from './watch-editing';
import '../frame.css';

/** What is kept in this browser begins with it. */
const KEPT = 'activtrak-playground-excel.';
const FILE = 'Working hours.xlsx';
const WORKBOOK = 'working-hours-excel';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const MINUTES = 15;
/** The grounds that Excel on the web gives its panes. */
const GROUNDS = { light: '#FFFFFF', dark: '#292929' } as const;
/** What the colleague's Excel shows of functions that it does not know. */
const UNKNOWN = { error: '#NAME?', message: 'Excel does not know this function: the add-in that has it is not here.' } as const;

type Scheme = keyof typeof GROUNDS;

/** What Excel keeps in the file beside its cells. */
interface Beside {
  readonly workbook: Pick<Workbook, 'names' | 'settings' | 'veryHidden' | 'protectedSheets' | 'isStructureProtected'>;
  readonly startup: 'Load' | 'None';
}

const factsOf = ({ names, settings, veryHidden, protectedSheets, isStructureProtected }: Workbook): Beside['workbook'] => ({
  names,
  settings: new Map(settings),
  veryHidden: new Set(veryHidden),
  protectedSheets: new Map(protectedSheets),
  isStructureProtected,
});

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
  const pane = element('pane');
  let startup = beside.startup ?? 'None';
  const keeping = keepWorkbook({
    univer,
    api,
    spreadsheet,
    id: WORKBOOK,
    beside: (): Beside => ({ workbook: factsOf(workbook), startup }),
    failed: (reason) => toast('This workbook is not kept over a reload', `In this browser ${reason}.`),
  });

  const runtime = createRuntime(element('pane-page'), tell);
  const clock = createPageClock(ahead, (ms) => {
    runtime.running()?.pass(ms);
    showTime();
  });
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
        showPane,
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
      ? 'She has no add-in: reports are values to her.'
      : running
        ? 'Live Data runs in this workbook.'
        : 'Live Data has not started yet.';
    line.parentElement?.classList.toggle('good', running);
  }

  function resized(): void {
    window.dispatchEvent(new Event('resize'));
  }

  function showPane(): void {
    pane.hidden = false;
    resized();
    void runtime.start().catch(({ message }: Error) => toast('The pane', message));
  }

  function hidePane(): void {
    pane.hidden = true;
    resized();
  }

  /** The workbook is closed and opened: what runs ends, and begins again where the workbook says so. */
  async function reopen(): Promise<string> {
    hidePane();
    runtime.end();
    if (!hasAddin()) return 'Nothing starts with it: she has no add-in.';
    if (startup === 'None') return 'Live Data has not started with it: Settings in the pane can make it.';
    await runtime.start();
    return 'Live Data has started with it.';
  }

  function recalculate(): void {
    cells.recalculate();
    cards.refresh();
  }

  async function sitDown(): Promise<void> {
    hidePane();
    runtime.end();
    element('ribbon').hidden = !hasAddin();
    tell();
    recalculate();
    if (hasAddin() && startup === 'Load') await runtime.start();
  }

  /** Excel takes a new look when it starts anew, and so does the add-in. */
  function dress(): void {
    const isOpen = !pane.hidden;
    const isRunning = runtime.running() !== undefined;
    document.documentElement.style.colorScheme = scheme.value;
    api.toggleDarkMode(scheme.value === 'dark');
    if (isRunning) runtime.end();
    if (isOpen) showPane();
  }

  async function passMinutes(): Promise<void> {
    const arrived = arrivedInWords(await clock.pass(MINUTES * 60_000));
    const ran = runtime.running() ? 'Live Data has looked at what is due.' : 'Live Data has not started, so nothing ran.';
    toast(`${MINUTES} minutes have passed`, `It is ${timeInWords(clock.now())} here now. ${arrived} ${ran}`);
  }

  function download(): void {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([saveWorkbook(workbook) as BlobPart], { type: XLSX }));
    link.download = FILE;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  const overDialog = startOverDialog(() => {
    wipeBrowser(KEPT);
    void forgetWorkbook(WORKBOOK).finally(() => window.location.reload());
  });
  element('open-pane').addEventListener('click', showPane);
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-action]'))
    button.addEventListener('click', async () => (await runtime.start()).office.press(button.dataset.action ?? ''));
  element('close-pane').addEventListener('click', hidePane);
  person.addEventListener('change', () => void sitDown());
  scheme.addEventListener('change', dress);
  element('minutes').addEventListener('click', () => void passMinutes().catch(({ message }: Error) => toast('Time stands still', message)));
  function showTime(): void {
    element('time').textContent = timeInWords(clock.now());
  }
  showTime();
  setInterval(showTime, 20_000);
  element('reopen').addEventListener('click', async () => toast('The workbook was reopened', await reopen()));
  element('recalculate').addEventListener('click', recalculate);
  element('save').addEventListener('click', download);
  element('start-over').addEventListener('click', overDialog.open);
  showNote(KEPT, (formula) => {
    insertFormula(univer, spreadsheet, formula);
    cards.refresh();
  });
  dress();
  tell();
  // For tests and the curious: what the cells of an area hold, and what hovering over one shows.
  Object.assign(window, {
    playground: {
      read: (area: Area) => spreadsheet.read(area, ['values', 'displayed', 'formulas']),
      sheets: spreadsheet.sheets,
      used: spreadsheet.used,
      insertRows: spreadsheet.insertRows,
      deleteRows: spreadsheet.deleteRows,
      select: spreadsheet.select,
      settings: () => Object.fromEntries(workbook.settings),
      settled: cells.settled,
      messageAt: cells.messageAt,
    },
  });
}

start().catch((failure: Error) => {
  element('connection').textContent = `Excel did not start: ${failure.message} Reload the page, or start the playground again.`;
});
