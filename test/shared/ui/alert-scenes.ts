import { LIMIT_TESTS } from '../../../shared/model/limit-test';
import { ALERT_DAYS, MOST_RULES } from '../../../shared/report/definition/alert-rule';
import { alertRule } from '../../doubles/alert-rule';
import { ALERTS, found, WITH_ALERTS } from './alerts-found';
import { choose, press, settled, type } from './hands';
import { openPanel } from './panel-page';
import { HOSTILE } from './people';
import { editing, HOURS, type Scene, saved, TABLE_REPORT, unfold } from './scene';
import type { SharedFile } from './shared-file';

const withCount = (alerts: number) => async (file: SharedFile) => {
  await saved(file, HOURS);
  await found(file, alerts);
  await openPanel(file.owner);
};

/** A report's alerts, in its editor and on its card. */
export const ALERT_SCENES: readonly Scene[] = [
  {
    name: 'alerts-none',
    async play(file) {
      await editing(file);
      await press(/^Alerts/);
    },
  },
  {
    name: 'alerts-one',
    async play(file) {
      await editing(file, WITH_ALERTS);
      await press(/^Alerts/);
      await press(/^Active/);
    },
  },
  {
    name: 'alerts-added',
    async play(file) {
      await editing(file, WITH_ALERTS);
      await press(/^Alerts/);
      await choose('New rule', 'First activity after 9:15 on work days');
      await press('Add rule');
    },
  },
  {
    name: 'alerts-ten',
    async play(file) {
      const rules = Array.from({ length: MOST_RULES }, (_, at) =>
        alertRule({
          id: `r${at}`,
          column: ['active', 'total', 'productiveActive', 'passive'][at % 4] as string,
          test: LIMIT_TESTS[at % 2] as 'below',
          limit: 3600 * (at + 1) + 900 * (at % 3),
          days: ALERT_DAYS[at % 4] as 'all',
          workDaysOnly: at % 3 === 0,
        }),
      );
      await editing(file, { ...WITH_ALERTS, columns: [], alerts: { ...ALERTS, rules, names: 'list' } });
      await press(/^Alerts/);
    },
  },
  {
    name: 'alerts-long-labels',
    async play(file) {
      const columns = [
        { key: 'date' },
        { key: 'user' },
        { key: 'active', label: HOSTILE.long.slice(0, 100) },
        { key: 'total', label: HOSTILE.rtl },
      ];
      const rules = [alertRule(), alertRule({ id: 'r2', column: 'total', limit: -28_800 })];
      await editing(file, { ...WITH_ALERTS, columns, alerts: { ...ALERTS, rules } });
      await press(/^Alerts/);
      await unfold();
    },
  },
  {
    name: 'alerts-limit-not-read',
    async play(file) {
      await editing(file, WITH_ALERTS);
      await press(/^Alerts/);
      await press(/^Active/);
      await type('Limit', 'two hours');
    },
  },
  {
    name: 'alerts-limit-refused',
    async play(file) {
      await editing(file, WITH_ALERTS);
      await press(/^Alerts/);
      await press(/^Active/);
      await type('Limit', '');
      await press('Save');
    },
  },
  {
    name: 'alerts-column-gone',
    async play(file) {
      const columns = [{ key: 'date' }, { key: 'user' }, { key: 'firstActivity' }];
      const rules = [alertRule({ column: 'firstActivity', test: 'above', limit: 33_300 })];
      await editing(file, { ...WITH_ALERTS, columns, alerts: { ...ALERTS, rules } });
      await press(/^Columns/);
      await press('Remove First activity');
      await press(/^Columns/);
      await press(/^Alerts/);
    },
  },
  {
    name: 'alerts-names-in-messages',
    async play(file) {
      await editing(file, {
        ...WITH_ALERTS,
        privacy: { people: 'pseudonyms', smallestGroup: 5 },
        alerts: { ...ALERTS, names: 'messages', rules: [alertRule({ workDaysOnly: true })], weekdaysOff: '0000111' },
      });
      await press(/^Alerts/);
    },
  },
  {
    name: 'alerts-of-ready-sheet',
    async play(file) {
      await openPanel(file.owner);
      await press('Make sheet “Timesheet”');
      await settled();
      await press('Edit “Timesheet”');
      await press(/^Alerts/);
      await choose('New rule', 'Balance below -8 hours');
      await press('Add rule');
    },
  },
  {
    name: 'alerts-ready-sheet-unread',
    async play(file) {
      await openPanel(file.owner);
      await press('Make sheet “Timesheet”');
      await settled();
      file.owner.isReachable = false;
      await press('Edit “Timesheet”');
      await press(/^Alerts/);
    },
  },
  {
    name: 'alerts-of-table',
    async play(file) {
      await editing(file, TABLE_REPORT);
      await press(/^Alerts/);
      await choose('New rule', 'My own rule');
      await press('Add rule');
    },
  },
  { name: 'alerts-found-none', play: withCount(0) },
  { name: 'alerts-found', play: withCount(3) },
  {
    name: 'alerts-found-many',
    async play(file) {
      await withCount(1234)(file);
      await openPanel(file.colleague);
    },
  },
  {
    name: 'alerts-in-history',
    async play(file) {
      await withCount(3)(file);
      await press('History');
    },
  },
];
