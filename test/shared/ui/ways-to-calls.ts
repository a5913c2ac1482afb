import type { PanelCall } from '../../../shared/panel/calls';
import { FAKE_KEY } from '../../doubles/fake-api';
import { found } from './alerts-found';
import { all, choose, press, settled, the, type, within } from './hands';
import { TABLE_REPORT } from './scene';
import type { SharedFile } from './shared-file';

/** A person's way to a call of the panel. */
export interface Way {
  /** Whose panel it is; the owner of the report and of a key when left out. */
  readonly who?: 'colleague';
  /** Goes where the call is set off. */
  readonly go: (file: SharedFile) => Promise<void>;
  /** Sets it off. */
  readonly act: () => Promise<void>;
  /** Sets it off again after it failed, where that is another control. */
  readonly again?: () => Promise<void>;
}

const settings = async (): Promise<void> => {
  await press('Settings');
  for (const summary of document.querySelectorAll<HTMLElement>('summary'))
    if (!(summary.parentElement as HTMLDetailsElement).open) summary.click();
  await settled();
};
const editor = (part: RegExp) => async (): Promise<void> => {
  await press('Edit “Hours”');
  await press(part);
};
const more = async (): Promise<void> => press('More about Hours');
/** Presses a button of the question that is asked. */
export const inDialog = async (name: string): Promise<void> => {
  within(the('alertdialog'), name).click();
  await settled();
};
const asked = (question: string, answer: string) => async (): Promise<void> => {
  await press(question);
  await inDialog(answer);
};
const nothing = async (): Promise<void> => undefined;

/** How a person comes to each call of the panel: a call that is not here does not compile. */
export const WAYS: Readonly<Record<Exclude<PanelCall, 'open' | 'stamp' | 'tablePlace'>, Way>> = {
  connect: {
    who: 'colleague',
    go: settings,
    async act() {
      await type('API key', FAKE_KEY);
      await press('Test and connect');
    },
  },
  disconnect: { go: settings, act: asked('Disconnect…', 'Disconnect'), again: () => inDialog('Disconnect') },
  fileHealth: { go: settings, act: async () => press('Health of this file'), again: () => press('Try again') },
  takeSchedules: {
    who: 'colleague',
    async go() {
      await settings();
      await WAYS.connect.act();
      await press('Health of this file');
    },
    async act() {
      await press(/^Take over all/);
      await inDialog('Take over');
    },
    again: () => inDialog('Take over'),
  },
  offerSchedules: {
    async go() {
      await settings();
      await press('Health of this file');
    },
    act: asked('Hand over my schedules…', 'Ask colleagues'),
    again: () => inDialog('Ask colleagues'),
  },
  saveConnection: {
    go: settings,
    async act() {
      await choose('A week begins on', 'Sunday');
    },
  },
  saveSettings: {
    go: settings,
    async act() {
      await type('Your name, as colleagues see it', 'Jane D.');
      await press('Save the name');
    },
  },
  noticeWays: { go: nothing, act: settings, again: () => press('Try again') },
  testNotice: { go: settings, act: () => press('Send a test: Email') },
  switchNotice: { go: settings, act: () => press('Email me', 'checkbox') },
  saveWhileOpen: { go: settings, act: async () => pressLast('Save') },
  saveReport: { go: () => press('Edit “Hours”'), act: () => press('Save') },
  makeReady: { go: () => press('Ready sheets'), act: () => press('Make sheet “Timesheet”') },
  readyRows: {
    async go() {
      await press('Ready sheets');
      await press('Choices for “Payroll period”');
      await choose('Period', 'last 7 days');
      await press('Make sheet “Payroll period”');
      await settled();
      await press('More about Payroll period');
    },
    act: () => press('Download CSV'),
  },
  readyColumns: {
    async go() {
      await press('Ready sheets');
      await press('Make sheet “Timesheet”');
      await settled();
    },
    async act() {
      await press('Edit “Timesheet”');
      await press(/^Alerts/);
    },
    again: () => press('Try again'),
  },
  redrawReady: {
    async go() {
      await press('Ready sheets');
      await press('Make sheet “Timesheet”');
      await settled();
      await press('More about Timesheet');
    },
    act: asked('Make again “Timesheet”', 'Make again'),
  },
  showAlerts: {
    go: withAlerts,
    act: () => press('Show alerts of “Hours”'),
  },
  duplicateReport: { go: more, act: () => press('Duplicate') },
  deleteReport: { go: more, act: asked('Delete…', 'Delete'), again: () => inDialog('Delete') },
  addChart: {
    async go() {
      await press('Refresh “Hours”');
      await more();
    },
    act: asked('Add a chart', 'Add a chart'),
    again: () => inDialog('Add a chart'),
  },
  takeSnapshot: {
    async go() {
      await press('Refresh “Hours”');
      await more();
    },
    act: () => press('Take a snapshot'),
  },
  removeChart: {
    async go() {
      await WAYS.addChart.go(undefined as never);
      await WAYS.addChart.act();
    },
    act: () => press('Remove chart'),
  },
  exportReports: { go: settings, act: () => press('Export reports') },
  importReports: { go: settings, act: importFile },
  names: { go: editor(/^Who/), act: () => type(/^Only these people/, 'grace'), again: () => press('Try again') },
  preview: { go: editor(/^Preview/), act: () => press('Show the first ten rows') },
  refresh: { go: nothing, act: () => press('Refresh “Hours”'), again: () => press('Try again: “Hours”') },
  cancel: {
    async go(file) {
      file.roundsPerCall = 1;
      const [view] = (await file.owner.call('open', {})).reports;
      await file.owner.call('refresh', { id: view?.report.id ?? '' });
      await press('Check for changes by colleagues');
    },
    act: () => press('Stop refreshing “Hours”'),
  },
  show: {
    async go() {
      await press('Refresh “Hours”');
    },
    act: () => press('Show “Hours” in the sheet'),
  },
  requestRefresh: { who: 'colleague', go: nothing, act: () => press('Ask for a refresh') },
  takeSchedule: {
    who: 'colleague',
    async go() {
      await settings();
      await WAYS.connect.act();
      await press('Reports');
      await more();
      await press('Take over the schedule');
    },
    act: () => inDialog('Take over'),
  },
  history: { go: nothing, act: () => press('History'), again: () => press('Try again') },
  showLog: { go: () => press('History'), act: () => press('Show the log sheet') },
  formulaDays: { go: () => press('Formulas'), act: () => press('Insert into the selected cell') },
  insertFormula: { go: () => press('Formulas'), act: () => press('Insert into the selected cell') },
  updateFormulas: { go: settings, act: () => press('Update formulas') },
  formulaToValues: { go: () => press('Formulas'), act: () => press('Turn the formula into values') },
  selection: { go: editor(/^Where/), act: () => press('Use the selected cell: sheet and first cell') },
  testWarehouse: {
    async go() {
      await more();
      await press('Send to BigQuery: “Hours”');
      await type('Project ID', 'acme-reports');
      await press('Next');
      await press('Next');
    },
    act: () => press('Test'),
    again: () => press('Test again'),
  },
  estimateFill: {
    async go(file) {
      await WAYS.testWarehouse.go(file);
      await WAYS.testWarehouse.act();
    },
    act: () => press('Next'),
    again: () => press('Try again'),
  },
  openConnectedSheet: { go: filledTable, act: () => press('Open in Connected Sheets: “Hours in a table”') },
  queryCost: { go: filledTable, act: () => press('What a query costs') },
  makeViews: { go: filledTable, act: () => press('Make the views') },
  lookAtTable: { go: fromTable, act: () => press('Check the table') },
  namesInTable: {
    async go(file) {
      await fromTable(file);
      await press(/^Who/);
    },
    act: () => type(/^Only these people/, 'grace'),
    again: () => press('Try again'),
  },
  fileContents: { go: settings, act: () => press('What it holds about people'), again: () => press('Try again') },
};

/** A report whose last refresh found something. */
async function withAlerts(file: SharedFile): Promise<void> {
  await found(file, 3);
  await press('Check for changes by colleagues');
}

async function filledTable(file: SharedFile): Promise<void> {
  const { id } = await file.owner.call('saveReport', { report: TABLE_REPORT });
  while ((await file.owner.call('refresh', { id })).state === 'running');
  await press('Check for changes by colleagues');
  await press('More about Hours in a table');
}

/** A report whose rows are to come from a table. */
async function fromTable(file: SharedFile): Promise<void> {
  await filledTable(file);
  await press('Edit “Hours”');
  await press(/^Rows from/);
  await choose('Rows from', 'working_hours_users (acme-reports.activtrak)');
}

async function pressLast(name: string): Promise<void> {
  all('button', name).slice(-1)[0]?.click();
  await settled();
}

async function importFile(): Promise<void> {
  const input = document.querySelector<HTMLInputElement>('input[type=file]') as HTMLInputElement;
  const text = JSON.stringify({ format: 'activtrak-reports', version: 1, reports: [] });
  Object.defineProperty(input, 'files', { configurable: true, value: [{ text: async () => text }] });
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await settled();
}
