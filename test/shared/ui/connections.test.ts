/** @jest-environment ./scripts/jest-page.cjs */

import { ADDRESS_MISSING, USE_ANYWAY } from '#words/connect-form';
import { connectionMissing } from '#words/connection';
import {
  connectionRemoved,
  defaultChosen,
  FORMULAS_LOSE,
  NEXT_DEFAULT_HINT,
  NO_DEFAULT,
  ROWS_NOT_MIXED,
  reportsStay,
  rowsReplaced,
  whoCleared,
} from '#words/connections-view';
import { EVERYONE_IN_REPORT } from '#words/editor';
import { HEALTH, takeAllOf, takesAll } from '#words/file-health';
import { KEY_SHOWS_OTHERS } from '#words/panel-answers';
import { whatTakes } from '#words/rare-actions';
import { DISCONNECT_QUESTION } from '#words/settings-view';
import { FAKE_KEY } from '../../doubles/fake-api';
import { EU_KEY } from '../../doubles/two-accounts';
import { withSecondAccount, withTwoAccounts } from './connection-scenes';
import { all, choose, focused, press, said, settled, the, type, within, words } from './hands';
import { closePanel, openPanel } from './panel-page';
import { organisation, otherOrganisation } from './people';
import { HOURS, refreshed, saved, unfold, usualFile, WEEKLY } from './scene';
import type { SharedFile } from './shared-file';

let file: SharedFile;
beforeEach(() => {
  file = usualFile();
});
afterEach(closePanel);

const settings = async (): Promise<void> => {
  await openPanel(file.owner);
  await press('Settings');
};
const connections = async () => (await file.owner.call('open', {})).connections;
const reports = async () => (await file.owner.call('open', {})).reports;
const answer = async (name: string): Promise<void> => {
  within(the('alertdialog'), name).click();
  await settled();
};
const optionsOf = (label: string): readonly string[] =>
  [...(the('combobox', label) as HTMLSelectElement).options].map(({ textContent }) => said(textContent ?? ''));

describe('who has one connection', () => {
  it('chooses none anywhere, and can name it and add another', async () => {
    await saved(file, HOURS);
    await settings();
    expect(all('heading').map(({ textContent }) => textContent)).toContain('ActivTrak');
    expect(all('button', /default/)).toEqual([]);
    await press('Reports');
    await press('Edit “Hours”');
    expect(all('combobox', 'Connection')).toEqual([]);
  });

  it('gives it a name, which stands beside its color', async () => {
    await settings();
    await unfold();
    await type('Name of the connection', 'Acme');
    await press('Save name and color');
    expect(document.querySelector('.facts .connection-mark')?.textContent).toBe('Acme');
    expect((await connections()).map(({ name }) => name)).toEqual(['Acme']);
  });

  it('is asked before a key that shows other people takes the place of the earlier one', async () => {
    file.addAccount(EU_KEY, otherOrganisation);
    await file.owner.call('connect', { key: FAKE_KEY });
    await settings();
    await press('Change the key');
    await type('API key', EU_KEY);
    await press('Test and connect');
    expect(words(the('alert'))).toContain(KEY_SHOWS_OTHERS);
    const field = the('textbox', 'API key') as HTMLInputElement;
    // Another key is tried by itself, not taken for the one in question.
    await type('API key', `${EU_KEY}-x`);
    expect(all('button', USE_ANYWAY)).toEqual([]);
    await type('API key', EU_KEY);
    await press('Test and connect');
    expect(field.value).toBe(EU_KEY);
    expect(words()).not.toContain('Connected to');
    await press(USE_ANYWAY);
    expect(words()).toContain('Connected to api.activtrak.com.');
    expect(document.documentElement.outerHTML).not.toContain(EU_KEY);
  });

  it('adds one with a name of its own, and its reports stay where they are', async () => {
    file.addAccount(EU_KEY, otherOrganisation);
    await saved(file, HOURS);
    await settings();
    await press('Add a connection');
    await type('Name of the connection', 'Northfell EU');
    await choose('Region', 'European Union');
    await type('API key', EU_KEY);
    await press('Test and connect');
    expect((await connections()).map(({ name, isDefault, reports: used }) => [name, isDefault, used])).toEqual([
      ['api.activtrak.com', true, ['Hours']],
      ['Northfell EU', false, []],
    ]);
    expect(document.body.innerHTML).not.toContain(EU_KEY);
    expect(all('button', /^Remove…/)).toHaveLength(2);
  });

  it('is told what is wrong with a name, and keeps what she has', async () => {
    await settings();
    await press('Add a connection');
    await type('API key', EU_KEY);
    await press('Test and connect');
    expect(words(the('alert'))).toMatch(/Give the connection a name/);
    expect(await connections()).toHaveLength(1);
    // The key is still in its field.
    file.addAccount(EU_KEY, otherOrganisation);
    await type('Name of the connection', 'Northfell EU');
    await choose('Region', 'Another address');
    await press('Test and connect');
    expect(words(the('alert'))).toContain(ADDRESS_MISSING);
    await choose('Region', 'European Union');
    await press('Test and connect');
    expect(await connections()).toHaveLength(2);
    expect(document.body.innerHTML).not.toContain(EU_KEY);
  });
});

describe('several connections in the settings', () => {
  beforeEach(() => withTwoAccounts(file));

  it('each say where they lead, the end of the key and who uses them', async () => {
    await settings();
    const shown = words();
    expect(shown).toContain('Reports: Hours in Europe, Log');
    expect(shown).toContain('Report: Hours · formulas of this file');
    expect(shown).toContain('api-eu.activtrak.com');
    expect(shown).toContain(EU_KEY.slice(-4));
    expect(document.querySelectorAll('.card .badge')).toHaveLength(1);
  });

  it('get another name and color, which reports show', async () => {
    await settings();
    await unfold();
    const names = all('textbox', 'Name of the connection') as HTMLInputElement[];
    const [, second] = names;
    if (second === undefined) throw new Error('There is no second name.');
    second.value = 'Europe';
    second.dispatchEvent(new Event('input', { bubbles: true }));
    all('radio', 'Green diamond')[1]?.click();
    await settled();
    all('button', 'Save name and color')[1]?.click();
    await settled();
    expect((await connections()).map(({ name, color }) => [name, color])).toEqual([
      ['api.activtrak.com', 'blue'],
      ['Europe', 'green'],
    ]);
    expect((await reports()).map(({ connection }) => connection?.name).sort()).toEqual(['Europe', 'Europe', 'api.activtrak.com']);
  });

  it('are tried with their own key', async () => {
    await settings();
    await press('Test: Northfell EU');
    expect(words()).toContain('The connection works.');
  });

  it('can become the default, and that of the formulas of this file', async () => {
    await settings();
    await press('Make it the default: Northfell EU');
    expect(words()).toContain(said(defaultChosen('Northfell EU')));
    await choose('Formulas of this file use', 'api.activtrak.com');
    expect((await connections()).map(({ isDefault, isOfFormulas }) => [isDefault, isOfFormulas])).toEqual([
      [false, true],
      [true, false],
    ]);
    await choose('Formulas of this file use', 'Northfell EU');
    expect((await connections()).map(({ isOfFormulas }) => isOfFormulas)).toEqual([false, true]);
  });

  it('have rules for formulas and weeks of their own, with names of their own account', async () => {
    await settings();
    await unfold();
    all('checkbox', 'Formulas can use my key')[1]?.click();
    await settled();
    const field = document.querySelector('input[type=search]') as HTMLInputElement;
    field.focus();
    field.value = 'northfell 1';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await settled();
    await press('Northfell 1 person');
    const byName = all('checkbox', 'Formulas may choose this connection by its name');
    byName[byName.length - 1]?.click();
    await settled();
    const saves = all('button', 'Save');
    saves[1]?.click();
    await settled();
    const weeks = all('combobox', 'A week begins on') as HTMLSelectElement[];
    const [, week] = weeks;
    if (week === undefined) throw new Error('There is no second week.');
    week.value = '7';
    week.dispatchEvent(new Event('change', { bubbles: true }));
    await settled();
    const [first, second] = await connections();
    expect(second).toMatchObject({ cells: { isHere: true, users: ['Northfell 1'], byName: true }, weekStart: 7 });
    expect(first).toMatchObject({ weekStart: 1 });
    expect(first?.cells.users).toEqual([]);
  });

  it('are removed after a question that says what stays, and rows stay', async () => {
    await settings();
    await press('Remove…: Northfell EU');
    const question = words(the('alertdialog'));
    expect(question).toContain(said(reportsStay(['Hours in Europe', 'Log'])));
    expect(question).toContain("One schedule that runs with this key can't run until then.");
    expect(question).not.toContain(FORMULAS_LOSE);
    await answer('Remove');
    expect(words()).toContain(said(connectionRemoved('Northfell EU')));
    expect((await connections()).map(({ name }) => name)).toEqual(['api.activtrak.com']);
    expect((await reports()).map(({ report: { name }, rows }) => [name, rows > 0])).toEqual(
      expect.arrayContaining([['Hours in Europe', true]]),
    );
  });

  it('say that formulas of this file lose theirs', async () => {
    await settings();
    await choose('Formulas of this file use', 'Northfell EU');
    await press('Remove…: Northfell EU');
    expect(words(the('alertdialog'))).toContain(FORMULAS_LOSE);
  });

  it('have a next default when the default is removed', async () => {
    await settings();
    await press('Remove…: api.activtrak.com');
    expect(words(the('alertdialog'))).toContain(NEXT_DEFAULT_HINT);
    await choose('The next default', 'Northfell EU');
    await answer('Remove');
    expect((await connections()).map(({ name, isDefault }) => [name, isDefault])).toEqual([['Northfell EU', true]]);
  });

  it('say that the default is gone, and let a person choose', async () => {
    await withSecondAccount(file, 'Third', 'marked-key-third-19aa');
    await file.owner.call('disconnect', { handle: '' });
    await settings();
    expect(words()).toContain(NO_DEFAULT);
    await choose('Default connection', 'Third');
    expect(words()).not.toContain(NO_DEFAULT);
    expect((await connections()).filter(({ isDefault }) => isDefault).map(({ name }) => name)).toEqual(['Third']);
  });
});

it('asks as it always did before the only connection is removed', async () => {
  await settings();
  await press('Disconnect…');
  expect(words(the('alertdialog'))).toContain(DISCONNECT_QUESTION);
  await answer('Disconnect');
  expect(await connections()).toEqual([]);
});

describe('a report of several connections', () => {
  beforeEach(() => withTwoAccounts(file));

  it('says on its card and its button which account it reads', async () => {
    await openPanel(file.owner);
    expect(all('button', /^Refresh/).map(({ textContent }) => textContent)).toEqual([
      'Refresh all',
      'Refresh',
      'Refresh from Northfell EU',
      'Refresh from Northfell EU',
    ]);
    expect([...document.querySelectorAll('.connection-mark')].map(({ textContent }) => textContent)).toEqual([
      'api.activtrak.com',
      'Northfell EU',
      'Northfell EU',
    ]);
  });

  it('begins with the default one, and reads with the one that is chosen', async () => {
    await openPanel(file.owner);
    await press('New report');
    expect((the('combobox', 'Connection') as HTMLSelectElement).selectedOptions[0]?.textContent).toBe('api.activtrak.com');
    await choose('Connection', 'Northfell EU');
    await type('Name', 'Theirs');
    await press('Save and refresh');
    const theirs = (await reports()).find(({ report }) => report.name === 'Theirs');
    expect(theirs).toMatchObject({ connection: { name: 'Northfell EU' }, state: 'ready' });
    expect(file.bench.sheets.seen('Theirs').flat()).toContain('Northfell 1');
  });

  it('is refreshed at once with the first one too', async () => {
    await openPanel(file.owner);
    await press('New report');
    await type('Name', 'Ours');
    await press('Save and refresh');
    expect((await reports()).find(({ report }) => report.name === 'Ours')).toMatchObject({
      connection: { name: 'api.activtrak.com' },
      state: 'ready',
    });
  });

  it('picks people of its own account, and forgets those of another with a word', async () => {
    await openPanel(file.owner);
    await press('Edit “Hours”');
    await press(/^Who/);
    await type(/^Only these people/, 'anna');
    await press('Anna Meyer person');
    await choose('Connection', 'Northfell EU');
    expect(words()).toContain(said(whoCleared(1, 'api.activtrak.com')));
    expect(words()).toContain(EVERYONE_IN_REPORT);
    await type(/^Only these people/, 'northfell');
    expect(all('button', /^Northfell \d person$/)).toHaveLength(organisation.people.length);
    await type(/^Only these people/, 'anna');
    expect(all('button', /^Anna/)).toEqual([]);
  });

  it('says what another account does to its rows, before it is saved', async () => {
    await openPanel(file.owner);
    await press('Edit “Hours”');
    await choose('Connection', 'Northfell EU');
    expect(words()).toContain(said(rowsReplaced('api.activtrak.com', 'Northfell EU')));
    await choose('Connection', 'api.activtrak.com');
    expect(words()).not.toContain(said(rowsReplaced('api.activtrak.com', 'Northfell EU')));
    const [merged = ''] = await saved(file, { ...HOURS, name: 'Kept', disposition: 'merge', destination: { sheet: 'Kept', cell: 'A1' } });
    await refreshed(file, merged);
    await openPanel(file.owner);
    await press('Edit “Kept”');
    await choose('Connection', 'Northfell EU');
    expect(words()).toContain(said(ROWS_NOT_MIXED));
  });

  it('whose connection is gone says so, and its button leads to the choice', async () => {
    const [, eu] = await connections();
    await file.owner.call('disconnect', { handle: eu?.handle ?? '' });
    await openPanel(file.owner);
    expect(words()).toContain(said(connectionMissing('Northfell EU')));
    expect(all('button', 'Refresh “Hours in Europe”')).toEqual([]);
    await press('Choose a connection “Hours in Europe”');
    expect(optionsOf('Connection')).toEqual(["Northfell EU (you don't have it)", 'api.activtrak.com']);
    await choose('Connection', 'api.activtrak.com');
    await press('Save');
    expect((await reports()).find(({ report }) => report.name === 'Hours in Europe')?.connection).toMatchObject({
      name: 'api.activtrak.com',
    });
  });

  it('is told apart in the history too', async () => {
    await openPanel(file.owner);
    await press('History');
    expect([...document.querySelectorAll('.connection-mark')].map(({ textContent }) => textContent)).toEqual([
      'Northfell EU',
      'api.activtrak.com',
    ]);
  });

  it('is made from the chosen account where it is ready-made', async () => {
    await openPanel(file.owner);
    await press('Ready sheets');
    await choose('Connection', 'Northfell EU');
    await press('Make sheet “Timesheet”');
    await settled();
    const [newest] = (await reports()).filter(({ ready }) => ready !== undefined);
    expect(newest?.connection).toMatchObject({ name: 'Northfell EU' });
    expect(focused()).not.toBe('');
  });

  it('shows whose rows a preview has', async () => {
    await openPanel(file.owner);
    await press('Edit “Hours in Europe”');
    await press(/^Preview/);
    await press(/^Show the/);
    expect(words()).toContain('Rows of Northfell EU');
    expect(words()).toContain('Northfell 1');
  });
});

describe('taking over schedules with several connections', () => {
  it('says before which connection they will use', async () => {
    await saved(file, { ...HOURS, schedule: WEEKLY });
    file.addAccount(EU_KEY, otherOrganisation);
    await file.colleague.call('connect', { key: FAKE_KEY });
    await file.colleague.call('connect', { key: EU_KEY, region: 'eu', isFurther: true, name: 'Mine' });
    await openPanel(file.colleague);
    await press('More about Hours');
    await press('Take over the schedule');
    const whose = { isMine: false, name: 'Jane Doe' } as const;
    expect(words(the('alertdialog'))).toContain(said(whatTakes('Hours', whose, true, 'api.activtrak.com')));
    await press('Cancel');
    await press('Settings');
    await press(HEALTH);
    await press(takeAllOf('Jane Doe'));
    expect(words(the('alertdialog'))).toContain(said(takesAll('Jane Doe', ['Hours'], ['api.activtrak.com'])));
  });
});
