import { NO_CELLS } from '../../../shared/api/connections/cell-rules';
import { choose, press, type } from './hands';
import { makePayroll } from './make-payroll';
import { openPanel } from './panel-page';
import { HOURS, refreshed, type Scene, saved, unfold, WEEKLY, withReports } from './scene';

/** Formulas, the history and the settings. */
export const OTHER_SCENES: readonly Scene[] = [
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
      await file.owner.call('saveSettings', { cells: { allowed: false, isHere: true, groups: ['Sales'], users: ['Anna Meyer'] } });
      await openPanel(file.owner);
      await press('Settings');
      await press('Export reports');
    },
  },
  {
    name: 'settings-notices-chosen',
    async play(file) {
      const address = 'https://hooks.slack.com/services/T000000/B000000/any-secret-word-wxyz';
      await file.owner.call('testNotice', { way: 'slack', address });
      await openPanel(file.owner);
      await press('Settings');
      await press('Send a test: Slack');
    },
  },
  {
    name: 'settings-notices',
    async play(file) {
      const [hours = ''] = await saved(file, { ...HOURS, schedule: WEEKLY });
      await refreshed(file, hours);
      await file.owner.call('testNotice', {
        way: 'slack',
        address: 'https://hooks.slack.com/services/T000000/B000000/any-secret-word-wxyz',
      });
      await file.owner.call('testNotice', { way: 'json', address: 'https://hooks.example.com/live-data?token=any-secret-word-abcd' });
      file.messages.answer = () => 'late';
      await file.owner.call('testNotice', { way: 'json' });
      await openPanel(file.owner);
      await press('Settings');
      await type('Webhook address for Microsoft Teams', 'https://teams.example.com/');
      await press('Test and save: Microsoft Teams');
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
    name: 'settings-not-saved',
    async play(file) {
      await file.owner.call('saveSettings', { cells: { ...NO_CELLS, isHere: true } });
      Object.assign(file.desk, { documentId: () => 'another' });
      await openPanel(file.owner);
      await press('Settings');
      await press('Formulas can use my key', 'checkbox');
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
  {
    name: 'gallery',
    async play(file) {
      await openPanel(file.owner);
      await press('All ready sheets');
    },
  },
  {
    name: 'gallery-choices',
    async play(file) {
      await openPanel(file.owner);
      await press('All ready sheets');
      for (const name of ['Timesheet', 'Attendance', 'Payroll period']) await press(`Choices for “${name}”`);
    },
  },
  {
    name: 'gallery-failed',
    async play(file) {
      await openPanel(file.owner);
      file.owner.isReachable = false;
      await press('Make sheet “Attendance”');
    },
  },
  {
    name: 'ready-sheet',
    async play(file) {
      await openPanel(file.owner);
      await press('Make sheet “Timesheet”');
      await unfold();
    },
  },
  {
    name: 'payroll-file',
    async play(file) {
      await makePayroll(file);
      for (const [row, cells] of file.bench.sheets.seen('Payroll period').entries())
        cells.forEach((cell, column) => {
          if (String(cell).startsWith('=')) file.bench.sheets.type('Payroll period', row, column, { formula: '', value: 7.5 });
        });
      await unfold();
      await press('Download CSV');
    },
  },
  {
    name: 'ready-deleted',
    async play(file) {
      await openPanel(file.owner);
      await press('Make sheet “Timesheet”');
      const made = (await file.bench.sheets.sheets()).find(({ name }) => name === 'Timesheet');
      await file.bench.sheets.removeSheet(made?.id ?? '');
      await press('Check for changes by colleagues');
    },
  },
];
