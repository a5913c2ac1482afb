/**
 * Every view of the panel in every state that it has, each reached as a person reaches it. What has to hold everywhere is tried on all
 * of them.
 * @module
 */

import type { Report } from '../../../shared/report/definition/definition';
import { httpAnswer } from '../../doubles/scripted-transport';
import { report } from '../report/report-bench';
import { choose, click, press, settled, type } from './hands';
import { openPanel } from './panel-page';
import { HOSTILE, hostilePeople, organisation } from './people';
import { type SharedFile, sharedFile } from './shared-file';

export interface Scene {
  /** In kebab case, since pictures are called so. */
  readonly name: string;
  readonly play: (file: SharedFile) => Promise<void>;
}

export const WEEKLY: NonNullable<Report['schedule']> = {
  when: { every: 'week', on: 1, at: 7, zone: 'Europe/Berlin' },
  ownerId: '',
  ownerName: '',
  since: 0,
};

export const HOURS = report({ id: '', name: 'Hours', statusLine: true, unit: 'hours' });
export const LOG = report({ id: '', name: 'Log', stream: 'activity-log', columns: [], destination: { sheet: 'Log', cell: 'A1' } });

/** A file of eight people. */
export function usualFile(product: 'sheets' | 'excel' = 'sheets'): SharedFile {
  const file = sharedFile(product);
  file.bench.serve(organisation);
  return file;
}

/** Saves reports as the owner; gives their ids. */
export async function saved(file: SharedFile, ...reports: readonly Report[]): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const one of reports) ids.push((await file.owner.call('saveReport', { report: one })).id);
  return ids;
}

export async function refreshed(file: SharedFile, id: string): Promise<void> {
  while ((await file.owner.call('refresh', { id })).state === 'running');
}

async function withReports(file: SharedFile): Promise<void> {
  const [hours = '', weekly = '', failing = ''] = await saved(
    file,
    HOURS,
    report({ id: '', name: 'Payroll, weekly', schedule: WEEKLY, destination: { sheet: 'Payroll', cell: 'B2' }, statusLine: true }),
    report({ id: '', name: 'Sales team', destination: { sheet: 'Sales', cell: 'A1' }, range: { kind: 'words', words: 'last month' } }),
    LOG,
  );
  await refreshed(file, hours);
  await refreshed(file, weekly);
  file.bench.serve(organisation, { fault: () => httpAnswer(403) });
  await refreshed(file, failing);
  await refreshed(file, failing);
  file.bench.serve(organisation);
}

/** Unfolds everything that is folded. */
async function unfold(): Promise<void> {
  for (const summary of document.querySelectorAll<HTMLElement>('summary'))
    if (!(summary.parentElement as HTMLDetailsElement).open) click(summary);
  await settled();
}

const disconnected = async (file: SharedFile): Promise<void> => void (await file.owner.call('disconnect', {}));
const editing = async (file: SharedFile, one: Report = HOURS): Promise<void> => {
  await saved(file, one);
  await openPanel(file.owner);
  await press(`Edit “${one.name}”`);
};
const running = async (file: SharedFile, name: string): Promise<void> => {
  file.bench.serve(organisation, { largestPage: 4 });
  file.roundsPerCall = 1;
  await saved(file, HOURS, LOG);
  await openPanel(file.owner);
  await press(`Refresh “${name}”`);
};

export const SCENES: readonly Scene[] = [
  {
    name: 'opening-failed',
    async play(file) {
      file.owner.isReachable = false;
      await openPanel(file.owner);
    },
  },
  {
    name: 'welcome',
    async play(file) {
      await disconnected(file);
      file.owner.secrets.entries.delete('activtrak.person');
      await openPanel(file.owner);
    },
  },
  {
    name: 'connect-refused',
    async play(file) {
      await disconnected(file);
      await openPanel(file.owner);
      await choose('Region', 'Another address');
      await type('Address', 'https://api.example.com');
      await unfold();
      await type('API key', 'a-wrong-key');
      await press('Test and connect');
    },
  },
  { name: 'first-reports', play: (file) => openPanel(file.owner) },
  {
    name: 'reports',
    async play(file) {
      await withReports(file);
      await openPanel(file.owner);
    },
  },
  {
    name: 'reports-unfolded',
    async play(file) {
      await withReports(file);
      await openPanel(file.owner);
      await unfold();
    },
  },
  {
    name: 'running',
    async play(file) {
      await running(file, 'Hours');
      file.hold();
      await press('Refresh “Log”');
    },
  },
  {
    name: 'ended',
    async play(file) {
      await saved(file, HOURS);
      await openPanel(file.owner);
      await press('Refresh “Hours”');
    },
  },
  {
    name: 'ended-with-warnings',
    async play(file) {
      const tooLong = organisation.days.map((day, place) => (place === 3 ? { ...day, productive: 90_000 } : day));
      file.bench.serve({ ...organisation, days: tooLong });
      await saved(file, { ...HOURS, range: { kind: 'words', words: 'this month' } });
      await openPanel(file.owner);
      await press('Refresh “Hours”');
    },
  },
  {
    name: 'stuck',
    async play(file) {
      file.hold();
      await running(file, 'Hours');
      file.owner.isReachable = false;
      file.letGo();
      await settled();
    },
  },
  {
    name: 'running-elsewhere',
    async play(file) {
      file.bench.serve(organisation, { largestPage: 4 });
      file.roundsPerCall = 1;
      const [hours = '', log = ''] = await saved(file, HOURS, LOG);
      await file.colleague.call('connect', { key: 'marked-key-8d1f' });
      await file.colleague.call('refresh', { id: hours });
      await file.owner.call('refresh', { id: log });
      await openPanel(file.owner);
    },
  },
  {
    name: 'delete-asked',
    async play(file) {
      await saved(file, { ...HOURS, schedule: WEEKLY });
      await openPanel(file.owner);
      await press('More about Hours');
      await press('Delete…');
    },
  },
  {
    name: 'colleague-without-key',
    async play(file) {
      await withReports(file);
      await openPanel(file.colleague);
    },
  },
  {
    name: 'colleague-takes-schedule',
    async play(file) {
      await saved(file, { ...HOURS, schedule: WEEKLY });
      await openPanel(file.colleague);
      await press('Ask for a refresh');
      await press('More about Hours');
      await press('Take over the schedule');
    },
  },
  {
    name: 'notices',
    async play(file) {
      await withReports(file);
      file.desk.id = 'another-document';
      file.bench.clock.advance(9 * 86_400_000);
      await openPanel(file.owner);
    },
  },
  {
    name: 'editor-new',
    async play(file) {
      await saved(file, LOG);
      await openPanel(file.owner);
      await press('New report');
    },
  },
  {
    name: 'editor-unfolded',
    async play(file) {
      await editing(file, {
        ...HOURS,
        schedule: WEEKLY,
        disposition: 'merge',
        range: { kind: 'fixed', from: '2026-03-12', to: '2026-03-18' },
      });
      await unfold();
      await press('Rename User');
    },
  },
  {
    name: 'column-dragged',
    async play(file) {
      await editing(file);
      await press(/^Columns/);
      const [first, , third] = document.querySelectorAll('.column');
      third?.dispatchEvent(new Event('dragstart', { bubbles: true }));
      await settled();
      first?.dispatchEvent(new Event('dragover', { bubbles: true, cancelable: true }));
      await settled();
    },
  },
  {
    name: 'schedule-refused',
    async play(file) {
      file.scheduler.refusal = 'you have not allowed the add-on to run by itself: reload the spreadsheet and allow it.';
      await editing(file);
      await press(/^Schedule/);
      await choose('Refresh', 'Every day');
      await press('Save');
    },
  },
  {
    name: 'editor-of-log',
    async play(file) {
      await editing(file, LOG);
      await press(/^Privacy/);
    },
  },
  {
    name: 'editor-from-cells',
    async play(file) {
      await editing(file, {
        ...HOURS,
        range: { kind: 'cells', from: 'Settings!B1' },
        privacy: { people: 'summary', smallestGroup: 5 },
        columns: [],
      });
      await unfold();
    },
  },
  {
    name: 'editor-refused',
    async play(file) {
      await editing(file);
      await type('Name', '');
      await press('Save');
    },
  },
  {
    name: 'editor-leaving',
    async play(file) {
      await editing(file);
      await type('Name', 'Other hours');
      await press('Back');
    },
  },
  {
    name: 'preview',
    async play(file) {
      await editing(file);
      await press(/^Preview/);
      await press('Show the first ten rows');
    },
  },
  {
    name: 'preview-too-much',
    async play(file) {
      file.mostCells = 10;
      await editing(file);
      await press(/^Preview/);
      await press('Show the first ten rows');
      await choose('Period', 'today');
    },
  },
  {
    name: 'names-found',
    async play(file) {
      await editing(file, { ...HOURS, who: [{ kind: 'user', id: 1, name: 'Anna Meyer' }] });
      await press(/^Who/);
      await type(/^Only these/, 'e');
    },
  },
  {
    name: 'names-refused',
    async play(file) {
      file.bench.serve(organisation, { names: false });
      await editing(file);
      await press(/^Who/);
      await type(/^Only these/, '4711');
    },
  },
  {
    name: 'hostile-names',
    async play(file) {
      file.bench.serve(hostilePeople);
      const who = [{ kind: 'group', id: 51, name: HOSTILE.long } as const, { kind: 'group', id: 52, name: HOSTILE.rtl } as const];
      const ids = await saved(
        file,
        report({ id: '', name: HOSTILE.html, statusLine: true, destination: { sheet: 'One', cell: 'A1' } }),
        report({ id: '', name: HOSTILE.long.slice(0, 100), who, destination: { sheet: HOSTILE.long.slice(0, 100), cell: 'A1' } }),
        report({ id: '', name: HOSTILE.rtl, schedule: WEEKLY, destination: { sheet: HOSTILE.rtl, cell: 'A1' } }),
      );
      for (const id of ids) await refreshed(file, id);
      await openPanel(file.owner);
    },
  },
  {
    name: 'hostile-editor',
    async play(file) {
      file.bench.serve(hostilePeople);
      const who = [{ kind: 'user', id: 4, name: HOSTILE.long } as const, { kind: 'user', id: 2, name: HOSTILE.rtl } as const];
      const columns = [{ key: 'date' }, { key: 'user', label: HOSTILE.long.slice(0, 60) }, { key: 'active', label: HOSTILE.rtl }];
      await editing(file, report({ id: '', name: HOSTILE.marks, who, columns, destination: { sheet: HOSTILE.emoji, cell: 'A1' } }));
      await unfold();
      await type(/^Only these/, 'o');
      await press('Show the first ten rows');
    },
  },
  {
    name: 'formulas',
    async play(file) {
      await openPanel(file.owner);
      await press('Formulas');
      await choose('Days', 'last week');
    },
  },
  {
    name: 'formulas-picked',
    async play(file) {
      await openPanel(file.owner);
      await press('Formulas');
      await choose('Function', 'ACTIVTRAK_LOG');
      await choose('Days', 'Fixed dates');
      await type('Find by name', 'a');
      await choose('Another column', 'Window title');
      await press('Add');
    },
  },
  {
    name: 'formulas-cells',
    async play(file) {
      await openPanel(file.owner);
      await press('Formulas');
      await choose('Days', 'Other words, or cells');
      await press('Use the selected cell: from');
    },
  },
  {
    name: 'ready-made',
    async play(file) {
      await saved(file, HOURS);
      await openPanel(file.owner);
      await press('Ready-made reports');
    },
  },
  {
    name: 'days-missing',
    async play(file) {
      const [id = ''] = await saved(file, { ...HOURS, range: { kind: 'words', words: 'this year' } });
      await refreshed(file, id);
      await openPanel(file.owner);
    },
  },
  {
    name: 'name-asked',
    async play(file) {
      file.owner.secrets.entries.set('activtrak.person', JSON.stringify({ id: 'jane', name: '' }));
      await openPanel(file.owner);
      await press('Create “Computers this week”');
    },
  },
  {
    name: 'number-words',
    async play(file) {
      await saved(file, LOG);
      await openPanel(file.owner);
      await press('Edit “Log”');
      await press(/^Columns/);
      await press('Words for Productivity');
    },
  },
  {
    name: 'formulas-refused',
    async play(file) {
      await openPanel(file.owner);
      await press('Formulas');
      await choose('Function', 'ACTIVTRAK_TOTAL');
      await press('Insert into the selected cell');
    },
  },
  {
    name: 'history',
    async play(file) {
      await withReports(file);
      await openPanel(file.owner);
      await press('History');
      await unfold();
    },
  },
  {
    name: 'history-empty',
    async play(file) {
      await openPanel(file.owner);
      await press('History');
    },
  },
  {
    name: 'settings',
    async play(file) {
      await saved(file, HOURS);
      await file.owner.call('saveSettings', { cells: { allowed: true, groups: ['Sales'], users: ['Anna Meyer'] } });
      await openPanel(file.owner);
      await press('Settings');
      await press('Export reports');
    },
  },
  {
    name: 'settings-changing-key',
    async play(file) {
      await openPanel(file.owner);
      await press('Settings');
      await press('Test');
      await press('Change the key');
    },
  },
  {
    name: 'disconnect-asked',
    async play(file) {
      await saved(file, { ...HOURS, schedule: WEEKLY });
      await openPanel(file.owner);
      await press('Settings');
      await press('Disconnect…');
    },
  },
  {
    name: 'people',
    async play(file) {
      await withReports(file);
      file.desk.withFormulas = ['Sheet1'];
      await openPanel(file.owner);
      await press('Settings');
      await press('What it holds about people');
    },
  },
  {
    name: 'people-empty',
    async play(file) {
      await openPanel(file.owner);
      await press('Settings');
      await press('What it holds about people');
    },
  },
];
