/** @jest-environment ./scripts/jest-page.cjs */

import { DELETE_SNAPSHOTS } from '#words/rare-actions';
import { snapshotTaken } from '#words/snapshots';
import { all, press, said, settled, the, words } from './hands';
import { closePanel, openPanel } from './panel-page';
import { HOURS, refreshed, saved, usualFile } from './scene';
import { inDialog } from './ways-to-calls';

afterEach(closePanel);

it.each(['sheets', 'excel'] as const)(
  'a snapshot is taken from the card of a report, and goes with it where that is chosen, in %s',
  async (product) => {
    const file = usualFile(product);
    const [id = ''] = await saved(file, HOURS);
    await openPanel(file.owner);
    await press('More about Hours');
    expect(all('button', 'Take a snapshot')).toEqual([]);
    await refreshed(file, id);
    await openPanel(file.owner);
    await press('More about Hours');
    await press('Take a snapshot');
    const names = async () => (await file.bench.sheets.sheets()).map(({ name }) => name);
    const [, taken = ''] = await names();
    expect(taken).toMatch(/^Hours \d{4}-\d\d-\d\d$/);
    expect(words()).toContain(said(snapshotTaken(taken)));
    await press('Delete…');
    the('checkbox', DELETE_SNAPSHOTS).click();
    await settled();
    await inDialog('Delete');
    expect(await names()).toEqual(['Hours']);
  },
);
