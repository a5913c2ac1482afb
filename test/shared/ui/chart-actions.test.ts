/** @jest-environment ./scripts/jest-page.cjs */

import { CHART_ADDED, CHART_CHANGED, CHART_REMOVED, chartProposed } from '#words/chart-views';
import { NOTHING_TO_CHART } from '#words/charts';
import { all, press, said, settled, the, words } from './hands';
import { closePanel, openPanel } from './panel-page';
import { HOURS, refreshed, saved, usualFile } from './scene';
import type { SharedFile } from './shared-file';
import { inDialog } from './ways-to-calls';

let file: SharedFile;
beforeEach(() => {
  file = usualFile();
});
afterEach(closePanel);

const open = async (change: Partial<typeof HOURS> = {}, hasRows = true): Promise<void> => {
  const [id = ''] = await saved(file, { ...HOURS, ...change });
  if (hasRows) await refreshed(file, id);
  await openPanel(file.owner);
  await press('More about Hours');
};
const charts = () => file.bench.charts.charts;

describe('“Add a chart” on a report’s card', () => {
  it('is not there before the report has rows', async () => {
    await open({}, false);
    expect(all('button', 'Add a chart')).toEqual([]);
    expect(all('button', 'Duplicate')).toHaveLength(1);
  });

  it('proposes one in a sentence, and draws it with one press', async () => {
    await open();
    await press('Add a chart');
    const dialog = the('alertdialog', 'Which chart?');
    expect(words(dialog)).toContain(said(chartProposed(['Active (h)'], 'User')));
    expect((the('radio', 'Bars') as HTMLInputElement).checked).toBe(true);
    await inDialog('Add a chart');
    expect(words()).toContain(said(CHART_ADDED));
    expect(charts()).toMatchObject([{ look: { kind: 'bar', title: 'Hours', categoryTitle: 'User' } }]);
  });

  it('makes the chart another kind, and removes it', async () => {
    await open();
    await press('Add a chart');
    await inDialog('Add a chart');
    await press('Change the chart');
    the('radio', 'Pie').click();
    await settled();
    await inDialog('Change the chart');
    expect(words()).toContain(said(CHART_CHANGED));
    expect(charts()).toMatchObject([{ look: { kind: 'pie' } }]);
    await press('Remove chart');
    expect(words()).toContain(CHART_REMOVED);
    expect(charts()).toEqual([]);
    expect(all('button', 'Add a chart')).toHaveLength(1);
  });

  it('says why there is none to add, where nothing can be shown', async () => {
    await open({ columns: [{ key: 'date' }, { key: 'user' }] });
    await press('Add a chart');
    expect(words()).toContain(NOTHING_TO_CHART);
    expect(all('alertdialog')).toEqual([]);
  });
});
