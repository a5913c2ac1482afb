/** @jest-environment ./scripts/jest-page.cjs */
import type { PanelCall } from '../../../shared/panel/calls';
import type { PanelState } from '../../../shared/panel/views';
import { FAILINGS, type Failing, type Failure, failAt } from './failing-calls';
import { all, press, settled, words } from './hands';
import { closePanel, openPanel } from './panel-page';
import { HOURS, saved, usualFile, WEEKLY } from './scene';
import type { PersonsHost, SharedFile } from './shared-file';
import { inDialog, WAYS } from './ways-to-calls';

let file: SharedFile;
let failing: Failure | undefined;

beforeEach(async () => {
  failing = undefined;
  file = usualFile();
  Object.assign(file.desk, { formulaToValues: () => ({ cells: 'A1:B2', formula: '=ACTIVTRAK_HOURS()' }) });
  await saved(file, { ...HOURS, schedule: WEEKLY });
  for (const host of [file.owner, file.colleague]) failAt(host, () => failing);
});
afterEach(closePanel);

/** Calls that a view makes as soon as it comes up. */
const READ_BY = { history: 'History', refresh: 'Reports', noticeWays: 'Settings' } as const;
const TABS = ['Formulas', 'History', 'Settings', 'Reports'];

/** Leaves whatever is open for the main views. */
async function leave(): Promise<void> {
  if (all('alertdialog').length > 0) await inDialog(all('button', 'Cancel').length > 0 ? 'Cancel' : 'Stay');
  if (all('button', 'Back').length > 0) await press('Back');
  if (all('alertdialog').length > 0) await inDialog('Leave');
}

type Name = keyof typeof WAYS;
const NAMES = Object.keys(WAYS) as Name[];
const HOWS = Object.keys(FAILINGS) as Failing[];

async function begin(name: Name, how: Failing): Promise<void> {
  const { who, go, act } = WAYS[name];
  await openPanel(who ? file[who] : file.owner);
  await go(file);
  failing = { name, how };
  await act();
}

async function everyViewWorks(name: Name): Promise<void> {
  await leave();
  // Last the one that is there, so that each of them comes up anew.
  const here = TABS.indexOf(all('heading')[0]?.textContent ?? '');
  for (const tab of [...TABS.slice(here + 1), ...TABS.slice(0, here + 1)]) {
    await press(tab);
    expect(all('heading')[0]?.textContent).toBe(tab);
    if (READ_BY[name as keyof typeof READ_BY] !== tab) expect(all('alert').map((alert) => words(alert))).toEqual([]);
  }
}

/** Ways to fail that each call's own part could be the first to stumble over: it reads the answer, and it waits for it. */
const OF_EACH = ['with no answer that can be read', 'by never answering'] as const satisfies readonly Failing[];

describe.each(NAMES)('where “%s” fails', (name) => {
  it.each(OF_EACH)('%s, the part says so, and every view works', async (how) => {
    await begin(name, how);
    expect(words()).toContain(FAILINGS[how].said);
    await everyViewWorks(name);
  });

  it('it can be tried again there', async () => {
    const how = 'with a raw exception';
    await begin(name, how);
    expect(words()).toContain(FAILINGS[how].said);
    expect(file.bench.diagnostics.troubles.length).toBeGreaterThan(0);
    failing = undefined;
    await (WAYS[name].again ?? WAYS[name].act)();
    expect(words()).not.toContain(FAILINGS[how].said);
  });
});

/**
 * What turns a failure into a sentence: an action of a part, one whose answer parts share, and the runner of refreshes. Whoever makes the
 * call, the other ways to fail are a promise that is rejected by the time they reach these: all calls are made in one place (kept-state.ts).
 */
const ROUTES = ['saveReport', 'names', 'refresh'] as const satisfies readonly Name[];

describe.each(ROUTES)('where “%s” fails', (name) => {
  it.each(HOWS.filter((how) => !OF_EACH.some((other) => other === how)))('%s, the part says so, and every view works', async (how) => {
    await begin(name, how);
    expect(words()).toContain(FAILINGS[how].said);
    if (how !== 'with a sentence') expect(file.bench.diagnostics.troubles.length).toBeGreaterThan(0);
    await everyViewWorks(name);
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
