/** @jest-environment jsdom */

import { WHAT_LEAVING_LOSES } from '#words/editor';
import { WITHOUT_KEY } from '#words/first-view';
import { ABOUT_LEFT_ROWS, NOTHING_ABOUT_PEOPLE } from '#words/people-view';
import { taken, whatTakes } from '#words/rare-actions';
import { requestedWords, requestSent } from '#words/report-card';
import { NO_ANSWER } from '#words/sidebar';
import { runDue } from '../../../shared/report/schedule/run-due';
import { runAsync } from '../../../shared/task';
import { FAKE_KEY } from '../../doubles/fake-api';
import { all, focused, press, pressOn, said, settled, the, type, within, words } from './hands';
import { closePanel, openPanel } from './panel-page';
import { HOURS, refreshed, saved, usualFile, WEEKLY } from './scene';
import type { SharedFile } from './shared-file';

let file: SharedFile;
beforeEach(() => {
  file = usualFile();
});
afterEach(closePanel);

const card = (name: string): HTMLElement => the('heading', name).closest('section') as HTMLElement;

describe('a colleague without a key', () => {
  beforeEach(async () => {
    const [id = ''] = await saved(
      file,
      { ...HOURS, schedule: WEEKLY },
      { ...HOURS, name: 'Mine', destination: { sheet: 'Mine', cell: 'A1' } },
    );
    await refreshed(file, id);
    await openPanel(file.colleague);
  });

  it('is told what there is, and can refresh nothing', () => {
    expect(words()).toContain(WITHOUT_KEY);
    expect(words(card('Hours'))).toContain('Refreshed at 12:00 by Jane Doe. 56 rows');
    expect(words(card('Hours'))).toContain("with Jane Doe's key. Next: Mar 23, 2026 at 07:00.");
    expect(all('button', /^(Refresh|New report)/)).toEqual([]);
    expect(document.documentElement.outerHTML).not.toContain(FAKE_KEY.slice(-4));
  });

  it('asks the owner of a schedule for a refresh, once', async () => {
    expect(all('button', 'Ask for a refresh')).toHaveLength(1);
    await press('Ask for a refresh');
    expect(words()).toContain(said(requestSent('Jane Doe', 'Hours')));
    expect(words(card('Hours'))).toContain(said(requestedWords('Omar', 'at 12:00', { isMine: false, name: 'Jane Doe' })));
    expect(all('button', 'Ask for a refresh')).toEqual([]);
    expect(card('Hours').contains(document.activeElement)).toBe(true);
    await openPanel(file.owner);
    expect(words(card('Hours'))).toContain(said(requestedWords('Omar', 'at 12:00', { isMine: true })));
  });

  it('no longer reads that her request waits once nobody has the schedule', async () => {
    await press('Ask for a refresh');
    const [{ report } = { report: HOURS }] = (await file.owner.call('open', {})).reports;
    await file.owner.call('saveReport', { report: { ...report, schedule: undefined } });
    await press('Check for changes by colleagues');
    expect(words(card('Hours'))).not.toContain('asked for a refresh');
  });

  it.each(['hand', 'schedule'])('no longer reads that her request waits once it was served, by %s', async (how) => {
    jest.useFakeTimers({ doNotFake: ['setTimeout', 'queueMicrotask', 'performance'] });
    try {
      await openPanel(file.colleague);
      await press('Ask for a refresh');
      file.bench.clock.advance(60_000);
      const [{ report: { id = '' } = {} } = {}] = (await file.owner.call('open', {})).reports;
      if (how === 'hand') await refreshed(file, id);
      else await runAsync(runDue(file.bench.ports, { id: 'jane', name: 'Jane Doe' }));
      jest.advanceTimersByTime(30_000);
      await settled();
      expect(words(card('Hours'))).toContain('Refreshed at 12:01 by Jane Doe');
      expect(words(card('Hours'))).not.toContain('asked for a refresh');
      expect(all('button', 'Ask for a refresh')).toHaveLength(1);
    } finally {
      jest.useRealTimers();
    }
  });

  it('takes a schedule over once she has a key of her own', async () => {
    await press('More about Hours');
    await press('Take over the schedule');
    expect(words(the('alertdialog'))).toContain(said(whatTakes('Hours', { isMine: false, name: 'Jane Doe' }, false)));
    await pressOn(within(the('alertdialog'), 'Connect my key'));
    await type('API key', FAKE_KEY);
    await press('Test and connect');
    await press('Reports');
    await press('More about Hours');
    await press('Take over the schedule');
    await press('Take over');
    expect(words()).toContain(taken('Hours'));
    expect(words(card('Hours'))).toContain('(Europe/Berlin) with your key.');
    await openPanel(file.owner);
    expect(words(card('Hours'))).toContain("with Omar's key");
  });
});

describe('what the file holds about people', () => {
  it('is shown by sheet, with columns and how many people, and leads to less of it', async () => {
    const [id = ''] = await saved(file, HOURS);
    await refreshed(file, id);
    file.desk.withFormulas = ['Sheet1'];
    await openPanel(file.owner);
    await press('Settings');
    await press('What it holds about people');
    expect(words()).toContain('Hours From report “Hours”, 8 people Columns about individual people: User User ID');
    expect(words()).toContain('Sheet1 From formulas');
    await press('Use pseudonyms in “Hours”');
    expect((the('radio', 'Pseudonyms') as HTMLInputElement).checked).toBe(true);
    await press('Back');
    expect(words(the('alertdialog'))).toContain(WHAT_LEAVING_LOSES);
    await press('Leave');
    // The file is looked through anew, so what was pressed comes up only later.
    expect(focused()).toBe('What this file holds about people');
    await press('Use pseudonyms in “Hours”');
    await press('Save and refresh');
    await press('Settings');
    await press('What it holds about people');
    expect(words()).toContain('No column is about individual people.');
    expect(JSON.stringify(file.bench.sheets.seen('Hours'))).not.toContain('Anna Meyer');
  });

  it('is nothing before anything was refreshed', async () => {
    await openPanel(file.owner);
    await press('Settings');
    await press('What it holds about people');
    expect(words()).toContain(NOTHING_ABOUT_PEOPLE);
  });

  it('that cannot be read is said', async () => {
    await openPanel(file.owner);
    await press('Settings');
    file.owner.isReachable = false;
    await press('What it holds about people');
    expect(words(the('alert'))).toContain(NO_ANSWER);
  });
});

it('what a deleted report left behind is still among what the file holds, with nothing to be set', async () => {
  const [id = ''] = await saved(file, HOURS);
  await refreshed(file, id);
  await openPanel(file.owner);
  await press('More about Hours');
  await press('Delete…');
  await pressOn(within(the('alertdialog'), 'Delete'));
  await press('Settings');
  await press('What it holds about people');
  expect(words()).toContain('rows that “Hours” left behind');
  expect(words()).toContain(ABOUT_LEFT_ROWS);
  expect(all('button', /^Use /)).toEqual([]);
});
