import { FAKE_KEY } from '../../doubles/fake-api';
import { press } from './hands';
import { openPanel } from './panel-page';
import { HOURS, type Scene, saved, WEEKLY, withReports } from './scene';
import type { SharedFile } from './shared-file';
import { WAYS } from './ways-to-calls';

/** Reports with schedules, one of them refreshed, whose owner may be gone. */
async function scheduled(file: SharedFile, isGone: boolean): Promise<void> {
  await file.owner.call('saveSettings', { personName: 'Jane Doe' });
  await withReports(file);
  await saved(file, {
    ...HOURS,
    name: 'Hours of everybody in every office, with all the columns there are',
    schedule: WEEKLY,
    destination: { sheet: 'All', cell: 'A1' },
  });
  await saved(file, {
    ...HOURS,
    name: 'Week',
    schedule: { ...WEEKLY, when: { every: 'hours', hours: 1, zone: 'UTC' } },
    destination: { sheet: 'Week', cell: 'A1' },
  });
  const { reports } = await file.owner.call('open', {});
  for (const { report } of reports) if (report.name === 'Week') await file.owner.call('refresh', { id: report.id });
  if (isGone) await file.owner.call('disconnect', {});
}

const health = async (): Promise<void> => {
  await press('Settings');
  await press('Health of this file');
};

/** How a file is, and schedules that go to another person. */
export const HEALTH_SCENES: readonly Scene[] = [
  {
    name: 'health',
    async play(file) {
      await scheduled(file, false);
      await openPanel(file.owner);
      await health();
    },
  },
  {
    name: 'health-empty',
    async play(file) {
      await openPanel(file.owner);
      await health();
    },
  },
  {
    name: 'health-owner-gone',
    async play(file) {
      await scheduled(file, true);
      await file.colleague.call('connect', { key: FAKE_KEY });
      await openPanel(file.colleague);
      await health();
    },
  },
  {
    name: 'health-taking-over',
    async play(file) {
      await scheduled(file, true);
      await file.colleague.call('connect', { key: FAKE_KEY });
      await openPanel(file.colleague);
      await health();
      await press(/^Take over all/);
    },
  },
  {
    name: 'health-handed-over',
    async play(file) {
      await scheduled(file, false);
      await openPanel(file.owner);
      await health();
      await WAYS.offerSchedules.act();
    },
  },
  {
    name: 'reports-owner-gone',
    async play(file) {
      await scheduled(file, true);
      await openPanel(file.colleague);
    },
  },
];
