import { refreshAll, refreshDue } from '../../excel-addin/open-work';
import type { AlertNames } from '../../shared/report/definition/alert-rule';
import type { Report } from '../../shared/report/definition/definition';
import { FAKE_KEY } from '../doubles/fake-api';
import { HOURLY } from '../doubles/hourly';
import { report } from '../shared/report/report-bench';
import { huntedPane } from './hunted-pane';
import { type WorkbookBench, workbookBench } from './workbook-bench';

const HOUR = 3_600_000;
const HOOK = 'https://hooks.example.com/in/secretsecretsecret';

let bench: WorkbookBench;
beforeEach(async () => {
  bench = await workbookBench();
});
afterEach(() => bench.dispose());

/** A workbook with a report whose alert everybody met yesterday, and the webhook of the person at it. */
async function setUp(names: AlertNames, change: Partial<Report> = {}) {
  const pane = huntedPane();
  await pane.ask('connect', { key: FAKE_KEY, region: 'us' });
  const rule = { id: 'a', table: 'report', column: 'active', test: 'above', limit: 60, days: 'yesterday', workDaysOnly: false } as const;
  const alerts = { rules: [rule], names, weekdaysOff: '0000011' };
  const { id } = await pane.ask('saveReport', { report: report({ id: '', version: 5, alerts, ...change }) });
  expect((await pane.ask('testNotice', { way: 'json', address: HOOK })).isSent).toBe(true);
  const told = () => pane.messages.sent.slice(1).map(({ body }) => JSON.parse(body) as Readonly<Record<string, unknown>>);
  return { ...pane, id, told };
}

describe('what alerts find in the open workbook', () => {
  it.each([
    ['messages', 'names', /^Who: Person 1(?:, Person \d)* and Person \d\. /],
    ['messages', 'pseudonyms', /^Who: Person [2-9A-Z]{8}/],
    ['list', 'names', /^At least one is new\. /],
    ['nowhere', 'names', /^At least one is new\. /],
  ] as const)(
    'is told once of what a schedule refreshes, with names in “%s”, which the report shows as %s',
    async (names, people, text) => {
      const pane = await setUp(names, { schedule: HOURLY, privacy: { people, smallestGroup: 2 } });
      for (let hours = 0; hours < 4; hours += 1) {
        pane.clock.advance(HOUR);
        await refreshDue(pane.ports());
      }
      expect(bench.seen('Hours').length).toBeGreaterThan(3);
      expect(pane.told()).toEqual([
        expect.objectContaining({ event: 'alerts', text: expect.stringMatching(text), link: 'https://contoso.sharepoint.com/a.xlsx' }),
      ]);
      expect(Number(pane.told()[0]?.count)).toBeGreaterThan(1);
      if (names !== 'messages') expect(JSON.stringify(pane.told())).not.toMatch(/Person|people/i);
      expect(JSON.stringify([...pane.storage.entries])).not.toMatch(/Person \w/);
    },
  );

  it('is told once of what refreshes with the workbook, and not of what somebody refreshes by hand', async () => {
    const pane = await setUp('list', { schedule: HOURLY });
    await pane.ask('refresh', { id: pane.id });
    expect((await pane.ask('open', {})).reports[0]?.last?.alerts).toBeGreaterThan(1);
    await refreshDue(pane.ports());
    expect(pane.told()).toEqual([]);
    for (let minutes = 0; minutes < 60; minutes += 15) {
      pane.clock.advance(15 * 60_000);
      await refreshAll(pane.ports);
    }
    expect(pane.told().map(({ event }) => event)).toEqual(['alerts']);
  });
});
