/** @jest-environment jsdom */
import type { PanelCall, PanelState } from '../../../shared/panel/calls';
import { FAKE_KEY } from '../../doubles/fake-api';
import { all, press, settled, the, type, within, words } from './hands';
import { closePanel, openPanel } from './panel-page';
import { HOURS, saved, usualFile, WEEKLY } from './scene';
import type { PersonsHost, SharedFile } from './shared-file';

let file: SharedFile;
let reportId = '';
/** The call that fails, and how. */
let failing: { readonly name: PanelCall; readonly how: Failing } | undefined;

beforeEach(async () => {
  failing = undefined;
  file = usualFile();
  Object.assign(file.desk, { formulaToValues: () => ({ cells: 'A1:B2', formula: '=ACTIVTRAK_HOURS()' }) });
  [reportId = ''] = await saved(file, { ...HOURS, schedule: WEEKLY });
  for (const host of [file.owner, file.colleague]) instrument(host);
});
afterEach(closePanel);

const SENTENCE = 'The host is out of order. Wait a moment.';
type Failing = keyof typeof FAILINGS;

/** How a call can fail, and what a person reads of it. */
const FAILINGS = {
  'with a sentence': { fail: () => Promise.reject(new Error(SENTENCE)), said: SENTENCE },
  'with a raw exception': {
    fail: () => Promise.reject(new TypeError("Cannot read properties of undefined (reading 'x')")),
    said: 'Something unexpected went wrong.',
  },
  'at once, before there is a promise': {
    fail: () => {
      throw new RangeError('Invalid array length');
    },
    said: 'Something unexpected went wrong.',
  },
  'with no answer that can be read': { fail: () => Promise.resolve(undefined), said: 'Something unexpected went wrong.' },
  'by never answering': { fail: () => new Promise<never>(() => undefined), said: '' },
} as const;

/** Has a host fail at one call, and offer what only Excel offers besides. */
function instrument(host: PersonsHost): void {
  const { call } = host;
  const offered = (state: PanelState): PanelState => ({
    ...state,
    keyLifetime: 'device',
    whileOpen: { loads: false, refreshes: false, minutes: 0 },
  });
  const instrumented = async (name: PanelCall, request: never): Promise<unknown> => {
    const answer: object = await call(name === 'saveWhileOpen' ? 'open' : name, request);
    if ('reports' in answer) return offered(answer as PanelState);
    return 'state' in answer && name !== 'refresh' ? { ...answer, state: offered(answer.state as PanelState) } : answer;
  };
  host.call = ((name: PanelCall, request: never) =>
    failing?.name === name ? FAILINGS[failing.how].fail() : instrumented(name, request)) as PersonsHost['call'];
}

interface Way {
  /** Whose panel it is; the owner of the report and of a key when left out. */
  readonly who?: 'colleague';
  /** Goes where the call is set off. */
  readonly go: () => Promise<void>;
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
const inDialog = async (name: string): Promise<void> => {
  within(the('alertdialog'), name).click();
  await settled();
};
const asked = (question: string, answer: string) => async (): Promise<void> => {
  await press(question);
  await inDialog(answer);
};
const nothing = async (): Promise<void> => undefined;

/** How a person comes to each call of the panel: a call that is not here does not compile. */
const WAYS: Readonly<Record<Exclude<PanelCall, 'open' | 'stamp'>, Way>> = {
  connect: {
    who: 'colleague',
    go: settings,
    async act() {
      await type('API key', FAKE_KEY);
      await press('Test and connect');
    },
  },
  disconnect: { go: settings, act: asked('Disconnect…', 'Disconnect'), again: () => inDialog('Disconnect') },
  saveSettings: {
    go: settings,
    async act() {
      await type('Your name, as colleagues see it', 'Jane D.');
      await press('Save the name');
    },
  },
  saveWhileOpen: { go: settings, act: async () => pressLast('Save') },
  saveReport: { go: () => press('Edit “Hours”'), act: () => press('Save') },
  duplicateReport: { go: more, act: () => press('Duplicate') },
  deleteReport: { go: more, act: asked('Delete…', 'Delete'), again: () => inDialog('Delete') },
  exportReports: { go: settings, act: () => press('Export reports') },
  importReports: { go: settings, act: importFile },
  names: { go: editor(/^Who/), act: () => type(/^Only these people/, 'grace'), again: () => press('Try again') },
  preview: { go: editor(/^Preview/), act: () => press('Show the first ten rows') },
  refresh: { go: nothing, act: () => press('Refresh “Hours”'), again: () => press('Try again: “Hours”') },
  cancel: {
    async go() {
      file.roundsPerCall = 1;
      await file.owner.call('refresh', { id: reportId });
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
  fileContents: { go: settings, act: () => press('What it holds about people'), again: () => press('Try again') },
};

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

const TABS = ['Formulas', 'History', 'Settings', 'Reports'];

/** Leaves whatever is open for the main views. */
async function leave(): Promise<void> {
  if (all('alertdialog').length > 0) await inDialog(all('button', 'Cancel').length > 0 ? 'Cancel' : 'Stay');
  if (all('button', 'Back').length > 0) await press('Back');
  if (all('alertdialog').length > 0) await inDialog('Leave');
}

const NAMES = Object.keys(WAYS) as (keyof typeof WAYS)[];
const HOWS = Object.keys(FAILINGS) as Failing[];

describe.each(NAMES)('where “%s” fails', (name) => {
  const way = WAYS[name];

  async function begin(how: Failing): Promise<void> {
    await openPanel(way.who ? file[way.who] : file.owner);
    await way.go();
    failing = { name, how };
    await way.act();
  }

  it.each(HOWS)('%s, the part says so, and every view works', async (how) => {
    await begin(how);
    const { said } = FAILINGS[how];
    expect(words()).toContain(said);
    if (how.startsWith('with a raw') || how.startsWith('at once')) expect(file.bench.diagnostics.troubles.length).toBeGreaterThan(0);
    await leave();
    for (const tab of TABS) {
      await press(tab === 'Formulas' ? 'Settings' : 'Formulas');
      await press(tab);
      expect(all('heading')[0]?.textContent).toBe(tab);
      if (!(name === 'history' && tab === 'History') && !(name === 'refresh' && tab === 'Reports'))
        expect(all('alert').map((alert) => words(alert))).toEqual([]);
    }
  });

  it('it can be tried again there', async () => {
    const how = 'with a raw exception';
    await begin(how);
    failing = undefined;
    await (way.again ?? way.act)();
    expect(words()).not.toContain(FAILINGS[how].said);
  });
});

it.each(HOWS)('where looking for changes fails %s, nothing changes', async (how) => {
  await openPanel(file.owner);
  failing = { name: 'stamp', how };
  const later = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 120_000);
  document.dispatchEvent(new Event('visibilitychange'));
  await settled();
  later.mockRestore();
  expect(all('alert')).toEqual([]);
  for (const tab of TABS) await press(tab);
  expect(all('heading', 'Hours')).toHaveLength(1);
});

it.each(HOWS)('where opening fails %s, it can be tried again', async (how) => {
  failing = { name: 'open', how };
  await openPanel(file.owner);
  if (how === 'by never answering') return expect(words()).toContain('Opening…');
  expect(words()).toContain(FAILINGS[how].said);
  failing = undefined;
  await press('Try again');
  expect(all('heading', 'Hours')).toHaveLength(1);
});

it('a report that cannot be shown says so in its own place, and the others are there', async () => {
  await saved(file, { ...HOURS, name: 'Other', destination: { sheet: 'Other', cell: 'A1' } });
  const { call } = file.owner;
  file.owner.call = (async (name: PanelCall, request: never) => {
    const answer = await call(name, request);
    if (name !== 'open') return answer;
    const { reports, ...rest } = answer as PanelState;
    return {
      ...rest,
      reports: reports.map((view) => (view.report.name === 'Hours' ? { ...view, report: { ...view.report, range: null } } : view)),
    };
  }) as PersonsHost['call'];
  await openPanel(file.owner);
  expect(all('alert').map((alert) => words(alert))).toEqual([expect.stringContaining('Something unexpected went wrong.')]);
  expect(file.bench.diagnostics.troubles).toEqual([expect.objectContaining({ where: "the panel's page" })]);
  expect(all('heading', 'Other')).toHaveLength(1);
  await press('Settings');
  expect(all('alert')).toEqual([]);
});
