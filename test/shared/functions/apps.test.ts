import fc from 'fast-check';
import type { Argument } from '../../../shared/functions/arguments/argument';
import { runSync } from '../../../shared/task';
import { type FakeActivity, fakeOrganisation } from '../../doubles/fake-organisation';
import { daysBack, evaluate, LAST_DAYS, rowsOf, sheet, TODAY } from './cells';

const activity = (number: number, change: Partial<FakeActivity> = {}): FakeActivity => ({
  logId: String(4_611_686_018_427_387_904n + BigInt(number)),
  time: `${TODAY}T09:00:00`,
  utc: `${TODAY}T09:00:00`,
  personId: (number % 3) + 1,
  seconds: 3600,
  title: '=SUM(A1)',
  executable: ['editor.exe', 'chrome.exe', 'mail.exe'][number % 3] as string,
  ...change,
});

const KEPT = 'activtrak.connection';

const served = (log: readonly FakeActivity[]) => ({ organisation: fakeOrganisation(4, LAST_DAYS, log) });

it('adds up by application unless something else is named, the most time first', async () => {
  const log = [activity(1), activity(2), activity(3, { executable: 'mail.exe' })];
  expect(await rowsOf(served(log), 'ACTIVTRAK_APPS', 'today')).toEqual([
    ['Application', 'Time (h)', 'Activities', 'Share'],
    ['mail.exe', 2, 2, 2 / 3],
    ['chrome.exe', 1, 1, 1 / 3],
  ]);
});

it('groups by what is named, and has all others in one row', async () => {
  const urls = ['https://www.a.example/secret', 'https://a.example/2', 'https://b.example/', 'https://c.example/'];
  const log = urls.map((url, index) => activity(index, { url, seconds: 3600 * (index + 1) }));
  const rows = await rowsOf(served(log), 'ACTIVTRAK_APPS', 'today', '', '', 'domain', 1);
  expect(rows).toEqual([
    ['Site', 'Time (h)', 'Activities', 'Share'],
    ['c.example', 4, 1, 0.4],
    ['All others', 6, 3, 0.6],
  ]);
  const byHour = await rowsOf(served(log), 'ACTIVTRAK_APPS', 'today', '', '', 'Hour, User');
  expect(byHour[0]?.slice(0, 2)).toEqual(['Hour', 'User']);
  expect(byHour[1]?.slice(0, 3)).toEqual([9, 'Person 1', 5]);
});

it('is narrowed to those who are named, each once, and refuses who is nobody', async () => {
  const log = [1, 2, 3, 4, 5].map((number) => activity(number));
  const activitiesOf = async (options: ReturnType<typeof served>, who: Argument): Promise<unknown> =>
    (await rowsOf(options, 'ACTIVTRAK_APPS', 'today', '', who, 'User')).slice(1).map(([name, , count]) => [name, count]);
  expect(await activitiesOf(served(log), 'Person 2')).toEqual([['Person 2', 2]]);
  const both = [
    ['Person 2', 2],
    ['Person 1', 1],
  ];
  for (const who of ['Person 1; Person 2', [['Person 2'], ['user:1'], ['Person 1']], 'user:2; Person 1; Person 2'])
    expect(await activitiesOf(served(log), who)).toEqual(both);
  const everyone = await activitiesOf(served(log), '');
  expect(await activitiesOf(served(log), 'group:Sales; group:Support; user:Person 1; computer:PC-2')).toEqual(everyone);
  for (const args of [
    ['today', '', 'Person 1; user:999'],
    ['today', '', 'Person 1; Nobody'],
    ['today', '', '', 'Mood'],
  ] as const)
    expect(await evaluate(served(log), 'ACTIVTRAK_APPS', ...args)).toMatchObject({
      error: { code: expect.stringMatching(/argument|who|unknown/) },
    });
});

it('takes somebody in several who is in no list and never had hours, as the log does, where records show them', async () => {
  const { organisation } = served([activity(1), activity(2), activity(3, { personId: 4 })]);
  const unlisted = { organisation: { ...organisation, days: organisation.days.filter(({ personId }) => personId !== 4) }, names: false };
  for (const who of ['user:4', 'user:2; user:4', 'user:4, user:2, user:3']) {
    const log = await rowsOf(unlisted, 'ACTIVTRAK_LOG', 'today', '', who, 'User');
    const apps = await rowsOf(unlisted, 'ACTIVTRAK_APPS', 'today', '', who, 'User');
    expect(
      apps
        .slice(1)
        .map(([name]) => name)
        .sort(),
    ).toEqual(
      log
        .slice(1)
        .map(([name]) => name)
        .sort(),
    );
  }
  for (const name of ['ACTIVTRAK_APPS', 'ACTIVTRAK_LOG'] as const)
    expect(await evaluate(unlisted, name, 'yesterday', '', 'user:2; user:4')).toMatchObject({ error: { code: 'argument' } });
});

it('counts records without an identity as often as one of those who are named has them', async () => {
  const log = [1, 1, 2].map((number) => activity(number, { logId: '0' }));
  const count = async (who: string): Promise<unknown> =>
    (await rowsOf(served(log), 'ACTIVTRAK_APPS', 'today', '', who)).slice(1).reduce((sum, row) => sum + Number(row[2]), 0);
  expect(await count('')).toBe(3);
  expect(await count('group:Sales; group:Support; user:Person 2')).toBe(3);
});

it('asks about any number of people with a cache key that hosts take', async () => {
  const one = sheet('at once', { organisation: fakeOrganisation(40, LAST_DAYS, [activity(1), activity(2), activity(3)]) });
  const who = Array.from({ length: 40 }, (_, index) => [`Person ${index + 1}`]);
  runSync(one.task('ACTIVTRAK_APPS', 'today', '', who));
  const first = one.transport.rounds.flat().length;
  runSync(one.task('ACTIVTRAK_APPS', 'today', '', [...who].reverse()));
  expect(one.transport.rounds.flat().length).toBe(first);
});

it('shares the days that its neighbors have fetched, whichever apps, sites or codes they group by', async () => {
  const one = sheet('at once', served([activity(1), activity(2), activity(3)]));
  const requests = (): number => one.transport.rounds.flat().length;
  runSync(one.task('ACTIVTRAK_APPS', 'last 7 days'));
  const first = requests();
  expect(first).toBeGreaterThan(0);
  runSync(one.task('ACTIVTRAK_APPS', 'last 7 days', '', '', 'Site, Productivity', 5));
  runSync(one.task('ACTIVTRAK_APPS', 'yesterday'));
  expect(requests()).toBe(first);
});

it('counts a day once that was fetched between two that were not', () => {
  const days = [2, 1, 0].map((back) => activity(back, { time: `${daysBack(back)}T09:00:00`, utc: `${daysBack(back)}T09:00:00` }));
  const one = sheet('at once', served(days));
  const sum = (from: string, to = ''): number =>
    (runSync(one.task('ACTIVTRAK_APPS', from, to)) as readonly (readonly unknown[])[])
      .slice(1)
      .reduce((all, row) => all + Number(row[1]), 0);
  expect(sum('yesterday')).toBe(1);
  expect(sum(daysBack(2), TODAY)).toBe(3);
});

it('has what people east of UTC did in the morning, where days are cut by UTC', async () => {
  const early = activity(1, { time: `${TODAY}T02:00:00`, utc: `${daysBack(1)}T21:00:00` });
  const organisation = { ...fakeOrganisation(4, LAST_DAYS, [early]), isCutByUtc: true };
  expect(await rowsOf({ organisation }, 'ACTIVTRAK_APPS', 'today', '', '', 'Application')).toHaveLength(2);
});

it('begins weeks on the day that is set, also where their days were fetched before', () => {
  const one = sheet('at once', served([activity(1)]));
  const week = (): unknown => (runSync(one.task('ACTIVTRAK_APPS', 'today', '', '', 'Week')) as unknown[][])[1]?.[0];
  const monday = week();
  one.secrets.entries.set(KEPT, (one.secrets.entries.get(KEPT) as string).replace('"weekStart":1', '"weekStart":7'));
  expect(week()).toBe(Number(monday) - 1);
});

it('shows only what the owner of the key allows', async () => {
  const cells = { allowed: true, groups: ['Sales'], users: ['Person 1'] };
  const limited = { ...served([activity(1), activity(2), activity(3)]), connection: { cells } };
  for (const who of ['', 'Person 3', 'group:Support', 'computer:PC-2'])
    expect(await evaluate(limited, 'ACTIVTRAK_APPS', 'today', '', who)).toMatchObject({ error: { code: 'limited' } });
  expect(await rowsOf(limited, 'ACTIVTRAK_APPS', 'today', '', 'Person 1')).toHaveLength(2);
});

it('equals what the records come to, whichever zone days are cut in', async () => {
  const someLog = fc.array(
    fc.record({
      at: fc.integer({ min: -2 * 1440, max: 1439 }),
      ahead: fc.integer({ min: -12, max: 14 }),
      seconds: fc.integer({ min: 1, max: 5000 }),
    }),
    { maxLength: 12 },
  );
  const midnight = Date.parse(`${TODAY}T00:00:00Z`);
  const moment = (minutes: number): string => new Date(midnight + minutes * 60_000).toISOString().slice(0, 19);
  await fc.assert(
    fc.asyncProperty(someLog, fc.boolean(), async (list, isCutByUtc) => {
      const log = list.map(({ at, ahead, seconds }, index) => activity(index, { time: moment(at), utc: moment(at - ahead * 60), seconds }));
      const { organisation } = served(log);
      const rows = await rowsOf({ organisation: { ...organisation, isCutByUtc } }, 'ACTIVTRAK_APPS', 'yesterday', '', '', 'Application');
      const expected = new Map<string, number>();
      list.forEach(({ at, seconds }, index) => {
        const { executable = '' } = activity(index);
        if (at >= -1440 && at < 0) expected.set(executable, (expected.get(executable) ?? 0) + seconds);
      });
      const found = new Map(rows.slice(1).map(([name, hours]) => [name, Math.round(Number(hours) * 3600)]));
      expect(found).toEqual(expected);
    }),
    { numRuns: 30 },
  );
});

describe('in the evening west of UTC, where the API’s day may be over and the people’s is not', () => {
  const evening = { time: `${TODAY}T20:30:00`, utc: `${daysBack(-1)}T03:30:00` };
  const log = [activity(1), activity(2, evening)];

  it.each([true, false])('all of today is there (days of the API cut by UTC: %s)', (isCutByUtc) => {
    const organisation = { ...fakeOrganisation(4, LAST_DAYS, log), isCutByUtc };
    const cells = sheet('at once', { organisation, zone: 'America/Los_Angeles' });
    cells.clock.advance(16 * 3_600_000);
    const apps = runSync(cells.task('ACTIVTRAK_APPS', 'today', '', '', 'User')) as readonly (readonly unknown[])[];
    expect(apps.slice(1).map(([name, , count]) => [name, count])).toEqual([
      ['Person 2', 1],
      ['Person 3', 1],
    ]);
    const rows = runSync(cells.task('ACTIVTRAK_LOG', 'today', '', '', 'User')) as readonly unknown[];
    expect(rows).toEqual([['User'], ['Person 3'], ['Person 2']]);
  });

  it('what is tomorrow by every clock is not today’s', () => {
    const next = activity(3, { time: `${daysBack(-1)}T10:00:00`, utc: `${daysBack(-1)}T01:00:00` });
    const cells = sheet('at once', { organisation: fakeOrganisation(4, LAST_DAYS, [...log, next]), zone: 'America/Los_Angeles' });
    cells.clock.advance(16 * 3_600_000);
    expect(runSync(cells.task('ACTIVTRAK_LOG', 'today'))).toHaveLength(3);
    expect(runSync(cells.task('ACTIVTRAK_APPS', 'today', '', '', 'User'))).toHaveLength(3);
  });
});

it('goes on when it is calculated again, also where not even the first days can be read in one go', () => {
  // Each answer takes its time, however many are asked for together.
  const log = Array.from({ length: 120 }, (_, index) => {
    const time = `${daysBack(10 - Math.floor(index / 12))}T${10 + (index % 12)}:00:00`;
    return activity(index, { time, utc: time });
  });
  const cells = sheet('at once', {
    organisation: fakeOrganisation(4, LAST_DAYS, log),
    connection: { dialect: 'current', keyHeader: 'x-api-key' },
    largestPage: 5,
    fault: (path) => {
      if (path.endsWith('activitylog')) cells.clock.advance(1100);
      return undefined;
    },
  });
  const endings: unknown[] = [];
  for (let calls = 0; calls < 6 && !Array.isArray(endings[endings.length - 1]); calls += 1) {
    try {
      endings.push(runSync(cells.task('ACTIVTRAK_APPS', `${daysBack(10)}..${daysBack(1)}`)));
    } catch (failure) {
      endings.push((failure as { code?: string }).code);
    }
    cells.clock.advance(11_000);
  }
  const rows = endings.pop() as readonly (readonly unknown[])[];
  expect(new Set(endings)).toEqual(new Set(['time']));
  expect(rows.slice(1).reduce((sum, [, , activities]) => sum + Number(activities), 0)).toBe(120);
});
