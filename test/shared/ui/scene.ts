import type { Report } from '../../../shared/report/definition/definition';
import { httpAnswer } from '../../doubles/scripted-transport';
import { report } from '../report/report-bench';
import { click, press, settled } from './hands';
import { openPanel } from './panel-page';
import { organisation } from './people';
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

/** Hours in a table of BigQuery. */
export const TABLE_REPORT: Report = {
  ...HOURS,
  version: 3,
  name: 'Hours in a table',
  disposition: 'merge',
  unit: 'seconds',
  statusLine: false,
  warehouse: { project: 'acme-reports', dataset: 'activtrak', table: 'working_hours_users', location: 'EU' },
};

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

export async function withReports(file: SharedFile): Promise<void> {
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
export async function unfold(): Promise<void> {
  for (const summary of document.querySelectorAll<HTMLElement>('summary'))
    if (!(summary.parentElement as HTMLDetailsElement).open) click(summary);
  await settled();
}

export const disconnected = async (file: SharedFile): Promise<void> => void (await file.owner.call('disconnect', {}));
export const editing = async (file: SharedFile, one: Report = HOURS): Promise<void> => {
  await saved(file, one);
  await openPanel(file.owner);
  await press(`Edit “${one.name}”`);
};
export const running = async (file: SharedFile, name: string): Promise<void> => {
  file.bench.serve(organisation, { largestPage: 4 });
  file.roundsPerCall = 1;
  await saved(file, HOURS, LOG);
  await openPanel(file.owner);
  await press(`Refresh “${name}”`);
};
