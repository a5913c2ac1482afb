/** @jest-environment ./scripts/jest-page.cjs */

import { rowsFromOthers } from '#words/panel-answers';
import { elsewhereWords } from '#words/report-card';
import { NO_ANSWER } from '#words/sidebar';
import { all, focused, press, settled, the, words } from './hands';
import { closePanel, openPanel } from './panel-page';
import { organisation } from './people';
import { afterFirstPage, bar, card, manyPages } from './running-page';
import { HOURS, LOG, saved, WEEKLY } from './scene';
import type { SharedFile } from './shared-file';

let file: SharedFile;

beforeEach(async () => {
  file = manyPages();
  await saved(file, HOURS, LOG);
});
afterEach(closePanel);

/** The rows of a report are those of an account whose people this person's key doesn't show. */
async function savedFrom(name: string): Promise<string> {
  const id = (await file.owner.call('open', {})).reports.find(({ report }) => report.name === name)?.report.id ?? '';
  const { entries } = file.bench.documents;
  while ((await file.owner.call('refresh', { id })).state === 'running');
  const key = `activtrak.state.${id}`;
  entries.set(key, JSON.stringify({ ...JSON.parse(entries.get(key) ?? ''), account: { 900: 3 } }));
  return id;
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

  it('without rows says once why there are none', async () => {
    await openPanel(file.owner);
    await press('Refresh “Hours”');
    await settled();
    file.bench.serve({ ...organisation, days: [] });
    await press('Refresh “Hours”');
    await settled();
    const said = words(card('Hours'));
    expect(said).toContain('were kept.');
    expect(said.split('were kept.')).toHaveLength(2);
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
    await afterFirstPage(file);
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
    await afterFirstPage(file);
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
    await afterFirstPage(file);
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

  it('of rows that came from another account asks first, and goes on to its end once the person is sure', async () => {
    const id = await savedFrom('Hours');
    await openPanel(file.owner);
    await press('Refresh “Hours”');
    expect(words(card('Hours'))).toContain(rowsFromOthers('Hours', 'api.activtrak.com', 'asking'));
    const { entries } = file.bench.documents;
    expect(entries.has(`activtrak.run.${id}`)).toBe(false);
    await press('Continue “Hours”');
    expect(words(card('Hours'))).toContain('56 rows written.');
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
    await afterFirstPage(file);
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

  it('says from when it can be begun again, as long as nobody knows whether the call that was under way still is', async () => {
    await openPanel(file.owner);
    file.hold();
    await press('Refresh “Hours”');
    closePanel();
    await openPanel(file.owner);
    expect(words(card('Hours'))).toContain('Refreshing');
    expect(words(card('Hours'))).toContain('in another window since 12:00. If that was cut short, you can refresh it here from 12:07.');
    expect(all('button', /^(Refresh|Continue) “Hours”/)).toEqual([]);
    closePanel();
    file.bench.clock.advance(7 * 60_000);
    await openPanel(file.owner);
    expect(the('button', 'Refresh “Hours”')).toBeDefined();
    file.letGo();
    await settled();
  });

  it('is not called another window where a schedule is at work with this person’s key', async () => {
    await openPanel(file.owner);
    file.hold();
    await press('Refresh “Hours”');
    closePanel();
    const { entries } = file.bench.documents;
    for (const [key, kept] of entries)
      if (kept.includes('"trigger":"hand"')) entries.set(key, kept.replace('"trigger":"hand"', '"trigger":"schedule"'));
    await openPanel(file.owner);
    expect(words(card('Hours'))).toContain('Your schedule has been refreshing it since 12:00. If that was cut short');
    expect(words(card('Hours'))).not.toContain('another window');
    file.letGo();
    await settled();
  });

  it('can stop it later', async () => {
    await afterFirstPage(file);
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

it('what was stopped here is not “Refreshing” while the state is on its way', async () => {
  await afterFirstPage(file);
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

it('what was refreshed here for the first time is not “Not refreshed yet” while the state is on its way', async () => {
  file.roundsPerCall = 1_000;
  await openPanel(file.owner);
  file.hold();
  await press('Refresh “Hours”');
  const arrive = file.owner.delayAnswer();
  file.letGo();
  await settled();
  expect(words(card('Hours'))).toMatch(/^Hours Ready .* 56 rows written\./);
  expect(words(card('Hours'))).not.toContain('Not refreshed yet');
  arrive();
  await settled();
  expect(words(card('Hours'))).toMatch(/^Hours Ready .* Refreshed at 12:00 by Jane Doe\. 56 rows at Hours!A2/);
});

it('what was refreshed for the first time and had no rows is still new, and says when it runs next', async () => {
  await saved(file, { ...HOURS, name: 'Weekly', range: { kind: 'words', words: '2025-01-01 to 2025-01-07' }, schedule: WEEKLY });
  await openPanel(file.owner);
  await press('Refresh “Weekly”');
  await settled();
  expect(words(card('Weekly'))).toMatch(/^Weekly New .* Not refreshed yet\. .*Next: .* Nothing was written\./);
});

/** “Hours” is refreshed, and ActivTrak gives no more pages behind some. */
async function failMidway(): Promise<void> {
  let asked = 0;
  const cutOff = (url: string) => url.includes('/reports/') && ++asked > 21;
  file.bench.serve(organisation, { largestPage: 2, fault: (path) => (cutOff(path) ? { status: 503, headers: {}, body: '' } : undefined) });
  file.roundsPerCall = 1_000;
  await openPanel(file.owner);
  await press('Refresh “Hours”');
  await settled();
}

it('what failed here and was gone on with elsewhere, or here, is over', async () => {
  await failMidway();
  await press('Refresh “Log”');
  await settled();
  expect(words(card('Hours'))).toMatch(/^Hours Failed .* problem of its own/);
  file.bench.serve(organisation, { largestPage: 2 });
  file.bench.clock.advance(60_000);
  const id = (await file.owner.call('open', {})).reports.find(({ report }) => report.name === 'Hours')?.report.id ?? '';
  while ((await file.owner.call('refresh', { id })).state === 'running');
  await press('Check for changes by colleagues');
  await settled();
  expect(words(card('Hours'))).toMatch(/^Hours Ready .* Refreshed at 12:0\d by Jane Doe\. 56 rows/);
  expect(words(card('Hours'))).not.toContain('problem of its own');
});

it('a first refresh that failed and was gone on with here is “Ready” while the state is on its way', async () => {
  await failMidway();
  file.bench.serve(organisation, { largestPage: 2 });
  file.bench.clock.advance(60_000);
  file.hold();
  await press('Continue “Hours”');
  const arrive = file.owner.delayAnswer();
  file.letGo();
  await settled();
  expect(words(card('Hours'))).toMatch(/^Hours Ready .* 56 rows written\./);
  expect(words(card('Hours'))).not.toContain('Not refreshed yet');
  arrive();
  await settled();
  expect(words(card('Hours'))).toMatch(/^Hours Ready/);
});
