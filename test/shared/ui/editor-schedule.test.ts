/** @jest-environment ./scripts/jest-page.cjs */

import { daysGoBy, SCHEDULE_NEEDS_KEY, scheduleOwner } from '#words/editor';
import { savedWithoutSchedule, scheduleOfAnother } from '#words/panel-answers';
import { scheduledWords } from '#words/report-card';
import { KEEP_LATEST, SNAPSHOT_ON_SCHEDULE } from '#words/snapshot-views';
import { edit, kept } from './editor-page';
import { all, choose, press, said, the, type, words } from './hands';
import { closePanel, openPanel } from './panel-page';
import { HOURS, saved, usualFile, WEEKLY } from './scene';
import type { SharedFile } from './shared-file';

let file: SharedFile;
beforeEach(() => {
  file = usualFile();
});
afterEach(closePanel);

describe('the schedule', () => {
  const when = async () => (await kept(file)).schedule?.when;

  it.each([
    ['Every hour', { every: 'hours', hours: 1, zone: 'UTC' }],
    ['Every few hours', { every: 'hours', hours: 4, zone: 'UTC' }],
    ['Every day', { every: 'day', at: 8, zone: 'UTC' }],
    ['Monday to Friday', { every: 'weekday', at: 8, zone: 'UTC' }],
    ['Every week', { every: 'week', on: 1, at: 8, zone: 'UTC' }],
    ['Every month', { every: 'month', on: 1, at: 8, zone: 'UTC' }],
  ])('%s', async (words_, expected) => {
    await edit(file);
    await press(/^Schedule/);
    await choose('Refresh', words_);
    expect(words()).toContain('even when nobody has the file open');
    await press('Save');
    expect(await when()).toEqual(expected);
    expect(await kept(file)).toMatchObject({ schedule: { ownerName: 'Jane Doe' } });
    expect(file.scheduler.running).toBe(true);
  });

  it('can take snapshots, as many as a person says, and none again', async () => {
    await edit(file);
    await press(/^Schedule/);
    expect(all('checkbox', SNAPSHOT_ON_SCHEDULE)).toEqual([]);
    await choose('Refresh', 'Every week');
    await press(SNAPSHOT_ON_SCHEDULE, 'checkbox');
    expect((the('textbox', KEEP_LATEST) as HTMLInputElement).value).toBe('12');
    await type(KEEP_LATEST, '');
    await press('Save');
    expect(words(the('alert'))).toMatch(/snapshots to keep/);
    await type(KEEP_LATEST, '4');
    await press('Save');
    expect(await kept(file)).toMatchObject({ snapshots: 4 });
    await press('Edit “Hours”');
    await press(/^Schedule/);
    await press(SNAPSHOT_ON_SCHEDULE, 'checkbox');
    await press('Save');
    expect((await kept(file)).snapshots).toBeUndefined();
  });

  it('is at an hour of a day in a named zone, and can be ended', async () => {
    await edit(file);
    await press(/^Schedule/);
    await choose('Refresh', 'Every week');
    await choose('On', 'Friday');
    await choose('At', '17:00');
    expect(words()).not.toContain(daysGoBy('UTC'));
    await type('Time zone', 'Asia/Tokyo');
    expect(words()).toContain(daysGoBy('UTC'));
    await press('Save');
    expect(await when()).toEqual({ every: 'week', on: 5, at: 17, zone: 'Asia/Tokyo' });
    expect(words()).toContain(scheduledWords('every Friday at 17:00', 'Asia/Tokyo', { isMine: true }, 'Mar 20, 2026 at 17:00'));
    await press('Edit “Hours”');
    await press(/^Schedule/);
    await choose('Refresh', 'Only by hand');
    await press('Save');
    expect(await when()).toBeUndefined();
    expect(file.scheduler.running).toBe(false);
  });

  it('in no zone, or that cannot run, is said', async () => {
    await edit(file);
    await press(/^Schedule/);
    await choose('Refresh', 'Every day');
    await type('Time zone', 'Mars/Olympus');
    await press('Save');
    expect(words(the('alert'))).toContain('Mars/Olympus');
    await type('Time zone', 'UTC');
    file.scheduler.refusal = 'you have not allowed it.';
    await press('Save');
    expect(words()).toContain(savedWithoutSchedule('Hours', 'you have not allowed it.'));
    expect((await file.owner.call('open', {})).reports).toHaveLength(1);
  });

  it('of a colleague stays hers until it is changed', async () => {
    await saved(file, { ...HOURS, schedule: WEEKLY });
    await openPanel(file.colleague);
    await press('Edit “Hours”');
    await press(/^Schedule/);
    expect(words()).toContain(SCHEDULE_NEEDS_KEY);
    expect(words()).toContain(said(scheduleOwner('Jane Doe')));
    await type('Name', 'Weekly hours');
    await press('Save');
    expect(await kept(file)).toMatchObject({ name: 'Weekly hours', schedule: { ownerName: 'Jane Doe' } });
    await press('Edit “Weekly hours”');
    await press(/^Schedule/);
    await choose('At', '09:00');
    await press('Save');
    expect(words(the('alert'))).toContain(scheduleOfAnother('Weekly hours', 'Jane Doe'));
  });
});
