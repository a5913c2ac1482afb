/** @jest-environment ./scripts/jest-page.cjs */

import { CHECK_FOR_CHANGES } from '#words/report-card';
import type { PanelCall } from '../../../shared/panel/calls';
import { gate } from '../../doubles/gate';
import { all, press, settled, the, words } from './hands';
import { closePanel, openPanel } from './panel-page';
import { HOURS, LOG, saved, usualFile } from './scene';
import type { SharedFile } from './shared-file';
import { inDialog } from './ways-to-calls';

let file: SharedFile;
beforeEach(async () => {
  file = usualFile();
  await saved(file, HOURS, LOG);
  await openPanel(file.owner);
});
afterEach(closePanel);

const cards = (): readonly (string | null)[] => all('heading', /^(Hours|Log)$/).map(({ textContent }) => textContent);

/** The host does what is asked only when it is let go on. */
function slow(name: PanelCall): () => Promise<void> {
  const { call } = file.owner;
  const { opened, open } = gate();
  file.owner.call = (async (one: PanelCall, request: never) => {
    if (one === name) {
      await opened;
      file.bench.clock.advance(1_000);
    }
    return call(one, request);
  }) as typeof call;
  return async () => {
    open();
    await settled();
  };
}

const look = async (): Promise<void> => {
  the('button', CHECK_FOR_CHANGES).click();
  await settled();
};

describe('what is shown is what was read last', () => {
  it('where a look is answered before what was asked of the host earlier', async () => {
    const goOn = slow('deleteReport');
    await press('More about Hours');
    await press('Delete…');
    await inDialog('Delete');
    await look();
    expect(cards()).toEqual(['Hours', 'Log']);
    await goOn();
    expect(all('alertdialog')).toEqual([]);
    expect(cards()).toEqual(['Log']);
  });

  it('where a look is answered after what was asked of the host later', async () => {
    const arrive = file.owner.delayAnswer();
    await look();
    file.bench.clock.advance(1_000);
    await press('More about Hours');
    await press('Delete…');
    await inDialog('Delete');
    arrive();
    await settled();
    expect(cards()).toEqual(['Log']);
  });

  it('where somebody set the clock back', async () => {
    file.bench.clock.advance(-3_600_000);
    await file.colleague.call('duplicateReport', { id: (await file.colleague.call('open', {})).reports[0]?.report.id ?? '' });
    await look();
    expect(words()).toContain('Hours 2');
  });
});
