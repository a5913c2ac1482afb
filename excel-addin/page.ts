/** Stage 2 (README.md): the pane, what the ribbon's buttons do, and what happens by itself while the workbook is open. */

import { NOT_IN_EXCEL, NOT_STARTED, REFUSED_BY_EXCEL } from '#words/excel-page';
import { told, worded } from '../shared/diagnostics';
import { answered } from '../shared/panel/answered';
import type { PanelCall } from '../shared/panel/calls';
import { stampAnswer } from '../shared/panel/stamp';
import { panelState } from '../shared/panel/state';
import { hasOwnSchedule } from '../shared/report/kept/report-store';
import { runAsync } from '../shared/task';
import { mountPanel } from '../shared/ui/panel';
import { late } from '../shared/ui/parts/late';
import type { LargeViews } from '../shared/ui/views/large-views';
import { speakAs } from '../shared/words/voice';
import { NAMESPACED, VOICES } from '../shared/words/voices';
import { IS_NAMESPACED } from './build-options';
import { pageClock } from './host/clock';
import { pageDiagnostics } from './host/diagnostics';
import { isStorageBlocked, panelBudget, panelPorts, refreshPorts, wishes } from './host/ports';
import { pageScheduler } from './host/scheduler';
import { learnLocale } from './host/workbook/locale';
import { latePart } from './late-part';
import { inPageHost } from './taskpane/in-page-host';
import { ribbonCommands } from './taskpane/ribbon';
import { officeScheme } from './taskpane/scheme';
import { refreshesUnderWay } from './taskpane/under-way';

speakAs(IS_NAMESPACED ? NAMESPACED : VOICES.excel);

// A part may also be there and fail as it begins.
const failed = (cause: unknown): void => void told(cause, pageDiagnostics, 'loading a part');
const loaded = latePart(() => import('./engine'), failed);
/** Days may stand in what it is asked. */
async function engine(): Promise<Awaited<ReturnType<typeof loaded>>> {
  const [part] = await Promise.all([loaded(), learnLocale()]);
  return part;
}

const scheduler = pageScheduler({
  clock: pageClock,
  wishes,
  hasSchedules: () => runAsync(hasOwnSchedule(refreshPorts())),
  async runDue() {
    const { drawingPorts, refreshDue } = await engine();
    await refreshDue(drawingPorts(refreshPorts()));
  },
  async refreshAll() {
    const { drawingPorts, refreshAll } = await engine();
    await refreshAll(() => drawingPorts(refreshPorts()));
  },
  isOnline: () => navigator.onLine,
  isStorageBlocked,
  done: () => pane.changed(),
});
const underWay = refreshesUnderWay();
const pane = inPageHost(answer, () => officeScheme(Office.context.officeTheme));

/** The ribbon's buttons, which work in the page of the pane. */
export const commands = ribbonCommands(pane, () => panelPorts(panelBudget('open'), scheduler));

begin().catch((cause) => {
  document.body.textContent = worded(cause, pageDiagnostics, 'the beginning', NOT_STARTED).message;
});

/** Says in the pane what Excel refused of the add-in's formulas and buttons. */
export const refused = (cause: unknown): void => pane.tell(worded(cause, pageDiagnostics, 'the beginning', REFUSED_BY_EXCEL).message);

/** What the panel shows before anything is pressed, and whether that has changed, needs no engine. */
async function answer(name: PanelCall, json: string): Promise<string> {
  const budget = panelBudget(name);
  const ports = panelPorts(budget, scheduler);
  if (name === 'open') return runAsync(answered<'open'>(() => panelState(ports), ports.diagnostics, "the panel's open"));
  if (name === 'stamp') return runAsync(answered<'stamp'>(() => stampAnswer(ports), ports.diagnostics, "the panel's stamp"));
  const { answerPanel, drawingPorts } = await engine();
  const { id = '' } = JSON.parse(json) as { readonly id?: string };
  if (name === 'cancel') await underWay.stop(id);
  const text = runAsync(answerPanel(name, json, drawingPorts(ports)));
  return name === 'refresh' ? underWay.until(text, id, budget) : text;
}

/** All views but the first come with the engine, in one file: two would have most of their code in common files, which pack worse. */
const lateViews = (): LargeViews => ({
  CardExtras: late(async () => (await engine()).LARGE_VIEWS.CardExtras),
  ConnectForm: late(async () => (await engine()).LARGE_VIEWS.ConnectForm),
  DeleteReport: late(async () => (await engine()).LARGE_VIEWS.DeleteReport),
  Editor: late(async () => (await engine()).LARGE_VIEWS.Editor),
  FirstReports: late(async () => (await engine()).LARGE_VIEWS.FirstReports),
  FormulasView: late(async () => (await engine()).LARGE_VIEWS.FormulasView),
  GalleryView: late(async () => (await engine()).LARGE_VIEWS.GalleryView),
  HealthView: late(async () => (await engine()).LARGE_VIEWS.HealthView),
  HistoryView: late(async () => (await engine()).LARGE_VIEWS.HistoryView),
  NameAsked: late(async () => (await engine()).LARGE_VIEWS.NameAsked),
  PeopleView: late(async () => (await engine()).LARGE_VIEWS.PeopleView),
  RareActions: late(async () => (await engine()).LARGE_VIEWS.RareActions),
  ReadyReports: late(async () => (await engine()).LARGE_VIEWS.ReadyReports),
  SettingsView: late(async () => (await engine()).LARGE_VIEWS.SettingsView),
  SheetActions: late(async () => (await engine()).LARGE_VIEWS.SheetActions),
});

async function begin(): Promise<void> {
  const { host } = await Office.onReady();
  if (document.readyState === 'loading') await new Promise((read) => document.addEventListener('DOMContentLoaded', read, { once: true }));
  if (host === Office.HostType.Excel) {
    // It may say that this could not be loaded.
    document.body.replaceChildren();
    mountPanel(document.body, pane, lateViews());
    void scheduler.begin();
  } else document.body.textContent = NOT_IN_EXCEL;
}
