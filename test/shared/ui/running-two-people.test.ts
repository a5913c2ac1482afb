/** @jest-environment jsdom */

import { elsewhereWords } from '#words/report-card';
import { beingRefreshed } from '#words/turns';
import { FAKE_KEY } from '../../doubles/fake-api';
import { all, press, said, settled, the, words } from './hands';
import { closePanel, openPanel } from './panel-page';
import { card, manyPages } from './running-page';
import { HOURS, LOG, saved } from './scene';
import type { SharedFile } from './shared-file';

let file: SharedFile;
let ids: readonly string[];

beforeEach(async () => {
  file = manyPages();
  ids = await saved(file, HOURS, LOG);
});
afterEach(closePanel);

describe('two people at one report', () => {
  beforeEach(() => file.colleague.call('connect', { key: FAKE_KEY }));

  it('the second one is told who is at work and since when', async () => {
    await openPanel(file.owner);
    await file.colleague.call('refresh', { id: ids[0] ?? '' });
    await press('Refresh “Hours”');
    expect(words(the('alert'))).toContain(beingRefreshed('Omar', '12:00'));
    await press('Close the message about “Hours”');
    expect(words(card('Hours'))).toContain('Omar has been refreshing it since 12:00.');
    expect(words(card('Hours'))).toContain('Page 1 of 28 · 2 of 56 rows');
    expect(all('button', /^(Refresh|Continue|Stop refreshing) “Hours”/)).toEqual([]);
  });

  it('the second one can go on with what the first one left', async () => {
    await file.colleague.call('refresh', { id: ids[0] ?? '' });
    file.bench.clock.advance(60_000);
    await openPanel(file.owner);
    expect(words(card('Hours'))).toContain(
      said(elsewhereWords({ by: 'Omar', since: '12:00', when: 'at 12:00', isMine: false, isFree: true })),
    );
    await press('Continue “Hours”');
    expect(words(card('Hours'))).toContain('56 rows written.');
    expect(words(card('Hours'))).toContain('by Jane Doe');
  });

  it('all but theirs are refreshed by “Refresh all”', async () => {
    await file.colleague.call('refresh', { id: ids[0] ?? '' });
    await openPanel(file.owner);
    await press('Refresh all');
    expect(words(card('Hours'))).toContain('Omar has been refreshing it');
    expect(words(card('Log'))).toContain('40 rows written.');
  });

  it('the page looks again while somebody else is at work', async () => {
    jest.useFakeTimers({ doNotFake: ['setTimeout', 'queueMicrotask', 'performance'] });
    try {
      await file.colleague.call('refresh', { id: ids[0] ?? '' });
      await openPanel(file.owner);
      file.roundsPerCall = 1_000;
      await file.colleague.call('refresh', { id: ids[0] ?? '' });
      jest.advanceTimersByTime(16_000);
      await settled();
      expect(words(card('Hours'))).toContain('Refreshed at 12:00 by Omar. 56 rows');
    } finally {
      jest.useRealTimers();
    }
  });
});
