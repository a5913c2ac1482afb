/** @jest-environment ./scripts/jest-page.cjs */

import { NO_ALERT_LIMIT } from '#words/alert-rules';
import {
  ALERTS_IN_TABLES,
  alertsCount,
  alertsOnCard,
  columnNotShown,
  LIMIT_PROBLEMS,
  mostRules,
  NOTHING_TO_COMPARE,
} from '#words/alert-views';
import { alertsSheet } from '#words/alerts';
import { noAlertList } from '#words/panel-answers';
import { MOST_RULES } from '../../../shared/report/definition/alert-rule';
import { alertRule } from '../../doubles/alert-rule';
import { ALERTS, found, WITH_ALERTS } from './alerts-found';
import { edit, field, kept } from './editor-page';
import { all, choose, focused, press, settled, the, type, words } from './hands';
import { closePanel, openPanel } from './panel-page';
import { card } from './running-page';
import { HOURS, LOG, saved, TABLE_REPORT, usualFile } from './scene';
import type { SharedFile } from './shared-file';

let file: SharedFile;
beforeEach(() => {
  file = usualFile();
});
afterEach(closePanel);

const options = (label: string): readonly string[] => [...(the('combobox', label) as HTMLSelectElement).options].map(({ text }) => text);
const groups = (label: string): readonly string[] =>
  [...the('combobox', label).querySelectorAll('optgroup')].map(({ label: words_ }) => words_);

async function alertsOf(report = HOURS): Promise<void> {
  await edit(file, report);
  await press(/^Alerts/);
}

/** Adds one of the rules to begin with. */
async function add(example: string): Promise<void> {
  await choose('New rule', example);
  await press('Add rule');
}

describe('a rule', () => {
  it('begins as one of the examples, and makes the report one that earlier versions leave alone', async () => {
    await alertsOf();
    expect(options('New rule')).toEqual([
      'Active below 2 hours on the last work day',
      'First activity after 9:15 on work days',
      'My own rule',
    ]);
    await add('Active below 2 hours on the last work day');
    expect(words()).toContain('Alerts 1 rule');
    await press('Save');
    expect(await kept(file)).toMatchObject({
      version: 5,
      alerts: {
        names: 'nowhere',
        weekdaysOff: '0000011',
        rules: [{ table: 'report', column: 'active', test: 'below', limit: 7200, days: 'yesterday', workDaysOnly: true }],
      },
    });
  });

  it('about a column that the report does not show adds the column, and says so', async () => {
    await alertsOf();
    await add('First activity after 9:15 on work days');
    expect(words()).toContain("“First activity” was added to the report's columns.");
    await press('Save');
    const { columns, alerts } = await kept(file);
    expect(columns.slice(-1)).toEqual([{ key: 'firstActivity' }]);
    expect(alerts?.rules).toMatchObject([{ column: 'firstActivity', test: 'above', limit: 33_300, workDaysOnly: true }]);
  });

  it('can be about any column with numbers or times, in groups by where it is', async () => {
    await alertsOf();
    await add('My own rule');
    expect(groups('Column')).toEqual(["The report's rows", 'Not in the report yet']);
    await choose('Column', 'First activity');
    expect(options('When it is')).toEqual(['before', 'after']);
    expect(field('Limit').value).toBe('9:15');
    await choose('When it is', 'after');
    await choose('Days', 'Last 30 days, up to yesterday');
    await press('Save');
    const { columns, alerts } = await kept(file);
    expect(columns.map(({ key }) => key)).toContain('firstActivity');
    expect(alerts?.rules).toMatchObject([{ column: 'firstActivity', test: 'above', limit: 33_300, days: 'last-30-days' }]);
  });

  it('is in its own words in the head, and each rule has another', async () => {
    await alertsOf();
    await add('Active below 2 hours on the last work day');
    await add('Active below 2 hours on the last work day');
    expect(all('button', 'Active below 2:00, last work day')).toHaveLength(2);
    await press('Save');
    const [one, other] = (await kept(file)).alerts?.rules ?? [];
    expect(one?.id).not.toBe(other?.id);
  });

  it('is removed, with the focus on the next one, and without any there are no alerts', async () => {
    await alertsOf({ ...WITH_ALERTS, alerts: { ...ALERTS, rules: [alertRule(), alertRule({ id: 'r2', days: 'all' })] } });
    await press(/^\W*Active\W* below 2:00, yesterday/);
    await press(/^Remove this rule: /);
    expect(focused()).toMatch(/Active.* below 2:00$/);
    await press(/^\W*Active/);
    await press(/^Remove this rule: /);
    expect(focused()).toBe('New rule');
    await press('Save');
    const report = await kept(file);
    expect([report.version, report.alerts]).toEqual([1, undefined]);
  });

  it('has company up to a number', async () => {
    await alertsOf({
      ...WITH_ALERTS,
      alerts: { ...ALERTS, rules: Array.from({ length: MOST_RULES }, (_, at) => alertRule({ id: `r${at}` })) },
    });
    expect(words()).toContain(mostRules(MOST_RULES));
    expect(all('combobox', 'New rule')).toEqual([]);
  });

  it('whose column was taken out says so, and brings it back', async () => {
    const columns = ['date', 'user', 'firstActivity'].map((key) => ({ key }));
    await alertsOf({ ...WITH_ALERTS, columns, alerts: { ...ALERTS, rules: [alertRule({ column: 'firstActivity', limit: 33_300 })] } });
    expect(words()).not.toContain(columnNotShown('First activity'));
    await press(/^Columns/);
    await press('Remove First activity');
    expect(words()).toContain(columnNotShown('First activity'));
    await press('Add “First activity”');
    expect(words()).not.toContain(columnNotShown('First activity'));
    await press('Save');
    expect((await kept(file)).columns).toEqual(columns);
  });

  it('whose column another kind of report lacks is still called the same, and can be about another one', async () => {
    await alertsOf(WITH_ALERTS);
    await press('Activity log', 'radio');
    expect(words()).toContain("“Active” isn't a column with numbers or times now.");
    await choose('Column', 'Duration (h)');
    expect(words()).not.toContain("isn't a column");
  });
});

describe('its limit', () => {
  const limit = async (): Promise<unknown> => (await kept(file)).alerts?.rules[0]?.limit;

  it.each([
    ['2.5 h', '2:30', 9000],
    ['-8', '-8:00', -28_800],
    ['90 min', '1:30', 5400],
  ])('“%s” is shown back as %s', async (text, shown, seconds) => {
    await alertsOf(WITH_ALERTS);
    await press(/^\W*Active/);
    await type('Limit', text);
    field('Limit').dispatchEvent(new Event('blur'));
    await settled();
    expect(field('Limit').value).toBe(shown);
    expect(words()).toContain(`below ${shown}`);
    await press('Save');
    expect(await limit()).toBe(seconds);
  });

  it('that nobody understands is said under the field, and is not saved', async () => {
    await alertsOf(WITH_ALERTS);
    await press(/^\W*Active/);
    await type('Limit', 'two hours');
    expect(words()).toContain(LIMIT_PROBLEMS.duration);
    expect(field('Limit').getAttribute('aria-invalid')).toBe('true');
    await press('Save');
    expect(words(the('alert'))).toContain(NO_ALERT_LIMIT);
    await type('Limit', '3h');
    expect(words()).not.toContain(LIMIT_PROBLEMS.duration);
    await press('Save');
    expect(await limit()).toBe(10_800);
  });
});

describe('what goes for all rules', () => {
  it('the work days, where a rule is about them', async () => {
    await alertsOf(WITH_ALERTS);
    expect(all('checkbox', 'Mon')).toEqual([]);
    await press(/^\W*Active/);
    await press('Work days only', 'checkbox');
    const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
    expect(days.map((day) => (the('checkbox', day) as HTMLInputElement).checked)).toEqual([true, true, true, true, true, false, false]);
    await press('Fri', 'checkbox');
    await press('Sun', 'checkbox');
    await press('Save');
    expect((await kept(file)).alerts).toMatchObject({ weekdaysOff: '0000110', rules: [{ workDaysOnly: true }] });
  });

  it('who may see names: nobody, until the owner says otherwise', async () => {
    await alertsOf(WITH_ALERTS);
    expect((the('radio', 'Nobody') as HTMLInputElement).checked).toBe(true);
    await press('Those who get messages, too', 'radio');
    await press('Save');
    expect((await kept(file)).alerts?.names).toBe('messages');
  });
});

describe('a report', () => {
  it('without days has rules about all its rows', async () => {
    const columns = ['groups', 'active'].map((key) => ({ key }));
    await alertsOf({ ...HOURS, columns, privacy: { people: 'summary', smallestGroup: 5 } });
    expect(options('New rule')).toEqual(['My own rule']);
    await add('My own rule');
    expect(all('combobox', 'Days').concat(all('checkbox', 'Work days only'))).toEqual([]);
  });

  it('without anything to compare says so', async () => {
    await alertsOf({ ...LOG, rollup: { by: ['application'], measures: ['activities'] } });
    expect(words()).not.toContain(NOTHING_TO_COMPARE);
    await press(/^Columns/);
    await press('Activities', 'checkbox');
    expect(words()).toContain(NOTHING_TO_COMPARE);
  });

  it('that fills a table looks at some days, also where the rule was made for a sheet', async () => {
    await alertsOf({ ...TABLE_REPORT });
    expect(words()).toContain(ALERTS_IN_TABLES);
    await add('My own rule');
    expect(options('Days')).toEqual(['Yesterday', 'Last 7 days, up to yesterday', 'Last 30 days, up to yesterday']);
    expect((the('combobox', 'Days') as HTMLSelectElement).value).toBe('last-30-days');
  });

  it('with a ready sheet has its columns too', async () => {
    await openPanel(file.owner);
    await press('Make sheet “Timesheet”');
    await settled();
    await press('Edit “Timesheet”');
    await press(/^Alerts/);
    await add('Balance below -8 hours');
    expect(groups('Column')).toEqual(["The report's rows", 'Its ready sheet', 'Not in the report yet']);
    expect(all('combobox', 'Days')).toEqual([]);
    await press('Save');
    expect((await kept(file)).alerts?.rules).toMatchObject([{ table: 'ready', column: 'balance', limit: -28_800, days: 'all' }]);
  });
});

describe('a card', () => {
  it.each([0, 3, 1234])('says that the last refresh found %d', async (count) => {
    await saved(file, HOURS);
    await found(file, count);
    await openPanel(file.colleague);
    expect(words(card('Hours'))).toContain(alertsOnCard(count));
    expect(all('button', 'Show alerts of “Hours”')).toHaveLength(count > 0 ? 1 : 0);
  });

  it('says nothing of a report without alerts', async () => {
    await saved(file, HOURS);
    await openPanel(file.owner);
    await press('Refresh “Hours”');
    expect(words(card('Hours'))).not.toMatch(/alert/i);
  });

  it('brings the list of what was found before anybody who can open the file, and the history says how much it was', async () => {
    await saved(file, { ...WITH_ALERTS, alerts: { ...ALERTS, rules: [alertRule({ test: 'above', limit: 0, days: 'all' })] } });
    await openPanel(file.owner);
    await press('Refresh “Hours”');
    expect(words(card('Hours'))).toContain(alertsOnCard(56));
    await openPanel(file.colleague);
    await press('Show alerts of “Hours”');
    const list = (await file.bench.sheets.sheets()).find(({ name }) => name === alertsSheet('Hours'));
    expect(file.desk.shown).toMatchObject({ sheet: list?.id, row: 0, column: 0 });
    await press('History');
    expect(words()).toContain(`by hand · 1 page · 1 s · ${alertsCount(56)}`);
  });

  it('whose list somebody deleted says when there is another one', async () => {
    await saved(file, HOURS);
    await found(file, 3);
    const list = (await file.bench.sheets.sheets()).find(({ name }) => name === alertsSheet('Hours'));
    await file.bench.sheets.removeSheet(list?.id ?? '');
    await openPanel(file.owner);
    await press('Show alerts of “Hours”');
    expect(words(the('alert'))).toContain(noAlertList('Hours'));
  });
});
