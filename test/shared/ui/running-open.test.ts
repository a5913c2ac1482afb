/** @jest-environment jsdom */

import { FAKE_KEY } from '../../doubles/fake-api';
import { httpAnswer } from '../../doubles/scripted-transport';
import { all, press, settled, words } from './hands';
import { closePanel, openPanel } from './panel-page';
import { organisation } from './people';
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

describe('while the panel is open', () => {
  const schedule = (): Promise<unknown> => file.colleague.call('refresh', { id: ids[0] ?? '' });
  const pass = async (ms: number): Promise<void> => {
    file.bench.clock.advance(ms);
    jest.advanceTimersByTime(ms);
    await settled();
  };
  const asked = (): readonly string[] => file.owner.calls.slice(before);
  let before: number;
  let sight: DocumentVisibilityState;

  beforeEach(async () => {
    sight = 'visible';
    jest.spyOn(document, 'visibilityState', 'get').mockImplementation(() => sight);
    jest.useFakeTimers({ doNotFake: ['setTimeout', 'queueMicrotask', 'performance'] });
    file.roundsPerCall = 1_000;
    await file.colleague.call('connect', { key: FAKE_KEY });
    await openPanel(file.owner);
    await press('Refresh “Hours”');
    before = file.owner.calls.length;
  });
  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  it('a scheduled run that failed takes the place of what was there, and so does the retry that worked', async () => {
    expect(words(card('Hours'))).toContain('56 rows written.');
    file.bench.serve(organisation, { fault: () => httpAnswer(403) });
    await schedule();
    await pass(30_000);
    expect(words(card('Hours'))).toMatch(/^Hours Failed .* refused/);
    expect(words(card('Hours'))).not.toMatch(/56 rows written|No duplicate records/);
    file.bench.serve(organisation);
    await pass(15 * 60_000);
    await schedule();
    await pass(30_000);
    expect(words(card('Hours'))).toMatch(/^Hours Ready .* Refreshed at 12:15 by Omar/);
    expect(words(card('Hours'))).not.toContain('refused');
  });

  it('one that began later is shown, and not what this panel did before', async () => {
    file.roundsPerCall = 1;
    await pass(5 * 60_000);
    await schedule();
    await pass(30_000);
    expect(words(card('Hours'))).toMatch(/^Hours Refreshing .* Omar has been refreshing it since 12:05\./);
    expect(words(card('Hours'))).not.toContain('56 rows written');
  });

  it('one small call now and again looks for changes, and none does while it is out of sight', async () => {
    await pass(5 * 60_000);
    expect(asked()).toEqual(Array(10).fill('stamp'));
    sight = 'hidden';
    await schedule();
    await pass(5 * 60_000);
    expect(asked()).toHaveLength(10);
    sight = 'visible';
    document.dispatchEvent(new Event('visibilitychange'));
    await settled();
    expect(words(card('Hours'))).toContain('by Omar');
    expect(asked().slice(10)).toEqual(['stamp', 'open']);
  });

  it('a look that fails disturbs nobody, and the next one may be luckier', async () => {
    await schedule();
    file.owner.isReachable = false;
    await pass(30_000);
    expect(all('alert')).toEqual([]);
    file.owner.isReachable = true;
    await pass(30_000);
    expect(words(card('Hours'))).toContain('by Omar');
  });

  it('looking writes nothing into the file', async () => {
    const kept = JSON.stringify([...file.bench.documents.entries]);
    await pass(3 * 3_600_000);
    expect(asked()).toContain('open');
    expect(JSON.stringify([...file.bench.documents.entries])).toBe(kept);
  });
});
