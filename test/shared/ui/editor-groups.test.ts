/** @jest-environment ./scripts/jest-page.cjs */

import { GROUPING_WORDS } from '#words/editor';
import { READY_REPORTS } from '../../../shared/ui/editor/ready-reports';

import { edit, kept } from './editor-page';
import { all, choose, press, the, type, words } from './hands';
import { closePanel, openPanel } from './panel-page';
import { HOURS, LOG, saved, usualFile } from './scene';
import type { SharedFile } from './shared-file';

let file: SharedFile;
beforeEach(() => {
  file = usualFile();
});
afterEach(closePanel);

const isTicked = (label: string): boolean => (the('checkbox', label) as HTMLInputElement).checked;

describe('the rows of a log', () => {
  beforeEach(async () => {
    await edit(file, LOG);
    await press(/^Columns/);
  });

  it('are activities, until one of the ready ways to group them is chosen', async () => {
    expect(all('button', 'Remove User')).toHaveLength(1);
    await choose('Rows', GROUPING_WORDS.apps);
    expect(all('button', 'Remove User')).toHaveLength(0);
    expect(['Application', 'Site', 'Hour', 'Share'].map(isTicked)).toEqual([true, true, false, true]);
    await press('Save');
    const { rollup, version } = await kept(file);
    expect(rollup).toEqual({ by: ['application', 'site'], measures: ['time', 'people', 'share'], top: 50 });
    expect(version).toBe(2);
  });

  it('are grouped as somebody likes, with words for the codes of productivity', async () => {
    await choose('Rows', GROUPING_WORDS.productivity);
    await press('Hour', 'checkbox');
    await press('People', 'checkbox');
    await press('Words for Productivity');
    await type('Instead of 1', 'Productive');
    await press('Save');
    const { rollup, columns } = await kept(file);
    expect(rollup).toEqual({ by: ['day', 'hour', 'productivity'], measures: ['time'] });
    expect(columns).toEqual([{ key: 'productivity', words: { '1': 'Productive' } }]);
  });

  it('are activities again when that is chosen', async () => {
    await choose('Rows', GROUPING_WORDS.hours);
    await choose('Rows', GROUPING_WORDS.none);
    await press('Save');
    const { rollup, version } = await kept(file);
    expect([rollup, version]).toEqual([undefined, 1]);
  });

  it('are activities again in a report that was saved with groups', async () => {
    await choose('Rows', GROUPING_WORDS.hours);
    await press('Save');
    await press('Edit “Log”');
    await press(/^Columns/);
    await choose('Rows', GROUPING_WORDS.none);
    await press('Save');
    const { rollup, version } = await kept(file);
    expect([rollup, version]).toEqual([undefined, 1]);
  });

  it('that make no sense are refused in words', async () => {
    await choose('Rows', GROUPING_WORDS.hours);
    await press('Hour', 'checkbox');
    await press('Save');
    expect(words()).toContain('There is nothing left to group by.');
  });
});

it('hours have no groups of this kind', async () => {
  await edit(file, HOURS);
  await press(/^Columns/);
  expect(all('combobox', 'Rows')).toHaveLength(0);
});

it('a grouped log can be a summary without people, and its card says what it is grouped by', async () => {
  await saved(file, {
    ...LOG,
    rollup: { by: ['application'], measures: ['time', 'people'] },
    privacy: { people: 'summary', smallestGroup: 2 },
  });
  await openPanel(file.owner);
  expect(words()).toContain('Log by application');
  await press('Edit “Log”');
  await press(/^Privacy/);
  expect((the('radio', /^Summary/) as HTMLInputElement).checked).toBe(true);
});

it('the ready reports of the log can be previewed, before anything is saved', async () => {
  const grouped = READY_REPORTS.filter(({ report }) => report.rollup);
  expect(grouped).toHaveLength(3);
  for (const { report } of grouped) {
    const { header, estimate } = await file.owner.call('preview', { report });
    expect(header.length).toBeGreaterThan(2);
    expect(estimate.rows).toBeUndefined();
  }
});

it('a preview shows groups and not activities', async () => {
  const report = { ...LOG, rollup: { by: ['application'], measures: ['activities', 'share'] } } as const;
  const { header, rows } = await file.owner.call('preview', { report });
  expect(header).toEqual(['Application', 'Activities', 'Share']);
  expect(rows.map(([application]) => application)).toEqual([...new Set(rows.map(([application]) => application))]);
});
