/** @jest-environment ./scripts/jest-page.cjs */

import { duplicated, whatDeletes } from '#words/rare-actions';
import { CHECK_FOR_CHANGES, deleted, refreshedWords, scheduledWords } from '#words/report-card';
import { NO_ANSWER } from '#words/sidebar';
import { httpAnswer } from '../../doubles/scripted-transport';
import { all, focused, press, said, the, words } from './hands';
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

describe('a report of days that ActivTrak no longer keeps', () => {
  it('says that days are missing, on its card and in its line in the sheet', async () => {
    const [id = ''] = await saved(file, { ...HOURS, range: { kind: 'words', words: 'this year' } });
    await refreshed(file, id);
    await openPanel(file.owner);
    expect(words(card('Hours'))).toMatch(/^Hours Days missing /);
    expect(seen('Hours')).toContain('Earlier days of this report are missing.');
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

  it('says that still after refreshes that were stopped, and no longer after one that went well', async () => {
    const [id = ''] = await saved(file, HOURS);
    file.bench.serve(organisation, { fault: () => httpAnswer(403) });
    await refreshed(file, id);
    file.bench.serve(organisation, { largestPage: 4 });
    file.roundsPerCall = 1;
    for (let stops = 0; stops < 2; stops += 1) {
      await file.owner.call('refresh', { id, anew: true });
      await file.owner.call('cancel', { id });
    }
    file.bench.clock.advance(100_000_000);
    await openPanel(file.owner);
    expect(words(card('Hours'))).toMatch(/^Hours Failed .* Error: .* refused your key \(403\)/);
    expect(words(card('Hours'))).not.toContain('stopped');
    await press('Settings');
    await press('Health of this file');
    expect(words()).toMatch(/refused your key \(403\)/);
    await refreshed(file, id);
    await file.owner.call('refresh', { id, anew: true });
    await file.owner.call('cancel', { id });
    await press('Reports');
    await press(CHECK_FOR_CHANGES);
    expect(words(card('Hours'))).not.toContain('Error:');
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
