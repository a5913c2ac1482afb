import { choose, press, settled, type } from './hands';
import { openPanel } from './panel-page';
import { organisation } from './people';
import { disconnected, HOURS, LOG, refreshed, running, type Scene, saved, unfold, WEEKLY, withReports } from './scene';

/** The list of reports: before there is one, and while they are refreshed. */
export const REPORT_SCENES: readonly Scene[] = [
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
    name: 'snapshots',
    async play(file) {
      const [id = ''] = await saved(file, { ...HOURS, schedule: WEEKLY, snapshots: 12 });
      await refreshed(file, id);
      await openPanel(file.owner);
      await press('More about Hours');
      await press('Take a snapshot');
      await press('Delete…');
    },
  },
  {
    name: 'snapshots-edited',
    async play(file) {
      await saved(file, { ...HOURS, schedule: WEEKLY, snapshots: 12 });
      await openPanel(file.owner);
      await press('Edit “Hours”');
      await press(/^Schedule/);
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
];
