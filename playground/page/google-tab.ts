/** The tab of Google Sheets: a spreadsheet whose functions run the bundle that goes to Google, with a thin frame around it. */
import { CATALOG } from '../../shared/functions/catalog';
import type { Manifest } from '../apps-script/runtime/manifest';
import { type CallOutcome, failed } from '../apps-script/runtime/outcome';
import { publicFunctions } from '../apps-script/runtime/script-files';
import { registerCellFunctions } from '../univer/cell-functions';
import { GOOGLE_CELLS } from '../univer/cell-rules';
import { createSpreadsheetBackend } from '../univer/spreadsheet-backend';
import { createPageClock } from './clock';
import { isConnectedInFront, watchConnectedSheets } from './connected-sheet';
import { keyDialog, startOverDialog } from './dialogs';
import { drawsSheet } from './drawn-sheet';
import { editLock } from './edit-lock';
import { watchEdits } from './edits';
import { element } from './element';
import { showErrorCards } from './error-card';
import { createExecutions } from './executions';
import { ownFiles } from './files';
import { passHour } from './hour';
import { insertFormula } from './insert-formula';
import { offerInspection } from './inspection';
import { keepWorkbook, keptWorkbook } from './kept-workbook';
import { loaded } from './loaded';
import { showLooks } from './looks/show-looks';
import { createMenu } from './menu';
import { showNote } from './note';
import { ownerKey } from './owner-key';
import { OWNER, PEOPLE } from './people';
import { pageServices } from './services';
import { createSidebar } from './sidebar';
import { isNew, KEPT, wipeBrowser } from './stores';
import { createToast } from './toast';
import { furnish, openPageWorkbook } from './workbook';

/** What the server tells the page about itself. */
interface Playground {
  readonly key: string;
  /** How far the clock of the API is ahead, in seconds. */
  readonly ahead: number;
}

const text = (response: Response): Promise<string> => response.text();

/** Opens the spreadsheet that was open last, with the add-on's scripts behind its menu, its sidebar and its cells. */
export async function startGoogle(): Promise<void> {
  const [{ key, ahead }, cellScript, reportScript, manifest, sidebarPage] = await Promise.all([
    loaded('playground.json', (response) => response.json() as Promise<Playground>),
    loaded('sheets-addon/Code.js', text),
    loaded('sheets-addon/Reports.js', text),
    loaded('sheets-addon/appsscript.json', (response) => response.json() as Promise<Manifest>),
    loaded('sheets-addon/sidebar.html', text),
  ]);
  const files = ownFiles(KEPT);
  const kept = await keptWorkbook(files.open.id);
  const { univer, api } = await openPageWorkbook('sheet', files.open, kept);
  const facts = { timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, locale: 'en_US', owner: OWNER.email };
  const spreadsheet = createSpreadsheetBackend(univer, api, facts, drawsSheet(univer));
  furnish(spreadsheet, kept);
  showLooks(univer, spreadsheet);
  const isFirst = isNew();
  const clock = createPageClock(ahead);
  const { backend, owned } = pageServices(spreadsheet, clock);
  const { properties, triggers, people } = backend;
  const network = element<HTMLSelectElement>('network');
  const conditions = () => ({ aheadMs: clock.aheadMs(), unreachable: network.value !== 'on' });
  const code = [
    { name: 'Code', text: cellScript },
    { name: 'Reports', text: reportScript },
  ];
  const executions = createExecutions({ backend, code, manifest, files: { sidebar: sidebarPage }, conditions });
  let person = OWNER;

  const cells = registerCellFunctions(univer, {
    functions: CATALOG,
    rules: GOOGLE_CELLS,
    evaluate: (call) => executions.cell(call, person.email),
  });
  watchEdits(api, (event) => void executions.edit(person.email, event));
  if (kept) cells.calculate();
  const cards = showErrorCards(api, cells);
  const toast = createToast();
  const keeping = keepWorkbook({
    univer,
    api,
    spreadsheet,
    id: files.open.id,
    failed: (reason) => toast("This spreadsheet won't survive a reload", `In this browser ${reason}. Reports and keys are kept.`),
  });
  const menu = createMenu((name) => void run(name, [], 'menu').then(sayFailure));
  const sidebar = createSidebar({ functions: publicFunctions(code), call: (name, args) => fromPage(name, args) });

  /** Runs a function for the person at the keyboard, and shows what it asked of the user interface. */
  async function run(name: string, args: readonly unknown[], context: 'menu' | 'sidebar'): Promise<CallOutcome> {
    const outcome = await unlocked(() => executions.call(name, args, context, person.email));
    for (const effect of outcome.ui) {
      if (effect.kind === 'sidebar') sidebar.show(effect.title, effect.html);
      if (effect.kind === 'toast') toast(effect.title, effect.text);
    }
    return outcome;
  }

  const fromPage = async (name: string, args: readonly unknown[]): Promise<CallOutcome> =>
    network.value === 'offline' ? failed('NetworkError: Connection failure due to HTTP 0') : run(name, args, 'sidebar');

  function sayFailure(outcome: CallOutcome): void {
    if (!outcome.ok) toast('The script failed', outcome.message);
  }

  // A viewer changes nothing in the sheet, and nobody in one that shows a table.
  const mayType = (): boolean => people.of(person.email).role !== 'viewer' && !isConnectedInFront(spreadsheet);
  const { look: lock, unlocked } = editLock(api, mayType, () => {
    connected();
    keeping.changed();
  });
  const connected = watchConnectedSheets(univer, spreadsheet, lock);

  async function sitDown(email: string): Promise<void> {
    person = PEOPLE.find((one) => one.email === email) ?? OWNER;
    sidebar.close();
    lock();
    const opened = people.of(person.email).installed ? await executions.open(person.email) : null;
    menu.set((opened?.ui ?? []).flatMap((effect) => (effect.kind === 'menu' ? [effect] : [])));
  }

  function recalculate(): void {
    backend.cache.clear();
    cells.recalculate();
    cards.refresh();
  }

  const { connect, connectFirst } = ownerKey(executions);
  const dialog = keyDialog(async (newKey, test) => {
    const result = await connect(newKey, test);
    if (result.connected) recalculate();
    return result;
  });
  const overDialog = startOverDialog(() => {
    wipeBrowser(KEPT);
    void files.forgetAll().finally(() => window.location.reload());
  });
  const choice = element<HTMLSelectElement>('person');
  choice.replaceChildren(...PEOPLE.map(({ email, words }) => new Option(words, email)));
  choice.addEventListener('change', () => void sitDown(choice.value));
  const passed = () => passHour(clock, triggers.list(), (id) => unlocked(() => executions.fire(id)));
  element('hour').addEventListener('click', async () => toast('An hour has passed', await passed().catch(({ message }: Error) => message)));
  element('make-copy').addEventListener('click', async () =>
    files.copy(await keeping.save()).catch(({ message }: Error) => toast('No copy', message)),
  );
  element('recalculate').addEventListener('click', recalculate);
  element('change-key').addEventListener('click', dialog.open);
  element('start-over').addEventListener('click', overDialog.open);
  showNote(KEPT, (formula) => {
    void executions.edit(person.email, { range: insertFormula(univer, spreadsheet, formula) });
    cards.refresh();
  });
  offerInspection(univer, spreadsheet, cells, { stores: properties.content, triggers: triggers.list });
  await connectFirst(key, owned(), isFirst);
  await sitDown(OWNER.email);
}
