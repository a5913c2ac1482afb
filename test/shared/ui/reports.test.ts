/** @jest-environment jsdom */

import { saved as reportSaved } from '../../../shared/words/en/editor';
import { COPY } from '../../../shared/words/en/panel-notices';
import { ASKING } from '../../../shared/words/en/progress';
import { deleted, duplicated, refreshedWords, scheduledWords, whatDeletes } from '../../../shared/words/en/report-card';
import { NO_ANSWER } from '../../../shared/words/en/sidebar';
import { httpAnswer } from '../../doubles/scripted-transport';
import { report } from '../report/report-bench';
import { all, click, focused, key, press, said, settled, the, type, words } from './hands';
import { closePanel, openPanel } from './panel-page';
import { organisation } from './people';
import { HOURS, LOG, refreshed, saved, usualFile, WEEKLY } from './scenes';
import type { SharedFile } from './shared-file';

let file: SharedFile;
beforeEach(() => {
  file = usualFile();
});
afterEach(closePanel);

const card = (name: string): HTMLElement => the('heading', name).closest('section') as HTMLElement;
const seen = (sheet: string): string => JSON.stringify(file.bench.sheets.seen(sheet));

describe('before there is a report', () => {
  it('offers three that are ready, each made and refreshed with one press', async () => {
    await openPanel(file.owner);
    expect(focused()).toBe('');
    expect(all('button', /^Create “/)).toHaveLength(3);
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
    expect(all('button', /^Create “/)).toHaveLength(3);
  });
});

describe('a report of days that ActivTrak no longer keeps', () => {
  it('says that days are missing, on its card and in its line in the sheet', async () => {
    const [id = ''] = await saved(file, { ...HOURS, range: { kind: 'words', words: 'this year' } });
    await refreshed(file, id);
    await openPanel(file.owner);
    expect(words(card('Hours'))).toMatch(/^Hours Days missing /);
    expect(seen('Hours')).toContain('Earlier days of this report are missing.');
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

describe('a report in the list', () => {
  it('says its state, its age, its rows, its place and its next run', async () => {
    const [id = ''] = await saved(file, { ...HOURS, schedule: WEEKLY });
    await openPanel(file.owner);
    expect(words(card('Hours'))).toMatch(/New .* Not refreshed yet\./);
    await refreshed(file, id);
    file.bench.clock.advance(26 * 3_600_000);
    await press('Check for changes by colleagues');
    expect(words(card('Hours'))).toContain('Hours by person, last 7 days, everyone');
    expect(words(card('Hours'))).toContain(
      said(refreshedWords({ when: 'yesterday at 12:00', by: 'Jane Doe', rows: 56, place: 'Hours!A2' })),
    );
    // Monday at seven in Berlin, whatever the zone of the document.
    expect(words(card('Hours'))).toContain(
      scheduledWords('every Monday at 07:00', 'Europe/Berlin', { isMine: true }, 'Mar 23, 2026 at 07:00'),
    );
  });

  it('says of a summary what its rows are about', async () => {
    const summary = { ...HOURS, privacy: { people: 'summary', smallestGroup: 5 } } as const;
    const columns = ['date', 'groups', 'active'].map((key) => ({ key }));
    await saved(file, { ...summary, name: 'Groups', columns });
    await saved(file, { ...summary, name: 'Days', columns: [], destination: { sheet: 'Days', cell: 'A1' } });
    await openPanel(file.owner);
    expect(words(card('Groups'))).toContain('Hours by group, last 7 days');
    expect(words(card('Days'))).toContain('Hours by day, last 7 days');
  });

  it('is shown too when only a newer version can use it', async () => {
    const [id = ''] = await saved(file, HOURS);
    file.bench.documents.entries.set(`activtrak.report.${id}`, JSON.stringify({ ...HOURS, id, version: 2 }));
    await openPanel(file.owner);
    expect(words()).toContain('Hours This report was made by a newer version of Live Data.');
    expect(all('button', /Refresh “Hours”/)).toEqual([]);
    await press('Delete…');
    expect(words(the('alertdialog', /^Delete “Hours”/))).toContain('Rows that it wrote stay in the sheet.');
    await press('Delete');
    expect(words()).toContain(deleted('Hours', false));
    expect(all('heading', 'Hours')).toEqual([]);
  });

  it('says why the last refresh failed, how often, and that the rows are as they were', async () => {
    const [id = ''] = await saved(file, HOURS);
    await refreshed(file, id);
    file.bench.serve(organisation, { fault: () => httpAnswer(403) });
    await refreshed(file, id);
    await refreshed(file, id);
    await openPanel(file.owner);
    expect(words(card('Hours'))).toMatch(
      /Failed .* refused your key \(403\).* It has failed 2 times in a row\. The rows in the sheet weren't changed\./,
    );
    file.bench.serve(organisation);
    await press('Try again “Hours”');
    expect(words(card('Hours'))).toMatch(/Ready .* 56 rows as before\./);
  });

  it('is shown in the sheet', async () => {
    const [id = ''] = await saved(file, HOURS);
    await openPanel(file.owner);
    expect(all('button', /^Show/)).toEqual([]);
    await refreshed(file, id);
    await press('Check for changes by colleagues');
    await press('Show “Hours” in the sheet');
    expect(file.desk.shown).toMatchObject({ row: 0, column: 0 });
  });

  it('is duplicated to a sheet of its own', async () => {
    await saved(file, HOURS);
    await openPanel(file.owner);
    await press('More about Hours');
    await press('Duplicate');
    expect(words()).toContain(duplicated('Hours'));
    expect(all('heading').map(({ textContent }) => textContent)).toEqual(['Reports', 'Hours', 'Hours 2']);
  });

  it('is deleted after a question, and its rows stay', async () => {
    const [id = ''] = await saved(file, { ...HOURS, schedule: WEEKLY }, LOG);
    await refreshed(file, id);
    const before = seen('Hours');
    await openPanel(file.owner);
    await press('More about Hours');
    await press('Delete…');
    expect(words(the('alertdialog', 'Delete “Hours”?'))).toContain(whatDeletes(true, true));
    await press('Delete');
    expect(words()).toContain(deleted('Hours', true));
    expect(all('heading', 'Hours')).toEqual([]);
    expect(seen('Hours')).toBe(before);
    expect(focused()).toBe('Reports');
  });

  it('that has nothing in a sheet leaves none of it, and says so', async () => {
    await saved(file, HOURS);
    await openPanel(file.owner);
    await press('More about Hours');
    await press('Delete…');
    expect(words(the('alertdialog'))).toContain(whatDeletes(false, false));
    await press('Delete');
    expect(words()).toContain(deleted('Hours', false));
    expect(words()).not.toContain('rows');
  });

  it('that could not be deleted says so in the question', async () => {
    await saved(file, HOURS);
    await openPanel(file.owner);
    await press('More about Hours');
    await press('Delete…');
    file.owner.isReachable = false;
    await press('Delete');
    expect(words(the('alertdialog'))).toContain(NO_ANSWER);
    await press('Cancel');
    expect(card('Hours')).toBeDefined();
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
