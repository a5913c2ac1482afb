import type { BuildOptions } from '../../scripts/build-options';
import type { Schedule } from '../../shared/report/definition/schedule';
import { triggerScheduler } from '../../sheets-addon/host/scheduler';
import { runHourly } from '../../sheets-addon/hourly';
import { EDITOR, OWNER } from '../playground/script-bench';
import { type AddOnBench, report } from './add-on-bench';
import { sharedBench } from './shared-bench';

export const HOUR = 3_600_000;
export const DOCUMENT = 'spreadsheet-1';
const EVERY_HOUR: Schedule = { zone: 'UTC', every: 'hours', hours: 1 };
export const SCOPES = ['spreadsheets.currentonly', 'script.external_request', 'script.container.ui', 'script.scriptapp'].map(
  (scope) => `https://www.googleapis.com/auth/${scope}`,
);

export let bench: AddOnBench;

/**
 * A spreadsheet whose people have allowed everything, anew for each test of a file.
 * @param build whose manifest it is, where not the usual build's
 */
export function hourlyBench(build: BuildOptions = {}): void {
  beforeEach(() => {
    for (const user of [OWNER, EDITOR]) bench.google.playground.people.set(user, { granted: null });
  });
  sharedBench(
    (made) => {
      bench = made;
    },
    { build },
  );
}

/** Saves a report with a schedule of somebody's; gives its id. */
export const scheduled = (change: Parameters<typeof report>[0] = {}, user = OWNER): string => {
  const schedule = { when: EVERY_HOUR, ownerId: '', ownerName: '', since: 0 };
  return bench.get('saveReport', { report: report({ schedule, ...change }) }, user).id;
};

export const triggers = () => bench.backend.triggers.list();
export const properties = (user = OWNER) => bench.as(user, () => PropertiesService.getUserProperties().getProperties());

/** The hourly run as Google starts it for somebody's trigger. */
export function fire(user = OWNER, document: 'active' | 'missing' = 'active', event?: { triggerUid?: string }): void {
  const id = triggers().find(({ creator }) => creator === user)?.id;
  bench.execute({ context: 'trigger', user, document }, () => runHourly(event ?? (id === undefined ? {} : { triggerUid: id })));
}

export const problems = (user = OWNER): readonly string[] =>
  bench.as(user, () => triggerScheduler(DOCUMENT, PropertiesService.getUserProperties()).problems());

export const rows = (): number =>
  bench.backend.spreadsheet.sheets().filter(({ name }) => name === 'Hours').length && bench.seen('Hours').length;
