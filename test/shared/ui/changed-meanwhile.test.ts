/** @jest-environment ./scripts/jest-page.cjs */

import { saved as reportSaved, WHAT_SAVING_REPLACES } from '#words/editor';
import type { Report } from '../../../shared/report/definition/definition';
import { FAKE_KEY } from '../../doubles/fake-api';
import { edit, field, kept } from './editor-page';
import { all, press, pressOn, the, type, within, words } from './hands';
import { closePanel } from './panel-page';
import { HOURS, usualFile, WEEKLY } from './scene';
import type { PersonsHost, SharedFile } from './shared-file';

let file: SharedFile;
beforeEach(() => {
  file = usualFile();
});
afterEach(closePanel);

const change = async (host: PersonsHost, part: Partial<Report>): Promise<void> =>
  void (await host.call('saveReport', { report: { ...(await kept(file)), ...part } }));

describe('a report that a colleague changes while it is being edited', () => {
  const PSEUDONYMS = { people: 'pseudonyms', smallestGroup: 5 } as const;

  beforeEach(async () => {
    await edit(file);
    await change(file.colleague, { privacy: PSEUDONYMS });
    await type('Name', 'Hours of all');
  });

  it('is saved over her changes only after a question', async () => {
    await press('Save');
    expect(words(the('alertdialog', 'Save over newer changes?'))).toContain(WHAT_SAVING_REPLACES);
    expect(await kept(file)).toMatchObject({ name: 'Hours', privacy: PSEUDONYMS });
    await pressOn(within(the('alertdialog'), 'Save anyway'));
    expect(words()).toContain(reportSaved('Hours of all'));
    expect(await kept(file)).toMatchObject({ name: 'Hours of all', privacy: HOURS.privacy });
  });

  it('keeps them, and what was typed stays in its field, where the answer is no', async () => {
    await press('Save and refresh');
    await pressOn(within(the('alertdialog'), 'Cancel'));
    expect(field('Name').value).toBe('Hours of all');
    expect(await kept(file)).toMatchObject({ name: 'Hours', privacy: PSEUDONYMS });
    expect(file.owner.calls).not.toContain('refresh');
  });
});

describe('no question comes', () => {
  const without = async (): Promise<void> => {
    await type('Name', 'Hours of all');
    await press('Save');
    expect(all('alertdialog')).toEqual([]);
    expect(words()).toContain(reportSaved('Hours of all'));
  };

  it('where it is another report that was changed', async () => {
    await edit(file);
    await file.colleague.call('saveReport', { report: { ...HOURS, name: 'Another', destination: { sheet: 'Another', cell: 'A1' } } });
    await without();
  });

  it('where a colleague has taken its schedule over', async () => {
    await edit(file, { ...HOURS, schedule: WEEKLY });
    await file.colleague.call('connect', { key: FAKE_KEY });
    await file.colleague.call('takeSchedule', { id: (await kept(file)).id });
    await without();
    expect(await kept(file)).toMatchObject({ schedule: { ownerName: 'Omar' } });
  });

  it('where it is saved again because the answer was lost', async () => {
    await edit(file);
    await type('Name', 'Hours of all');
    const arrive = file.owner.delayAnswer();
    await press('Save');
    file.owner.isReachable = false;
    arrive();
    await press('Save');
    file.owner.isReachable = true;
    await press('Save');
    expect(all('alertdialog')).toEqual([]);
    expect(words()).toContain(reportSaved('Hours of all'));
  });
});
