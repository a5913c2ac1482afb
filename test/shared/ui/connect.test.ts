/** @jest-environment ./scripts/jest-page.cjs */

import { ADDRESS_MISSING } from '#words/connect-form';
import { ADDRESS_WRONG } from '#words/connecting';
import { WELCOME } from '#words/first-view';
import { NOT_A_KEY } from '#words/pasted-key';
import {
  connectionWorks,
  DISCONNECTED,
  EVERYONE_IN_FORMULAS,
  FORMULAS_EVERYWHERE,
  FORMULAS_NOT_SAVED,
  FORMULAS_WHERE,
  formulasAllowed,
  formulasElsewhere,
  formulasHereAllowed,
  NAME_SAVED,
  OWNERS_KEY_EVERYWHERE_HINT,
  OWNERS_KEY_HINT,
  STOP_ELSEWHERE,
  STOPPED_ELSEWHERE,
  schedulesStop,
  weekSaved,
} from '#words/settings-view';
import { NO_ANSWER } from '#words/sidebar';
import { NO_CELLS } from '../../../shared/api/connections/cell-rules';
import { FAKE_KEY } from '../../doubles/fake-api';
import { all, choose, click, focused, press, settled, the, type, within, words } from './hands';
import { closePanel, openPanel } from './panel-page';
import { HOURS, saved, usualFile, WEEKLY } from './scene';
import type { SharedFile } from './shared-file';

let file: SharedFile;
beforeEach(() => {
  file = usualFile();
});
afterEach(closePanel);

const withoutKey = async (): Promise<void> => {
  await file.owner.call('disconnect', {});
  await openPanel(file.owner);
};
const keyField = (): HTMLInputElement => the('textbox', 'API key') as HTMLInputElement;

describe('connecting', () => {
  it('says what is needed, connects, shows the end of the key alone and goes on to the first report', async () => {
    await withoutKey();
    expect(words()).toContain(WELCOME.join(' '));
    await type('API key', FAKE_KEY);
    await press('Test and connect');
    expect(words()).toContain('Connected to api.activtrak.com.');
    expect(focused()).toBe('Your first report');
    await press('Settings');
    expect(words()).toContain(`Key ••••••••${FAKE_KEY.slice(-4)}`);
    expect(document.documentElement.outerHTML).not.toContain(FAKE_KEY);
  });

  it('empties the field of the key when it is sent, also when the key is refused, and says the three causes', async () => {
    await withoutKey();
    await type('API key', 'a-wrong-key');
    await press('Test and connect');
    expect(keyField().value).toBe('');
    expect(keyField().type).toBe('password');
    expect(words(the('alert'))).toMatch(
      /refused your key \(401\)\. The key is wrong or expired, your plan doesn't include .*, or the key's user may not/,
    );
    expect(document.activeElement).toBe(the('alert'));
    expect(document.documentElement.outerHTML).not.toContain('a-wrong-key');
    expect((await file.owner.call('open', {})).connection).toBeUndefined();
  });

  it.each([
    ['', 'Enter a key. An ActivTrak administrator makes one'],
    ['a key with spaces', NOT_A_KEY],
  ])('refuses the key “%s” before anything is sent', async (key, sentence) => {
    await withoutKey();
    await type('API key', key);
    await press('Test and connect');
    expect(words(the('alert'))).toContain(sentence);
    expect(file.bench.transport().rounds).toEqual([]);
  });

  it('takes another region, or an address of one’s own', async () => {
    await withoutKey();
    await choose('Region', 'European Union');
    await type('API key', FAKE_KEY);
    await press('Test and connect');
    expect(file.bench.transport().rounds[0]?.[0]?.url).toMatch(/^https:\/\/api-eu\.activtrak\.com\//);
    await press('Settings');
    await press('Change the key');
    await choose('Region', 'Another address');
    await type('API key', FAKE_KEY);
    await press('Test and connect');
    expect(words(the('alert'))).toContain(ADDRESS_MISSING);
    await type('Address', 'http://api.example.com');
    await type('API key', FAKE_KEY);
    await press('Test and connect');
    expect(words(the('alert'))).toContain(ADDRESS_WRONG);
    await type('Address', 'https://api.example.com');
    await type('API key', FAKE_KEY);
    await press('Test and connect');
    expect(words()).toContain('Address api.example.com');
  });

  it('sends the key once, however often the button is pressed', async () => {
    await withoutKey();
    await type('API key', FAKE_KEY);
    file.hold();
    click(the('button', 'Test and connect'));
    click(the('button', 'Test and connect'));
    await settled();
    expect(words()).toContain('Connecting…');
    click(the('button', 'Connecting…'));
    file.letGo();
    await settled();
    expect(file.owner.calls.filter((name) => name === 'connect')).toHaveLength(1);
  });

  it('asks for the name that colleagues see, once', async () => {
    file.owner.secrets.entries.delete('activtrak.person');
    await withoutKey();
    await type('Your name, as colleagues see it', 'Jane  Doe ');
    await type('API key', FAKE_KEY);
    await press('Test and connect');
    expect((await file.owner.call('open', {})).personName).toBe('Jane Doe');
    await press('Settings');
    await press('Change the key');
    expect(all('textbox', 'Your name, as colleagues see it')).toHaveLength(1);
  });
});

describe('the connection', () => {
  it('is tried with a plain result', async () => {
    await openPanel(file.owner);
    await press('Settings');
    await press('Test');
    expect(words()).toContain(connectionWorks(8));
    file.owner.isReachable = false;
    await press('Test');
    expect(words(the('alert'))).toContain(NO_ANSWER);
  });

  it('is ended only after a question that says what stops', async () => {
    await saved(file, { ...HOURS, schedule: WEEKLY });
    await openPanel(file.owner);
    await press('Settings');
    await press('Disconnect…');
    const question = the('alertdialog', 'Disconnect ActivTrak?');
    expect(words(question)).toContain('The rows stay in the sheets');
    expect(words(question)).toContain(schedulesStop(1));
    await press('Cancel');
    expect((await file.owner.call('open', {})).connection).toBeDefined();
    await press('Disconnect…');
    await press('Disconnect');
    expect(words()).toContain(DISCONNECTED);
    expect(keyField()).toBeDefined();
    expect(focused()).not.toBe('');
    expect([...file.owner.secrets.entries.values()].join()).not.toContain(FAKE_KEY);
  });
});

describe('formulas on the key', () => {
  const box = (): HTMLInputElement => the('checkbox', 'Formulas can use my key') as HTMLInputElement;
  const cells = async () => (await file.owner.call('open', {})).connection?.cells;

  it('are off until they are allowed, and limited to chosen people and groups', async () => {
    await openPanel(file.owner);
    await press('Settings');
    expect(box().checked).toBe(false);
    expect(words()).toContain(OWNERS_KEY_HINT);
    await press('Formulas can use my key', 'checkbox');
    expect(words()).toContain(EVERYONE_IN_FORMULAS);
    expect(await cells()).toMatchObject({ allowed: false });
    await type('Only these people and groups', 'sal');
    await press('Sales group');
    await type('Only these people and groups', 'anna');
    await press('Anna Meyer person');
    await press('Save');
    expect(words()).toContain(formulasHereAllowed(true));
    expect(await cells()).toEqual({ allowed: false, isHere: true, others: 0, groups: ['Sales'], users: ['Anna Meyer'] });
    await press('Remove Sales');
    await press('Save');
    expect(await cells()).toMatchObject({ isHere: true, groups: [], users: ['Anna Meyer'] });
    expect(words()).not.toContain(FORMULAS_NOT_SAVED);
    await press('Formulas can use my key', 'checkbox');
    expect(words()).toContain(FORMULAS_NOT_SAVED);
    await press('Save');
    expect(words()).not.toContain(FORMULAS_NOT_SAVED);
    expect(words()).toContain(formulasAllowed(false));
    expect(await cells()).toMatchObject({ allowed: false, isHere: false });
  });

  it('are allowed in one spreadsheet, unless all are asked for, and those that nobody sees from here can be stopped', async () => {
    await file.owner.call('saveConnection', { handle: '', cells: { ...NO_CELLS, isHere: true } });
    Object.assign(file.desk, { documentId: () => 'another' });
    await openPanel(file.owner);
    await press('Settings');
    expect(box().checked).toBe(false);
    expect(words()).toContain(formulasElsewhere(1));
    await press('Formulas can use my key', 'checkbox');
    await choose(FORMULAS_WHERE, FORMULAS_EVERYWHERE);
    expect(words()).toContain(OWNERS_KEY_EVERYWHERE_HINT);
    await press('Formulas can use my key', 'checkbox');
    await press('Save');
    expect(words()).toContain(formulasHereAllowed(false));
    await press(STOP_ELSEWHERE);
    expect(words()).toContain(STOPPED_ELSEWHERE);
    expect(words()).not.toContain(formulasElsewhere(1));
    expect(await cells()).toMatchObject({ allowed: false, isHere: false, others: 0 });
    await press('Formulas can use my key', 'checkbox');
    await choose(FORMULAS_WHERE, FORMULAS_EVERYWHERE);
    await press('Save');
    expect(words()).toContain(formulasAllowed(true));
    expect(await cells()).toMatchObject({ allowed: true, isHere: true, others: 0 });
  });

  it('stay limited to whom another window has chosen since, when they are stopped in other spreadsheets', async () => {
    await file.owner.call('saveConnection', { handle: '', cells: { ...NO_CELLS, isHere: true } });
    Object.assign(file.desk, { documentId: () => 'another' });
    await file.owner.call('saveConnection', { handle: '', cells: { ...NO_CELLS, isHere: true } });
    await openPanel(file.owner);
    await press('Settings');
    await file.owner.call('saveConnection', { handle: '', cells: { ...NO_CELLS, isHere: true, groups: ['Sales'] } });
    await press(STOP_ELSEWHERE);
    expect(words()).toContain(STOPPED_ELSEWHERE);
    expect(await cells()).toEqual({ allowed: false, isHere: true, others: 0, groups: ['Sales'], users: [] });
  });
});

test.each([
  ['when it was asked for', ''],
  ['when it was another', 'Jane'],
])('a name that was saved while a key was being entered stays, %s', async (_, before) => {
  file.owner.secrets.entries.set('activtrak.person', JSON.stringify({ id: 'jane', name: before }));
  await openPanel(file.owner);
  await press('Settings');
  await press('Change the key');
  const field = all('textbox', 'Your name, as colleagues see it').at(-1) as HTMLInputElement;
  field.value = 'Jane D.';
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await settled();
  await press('Save the name');
  await type('API key', FAKE_KEY);
  await press('Test and connect');
  expect(await file.owner.call('open', {})).toMatchObject({ personName: 'Jane D.' });
});

describe('what is changed while it is being saved stays, with the focus,', () => {
  async function whileSaving(button: string, part: Element, change: () => Promise<void>): Promise<void> {
    const arrive = file.owner.delayAnswer();
    within(part, button).click();
    await settled();
    await change();
    arrive();
    await settled();
  }
  const partOf = (element: Element): Element => element.closest('form, .part, .more') as Element;

  beforeEach(async () => {
    await openPanel(file.owner);
    await press('Settings');
  });

  it('of the person’s name', async () => {
    await type('Your name, as colleagues see it', 'Jane');
    const field = the('textbox', 'Your name, as colleagues see it') as HTMLInputElement;
    await whileSaving('Save the name', partOf(field), () => type('Your name, as colleagues see it', 'Jane D.'));
    expect(document.activeElement).toBe(field);
    expect(field.value).toBe('Jane D.');
    expect(await file.owner.call('open', {})).toMatchObject({ personName: 'Jane' });
    await press('Save the name');
    expect(await file.owner.call('open', {})).toMatchObject({ personName: 'Jane D.' });
    expect(field.value).toBe('Jane D.');
  });

  it('of a connection’s name and color', async () => {
    await press('Name and color');
    await type('Name of the connection', 'Acme');
    const field = the('textbox', 'Name of the connection') as HTMLInputElement;
    await whileSaving('Save name and color', partOf(field), async () => {
      await type('Name of the connection', 'Acme EU');
      await press(/Green/, 'radio');
    });
    expect(field.value).toBe('Acme EU');
    expect((the('radio', /Green/) as HTMLInputElement).checked).toBe(true);
  });

  it('of what formulas may do', async () => {
    const box = the('checkbox', 'Formulas can use my key') as HTMLInputElement;
    await press('Formulas can use my key', 'checkbox');
    await whileSaving('Save', partOf(box), () => press('Formulas can use my key', 'checkbox'));
    expect((the('checkbox', 'Formulas can use my key') as HTMLInputElement).checked).toBe(false);
    expect((await file.owner.call('open', {})).connection?.cells).toMatchObject({ isHere: true });
  });
});

test('the name and the first day of the week are kept', async () => {
  await openPanel(file.owner);
  await press('Settings');
  await type('Your name, as colleagues see it', 'Jane D.');
  await press('Save the name');
  expect(words()).toContain(NAME_SAVED);
  await choose('A week begins on', 'Sunday');
  expect(words()).toContain(weekSaved('Sunday'));
  expect(await file.owner.call('open', {})).toMatchObject({ personName: 'Jane D.', connection: { weekStart: 7 } });
});

test('the first day of the week is the one that was chosen last, also while an answer was waited for', async () => {
  await openPanel(file.owner);
  await press('Settings');
  const arrive = file.owner.delayAnswer();
  for (const day of ['Tuesday', 'Wednesday', 'Thursday']) await choose('A week begins on', day);
  arrive();
  await settled();
  expect(words()).toContain(weekSaved('Thursday'));
  expect((the('combobox', 'A week begins on') as HTMLSelectElement).value).toBe('4');
  expect(await file.owner.call('open', {})).toMatchObject({ connection: { weekStart: 4 } });
});

test('a first day of the week that was not saved is not shown', async () => {
  await openPanel(file.owner);
  await press('Settings');
  file.owner.isReachable = false;
  await choose('A week begins on', 'Sunday');
  expect((the('combobox', 'A week begins on') as HTMLSelectElement).value).toBe('1');
});
