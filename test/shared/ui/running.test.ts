/** @jest-environment jsdom */

import { elsewhereWords } from '../../../shared/words/en/report-card';
import { NO_ANSWER } from '../../../shared/words/en/sidebar';
import { beingRefreshed } from '../../../shared/words/en/turns';
import { FAKE_KEY } from '../../doubles/fake-api';
import { httpAnswer } from '../../doubles/scripted-transport';
import { all, focused, press, said, settled, the, words } from './hands';
import { closePanel, openPanel } from './panel-page';
import { organisation } from './people';
import { HOURS, LOG, saved, usualFile } from './scenes';
import type { SharedFile } from './shared-file';

let file: SharedFile;
let ids: readonly string[];

beforeEach(async () => {
  file = usualFile();
  // Twenty-eight pages of two rows: the first, twenty together, and the rest, each round in a call of its own.
  file.bench.serve(organisation, { largestPage: 2 });
  file.roundsPerCall = 1;
  ids = await saved(file, HOURS, LOG);
});
afterEach(closePanel);

const card = (name: string): HTMLElement => the('heading', name).closest('section') as HTMLElement;
const bar = (): HTMLProgressElement => the('progressbar') as HTMLProgressElement;

/** Begins a refresh and stands still after its first page. */
async function afterFirstPage(): Promise<void> {
  await openPanel(file.owner);
  file.hold();
  await press('Refresh “Hours”');
  file.letGo();
  file.hold();
  await settled();
}

describe('a refresh', () => {
  it('shows how far it is, of how many pages and rows, and then what was looked at, in words', async () => {
    await openPanel(file.owner);
    file.hold();
    await press('Refresh “Hours”');
    expect(words(card('Hours'))).toContain('Refreshing');
    expect(bar().hasAttribute('value')).toBe(false);
    expect(bar().getAttribute('aria-label')).toBe('Refresh of “Hours”');
    file.letGo();
    file.hold();
    await settled();
    expect(words(card('Hours'))).toContain('Page 1 of 28 · 2 of 56 rows');
    expect(bar().value).toBeCloseTo(2 / 56);
    file.letGo();
    await settled();
    expect(words(card('Hours'))).toContain('56 rows written.');
    expect(words(card('Hours'))).toContain("Good: 56 rows, matching ActivTrak's count. Good: No duplicate records.");
    await press('Close the result of “Hours”');
    expect(focused()).toBe('Refresh “Hours”');
    await press('Checks of the last refresh: Hours');
    expect(words(card('Hours'))).toContain('No duplicate records.');
  });

  it('of a log, whose length nobody knows, says so and no share', async () => {
    file.roundsPerCall = 2;
    await openPanel(file.owner);
    file.hold();
    await press('Refresh “Log”');
    file.letGo();
    file.hold();
    await settled();
    expect(words(card('Log'))).toMatch(/Waiting for ActivTrak|\d+ pages? · \d+ rows/);
    expect(bar().hasAttribute('value')).toBe(false);
    file.letGo();
    await settled();
    expect(words(card('Log'))).toContain('40 rows written.');
  });

  it('is stopped, and the sheet is as it was', async () => {
    await afterFirstPage();
    expect(focused()).toBe('Stop refreshing “Hours”');
    await press('Stop refreshing “Hours”');
    expect(words(card('Hours'))).toContain('Stopping…');
    file.letGo();
    await settled();
    expect(words(card('Hours'))).toContain('The refresh was stopped, and the sheet is unchanged. What was read is kept for a day');
    expect(file.bench.sheets.names()).not.toContain('Hours');
    expect(focused()).toBe('Close the result of “Hours”');
  });

  it.each([
    ['Continue “Hours”', 27],
    ['Start again: “Hours”', 28],
  ])('that was stopped has two ways on: %s', async (button, pages) => {
    await afterFirstPage();
    await press('Stop refreshing “Hours”');
    file.letGo();
    await settled();
    await press('Close the result of “Hours”');
    expect(words(card('Hours'))).toContain('Not finished');
    expect(words(card('Hours'))).toMatch(/Read so far: Page \d+ of 28 · \d+ of 56 rows\. This is kept for a day\./);
    expect(all('button', 'Refresh “Hours”')).toEqual([]);
    const pagesAsked = (): number =>
      file.bench
        .transport()
        .rounds.flat()
        .filter(({ url }) => /[?&]page=/.test(url)).length;
    const before = pagesAsked();
    await press(button);
    expect(words(card('Hours'))).toContain('56 rows written.');
    const asked = pagesAsked() - before;
    if (pages === 28) expect(asked).toBe(28);
    else expect(asked).toBeLessThanOrEqual(pages);
    expect(words(card('Hours'))).not.toContain('kept for a day');
    expect(file.bench.sheets.names()).toEqual(['Hours']);
  });

  it('that waits for its turn is taken back', async () => {
    await openPanel(file.owner);
    file.hold();
    await press('Refresh all');
    await press('Stop refreshing “Log”');
    expect(the('button', 'Refresh “Log”')).toBeDefined();
    file.letGo();
    await settled();
    expect(words(card('Hours'))).toContain('56 rows written.');
    expect(words(card('Log'))).toContain('Not refreshed yet.');
  });

  it('goes on from where it was when the host could not be reached in the middle', async () => {
    await afterFirstPage();
    file.owner.isReachable = false;
    file.letGo();
    await settled();
    expect(words(card('Hours'))).toContain(NO_ANSWER);
    expect(words(card('Hours'))).toContain('What was read so far is kept.');
    expect(all('button', 'Refresh “Hours”')).toEqual([]);
    file.owner.isReachable = true;
    const before = file.bench.transport().rounds.flat().length;
    await press('Continue “Hours”');
    expect(words(card('Hours'))).toContain('56 rows written.');
    expect(file.bench.transport().rounds.flat().length - before).toBeLessThan(28);
  });

  it('that could not begin can be tried again, or its message closed', async () => {
    await openPanel(file.owner);
    file.owner.isReachable = false;
    await press('Refresh “Hours”');
    await press('Try again: “Hours”');
    expect(words(card('Hours'))).not.toContain('kept');
    file.owner.isReachable = true;
    await press('Close the message about “Hours”');
    expect(words(card('Hours'))).toMatch(/New .* Not refreshed yet/);
  });

  it('is begun once, however often the button is pressed', async () => {
    await openPanel(file.owner);
    file.hold();
    const button = the('button', 'Refresh “Hours”');
    button.click();
    button.click();
    await settled();
    expect(file.owner.calls.filter((name) => name === 'refresh')).toHaveLength(1);
    file.letGo();
    await settled();
  });
});

describe('a panel that is closed in the middle', () => {
  it('loses nothing: opened again, the refresh goes on', async () => {
    await afterFirstPage();
    closePanel();
    const calls = file.owner.calls.length;
    file.letGo();
    await settled();
    expect(file.owner.calls).toHaveLength(calls);
    await openPanel(file.owner);
    expect(words(card('Hours'))).toContain('Not finished');
    expect(words(card('Hours'))).toContain(
      elsewhereWords({ by: 'Jane Doe', since: '12:00', when: 'at 12:00', isMine: true, isFree: true }),
    );
    await press('Continue “Hours”');
    expect(words(card('Hours'))).toContain('56 rows written.');
  });

  it('can stop it later', async () => {
    await afterFirstPage();
    closePanel();
    file.letGo();
    await settled();
    await openPanel(file.owner);
    await press('Stop refreshing “Hours”');
    expect(words(card('Hours'))).toMatch(/Not refreshed yet/);
    expect(the('button', 'Continue “Hours”')).toBeDefined();
    expect(file.bench.sheets.names()).not.toContain('Hours');
  });
});

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

it('what was stopped here is not “Refreshing” while the state is on its way', async () => {
  await afterFirstPage();
  await press('Check for changes by colleagues');
  await press('Stop refreshing “Hours”');
  const arrive = file.owner.delayAnswer();
  file.letGo();
  await settled();
  expect(words(card('Hours'))).toContain('The refresh was stopped');
  expect(words(card('Hours'))).not.toMatch(/^Hours Refreshing/);
  arrive();
  await settled();
  expect(words(card('Hours'))).toMatch(/^Hours Not finished/);
});
