/** @jest-environment ./scripts/jest-page.cjs */

import { saved as reportSaved } from '#words/editor';
import { COPY } from '#words/panel-notices';
import { ASKING } from '#words/progress';
import { NO_ANSWER } from '#words/sidebar';
import { httpAnswer } from '../../doubles/scripted-transport';
import { report } from '../report/report-bench';
import { all, click, focused, key, press, settled, the, type, words } from './hands';
import { closePanel, openPanel } from './panel-page';
import { organisation } from './people';
import { card } from './running-page';
import { HOURS, LOG, refreshed, saved, usualFile, WEEKLY } from './scene';
import type { SharedFile } from './shared-file';

let file: SharedFile;
beforeEach(() => {
  file = usualFile();
});
afterEach(closePanel);

const seen = (sheet: string): string => JSON.stringify(file.bench.sheets.seen(sheet));

describe('before there is a report', () => {
  it('offers some that are ready, each made and refreshed with one press', async () => {
    await openPanel(file.owner);
    expect(focused()).toBe('');
    expect(all('button', /^Create “/)).toHaveLength(6);
    await press('Create “Hours this month by person”');
    expect(words(card('Hours this month by person'))).toMatch(/Ready .* Refreshed at 12:00 by Jane Doe\. 56 rows at Hours this month!A2\./);
    expect(file.bench.sheets.seen('Hours this month')).toHaveLength(58);
    expect(focused()).toBe('Hours this month by person');
  });

  it('makes one of them once, however fast the button is pressed', async () => {
    await openPanel(file.owner);
    const button = the('button', 'Create “Computers this week”');
    click(button);
    click(button);
    await settled();
    expect((await file.owner.call('open', {})).reports).toHaveLength(1);
  });

  it('opens each of them to be changed first, and one’s own', async () => {
    await openPanel(file.owner);
    await press('Customize “Hours by group last week”');
    expect(focused()).toBe('New report');
    expect((the('textbox', 'Name') as HTMLInputElement).value).toBe('Hours by group last week');
    await press('Back');
    expect(focused()).toBe('Customize “Hours by group last week”');
    await press('Create my own report');
    await press('Back');
    expect(focused()).toBe('Create my own report');
  });

  it('says what failed, and makes nothing', async () => {
    await openPanel(file.owner);
    file.owner.isReachable = false;
    await press('Create “Computers this week”');
    expect(words(the('alert'))).toContain(NO_ANSWER);
    expect(all('button', /^Create “/)).toHaveLength(6);
  });
});

describe('a person without a name', () => {
  beforeEach(async () => {
    file.owner.secrets.entries.set('activtrak.person', JSON.stringify({ id: 'jane', name: '' }));
    await openPanel(file.owner);
  });
  const NAME = 'Your name, as colleagues see it';

  it('is asked for it when the first report is saved, and the status line names her', async () => {
    await press('Create “Hours this month by person”');
    expect(focused()).toBe(NAME);
    expect((await file.owner.call('open', {})).reports).toEqual([]);
    await type(NAME, 'Jane D.');
    await key('Enter');
    expect(all('alertdialog')).toEqual([]);
    expect(seen('Hours this month')).toContain('by Jane D., 56 rows.');
    expect(focused()).toBe('Hours this month by person');
  });

  it.each(['Not now', 'Escape'])('is asked once, and need not say: %s', async (no) => {
    await press('Create my own report');
    await type('Name', 'Mine');
    await press('Save');
    if (no === 'Escape') await key('Escape');
    else await press(no);
    expect(words()).toContain(reportSaved('Mine'));
    await press('New report');
    await type('Name', 'Another');
    await press('Save');
    expect(words()).toContain(reportSaved('Another'));
    expect(all('alertdialog')).toEqual([]);
    await openPanel(file.owner);
    await press('Ready-made reports');
    await press('Create “Computers this week”');
    expect(all('alertdialog')).toEqual([]);
  });

  it('whose name cannot be kept is told, and can go on without', async () => {
    await press('Create “Hours this month by person”');
    await type(NAME, 'Jane D.');
    file.owner.isReachable = false;
    await press('Save');
    expect(words(the('alertdialog'))).toContain(NO_ANSWER);
    file.owner.isReachable = true;
    await press('Not now');
    expect(seen('Hours this month')).toContain('56 rows.');
  });
});

describe('a new report among others', () => {
  const seenLast: string[] = [];
  beforeEach(async () => {
    seenLast.length = 0;
    Element.prototype.scrollIntoView = function scrolled(this: Element) {
      seenLast.push(this.querySelector('h2')?.textContent ?? this.className);
    };
    await saved(file, HOURS, LOG);
    await openPanel(file.owner);
  });
  afterEach(() => {
    Reflect.deleteProperty(Element.prototype, 'scrollIntoView');
  });

  it('is one of the ready ones, each as often as somebody likes, under a name and in a sheet of its own', async () => {
    for (const name of ['Computers this week', 'Computers this week 2']) {
      await press('Ready-made reports');
      await press(`Create “${name}”`);
      expect(words(card(name))).toContain(`at ${name}!A2.`);
      expect(all('button', /^Create “/)).toEqual([]);
    }
    await press('Ready-made reports');
    await press('Customize “Computers this week 3”');
    await press('Save');
    expect(words(card('Computers this week 3'))).toContain('Not refreshed yet.');
  });

  it.each(['Save and refresh', 'Save'])('comes into view with its result, after “%s”', async (save) => {
    await press('New report');
    await type('Name', 'Zebra');
    await press(save);
    expect(focused()).toBe('Zebra');
    expect(new Set(seenLast)).toEqual(new Set(['Zebra']));
  });

  it('has its new sheet brought before the person', async () => {
    await press('New report');
    await type('Name', 'Zebra');
    await press('Save and refresh');
    const { id } = (await file.bench.sheets.sheets()).find(({ name }) => name === 'Zebra') ?? {};
    expect(file.desk.shown).toMatchObject({ sheet: id, row: 0 });
  });

  it('has not, when it fails, or ends long after somebody went on with other things', async () => {
    file.bench.serve(organisation, { fault: () => httpAnswer(403) });
    await press('Ready-made reports');
    await press('Create “Hours this month by person”');
    file.bench.serve(organisation);
    const now = jest.spyOn(Date, 'now');
    await press('Ready-made reports');
    file.hold();
    await press('Create “Computers this week”');
    now.mockReturnValue(Date.now() + 61_000);
    file.letGo();
    await settled();
    now.mockRestore();
    expect(words(card('Computers this week'))).toMatch(/\d rows written\./);
    expect(file.desk.shown).toBeUndefined();
  });
});

test('a refresh that brought something odd says so, also later', async () => {
  const tooLong = organisation.days.map((day, place) => (place === 3 ? { ...day, productive: 90_000 } : day));
  file.bench.serve({ ...organisation, days: tooLong });
  await saved(file, HOURS);
  await openPanel(file.owner);
  await press('Refresh “Hours”');
  expect(words(card('Hours'))).toContain('Warning: 56 rows written.');
  expect(words(card('Hours'))).toContain('Warning: 1 row has more than 24 hours in a day');
  await press('Close the result of “Hours”');
  await press('Checks of the last refresh, 1 warning: Hours');
  expect(words(card('Hours'))).toContain('Warning: 1 row has more than 24 hours in a day');
});

test('all reports are refreshed one after the other, with one press', async () => {
  file.roundsPerCall = 1;
  await saved(file, HOURS, report({ id: '', name: 'Other', destination: { sheet: 'Other', cell: 'A1' } }));
  await openPanel(file.owner);
  file.hold();
  await press('Refresh all');
  expect(words(card('Hours'))).toContain(ASKING);
  expect(words(card('Other'))).toContain('Waiting for its turn');
  file.letGo();
  await settled();
  expect(words(card('Hours'))).toContain('56 rows written.');
  expect(words(card('Other'))).toContain('56 rows written.');
});

test('a copied file and a schedule that nobody serves are said', async () => {
  const [id = ''] = await saved(file, { ...HOURS, schedule: WEEKLY });
  await refreshed(file, id);
  file.desk.id = 'another-document';
  file.bench.clock.advance(9 * 86_400_000);
  await openPanel(file.owner);
  expect(words()).toContain(COPY);
  expect(words()).toContain("The schedule of “Hours” hasn't run for more than a day");
});

test('an answer that took longer than a later one does not bring back what is gone', async () => {
  await saved(file, HOURS, LOG);
  await openPanel(file.owner);
  const arrive = file.owner.delayAnswer();
  await press('Check for changes by colleagues');
  await press('More about Log');
  await press('Delete…');
  await press('Delete');
  expect(all('heading', 'Log')).toEqual([]);
  arrive();
  await settled();
  expect(all('heading', 'Log')).toEqual([]);
});

test('a panel that cannot be opened says why, and opens when it is tried again', async () => {
  file.owner.isReachable = false;
  await openPanel(file.owner);
  expect(words(the('alert'))).toContain(NO_ANSWER);
  file.owner.isReachable = true;
  await press('Try again');
  expect(the('heading', 'Your first report')).toBeDefined();
});
