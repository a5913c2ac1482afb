import { keyRefused } from '#words/answers';
import { OWNERS_KEY, THE_OWNER } from '#words/connection';
import { formulasUnconnected } from '#words/formula-keys';
import { activitySeen, connectedWith, NO_ACTIVITY, nobodyCalled } from '#words/formulas';
import { runSync } from '../../../shared/task';
import { type FakeActivity, fakeOrganisation } from '../../doubles/fake-organisation';
import { httpAnswer } from '../../doubles/scripted-transport';
import { daysBack, evaluate, LAST_DAYS, rowsOf, sentenceOf, sheet, TODAY } from './cells';

const activity = (id: number, time: string, personId = 1, title = '=SUM(A1)'): FakeActivity => ({
  logId: String(4_611_686_018_427_387_904n + BigInt(id)),
  time: `${TODAY}T${time}`,
  utc: `${TODAY}T${time}`,
  personId,
  seconds: id,
  title,
});

const organisation = fakeOrganisation(4, LAST_DAYS, [activity(1, '09:00:00'), activity(3, '11:00:00', 2), activity(2, '10:00:00')]);

describe('ACTIVTRAK_LOG', () => {
  it.each(['early-access', 'current'] as const)(
    'is newest first, without titles and addresses unless they are named (%s)',
    async (dialect) => {
      const [header, ...rows] = await rowsOf({ organisation, dialect }, 'ACTIVTRAK_LOG', 'today');
      expect(header).toEqual(['Time', 'User', 'Computer', 'Application', 'Duration (h)', 'Productivity']);
      expect(rows.map((row) => row[4])).toEqual([3 / 3600, 2 / 3600, 1 / 3600]);
      expect(JSON.stringify(rows)).not.toContain('SUM');
      const titles = await rowsOf({ organisation, dialect }, 'ACTIVTRAK_LOG', 'today', '', '', 'Log ID, Description');
      expect(titles[1]).toEqual([activity(3, '').logId, '=SUM(A1)']);
    },
  );

  it('leaves private columns out of “all”', async () => {
    const [header] = await rowsOf({ organisation }, 'ACTIVTRAK_LOG', 'today', '', '', 'all');
    for (const label of ['Window title', 'Description', 'URL', 'Website', 'Subpage', 'Screenshot', 'Private IP', 'Public IP'])
      expect(header).not.toContain(label);
  });

  it('says when its limit was reached', async () => {
    const rows = await rowsOf({ organisation }, 'ACTIVTRAK_LOG', 'today', '', '', 'User, Duration', 2, 'seconds');
    expect(rows).toEqual([
      ['User', 'Duration (s)'],
      ['Person 2', 3],
      ['Person 1', 2],
      [expect.stringContaining('Only the newest 2 rows'), ''],
    ]);
  });

  it('is narrowed to one person by name', async () => {
    const rows = await rowsOf({ organisation }, 'ACTIVTRAK_LOG', 'today', '', 'Person 1', 'Duration', '', 'seconds');
    expect(rows).toEqual([['Duration (s)'], [2], [1]]);
  });

  it.each([
    ['', 'Duration (h)', 2 / 3600],
    ['days', 'Duration', 2 / 86_400],
    ['[h]:mm', 'Duration', 2 / 86_400],
    ['seconds', 'Duration (s)', 2],
  ])('counts time in the unit asked for, as the hours do: “%s”', async (unit, header, duration) => {
    const rows = await rowsOf({ organisation }, 'ACTIVTRAK_LOG', 'today', '', 'Person 1', 'Duration', 1, unit);
    expect(rows.slice(0, 2)).toEqual([[header], [duration]]);
  });

  it('fits a new sheet of 1,000 rows with its header and its last line when nobody names a limit', async () => {
    const many = fakeOrganisation(
      1,
      LAST_DAYS,
      Array.from({ length: 1200 }, (_, second) => activity(second, new Date(second * 1000).toISOString().slice(11, 19))),
    );
    const rows = await rowsOf({ organisation: many }, 'ACTIVTRAK_LOG', 'today', '', '', 'Duration');
    expect(rows).toHaveLength(1000);
    expect(rows[999]).toEqual([expect.stringContaining('998')]);
  });
});

describe('names for drop-downs', () => {
  it.each([true, false])('list users and groups (names readable: %s)', async (names) => {
    const options = { organisation, names };
    expect(await rowsOf(options, 'ACTIVTRAK_USERS')).toEqual([
      ['User', 'User ID'],
      ['Person 1', 1],
      ['Person 2', 2],
      ['Person 3', 3],
      ['Person 4', 4],
    ]);
    expect(await rowsOf(options, 'ACTIVTRAK_USERS', 'Sales')).toEqual([
      ['User', 'User ID'],
      ['Person 2', 2],
      ['Person 4', 4],
    ]);
    expect(await rowsOf(options, 'ACTIVTRAK_GROUPS')).toEqual([
      ['Group', 'Group ID'],
      ['Sales', 51],
      ['Support', 52],
    ]);
  });
});

describe('the log of somebody whom only the hours of its days show by name', () => {
  // On leave since, where the key may not read names; or deleted.
  const then = daysBack(20);
  const log = [{ ...activity(1, '09:00:00'), time: `${then}T09:00:00`, utc: `${then}T09:00:00` }];
  const away = fakeOrganisation(4, [then, ...LAST_DAYS], log);
  const onLeave = { ...away, days: away.days.filter(({ personId, date }) => personId > 1 || date === then) };

  it.each(['early-access', 'current'] as const)('is found, and added up (%s)', async (dialect) => {
    const options = { organisation: onLeave, names: false, dialect };
    expect(await rowsOf(options, 'ACTIVTRAK_LOG', then, '', 'Person 1', 'User')).toEqual([['User'], ['Person 1']]);
    expect(await rowsOf(options, 'ACTIVTRAK_APPS', then, '', 'Person 1')).toHaveLength(2);
    expect(await rowsOf(options, 'ACTIVTRAK_LOG', then, '', 'group:Support', 'User')).toHaveLength(2);
    expect(await rowsOf(options, 'ACTIVTRAK_LOG', then, '', 'Person 2', 'User')).toHaveLength(1);
  });

  it('is that of nobody where they show none either', async () => {
    const options = { organisation: onLeave, names: false };
    for (const name of ['ACTIVTRAK_LOG', 'ACTIVTRAK_APPS'] as const)
      expect(await sentenceOf(options, name, then, '', 'Person 99')).toBe(nobodyCalled('user', 'Person 99'));
    expect(await sentenceOf(options, 'ACTIVTRAK_LOG', 'today', '', 'Person 1')).toBe(nobodyCalled('user', 'Person 1'));
  });
});

it.each([
  ['lists nobody', { totalResults: 0, Resources: [] }],
  ['refuses as the administration does, with a success', { messages: ['Not allowed.'], success: false }],
])('names are those of the hours where a server has rows of people and %s', async (_, body) => {
  const fault = (path: string) => (path.startsWith('/reports') ? undefined : httpAnswer(200, JSON.stringify(body)));
  const options = { organisation, fault };
  expect((await rowsOf(options, 'ACTIVTRAK_USERS')).map(([name]) => name)).toEqual([
    'User',
    'Person 1',
    'Person 2',
    'Person 3',
    'Person 4',
  ]);
  expect((await rowsOf(options, 'ACTIVTRAK_GROUPS')).map(([name]) => name)).toEqual(['Group', 'Sales', 'Support']);
  expect(await rowsOf(options, 'ACTIVTRAK_LOG', 'today', '', 'Person 2')).toHaveLength(2);
});

it('ACTIVTRAK_USERS of a person says that there is no such group, and not that there is no such person', async () => {
  expect(await sentenceOf({}, 'ACTIVTRAK_USERS', 'user:1')).toBe(nobodyCalled('group', 'user:1'));
  expect(await sentenceOf({}, 'ACTIVTRAK_USERS', 'user:Sales')).toBe(nobodyCalled('group', 'user:Sales', 'group:Sales'));
});

describe('ACTIVTRAK_STATUS', () => {
  it('is a sentence in every state', async () => {
    const status = async (options: Parameters<typeof evaluate>[0]): Promise<unknown> =>
      (await evaluate(options, 'ACTIVTRAK_STATUS')).result;
    expect(await status({})).toBe(`${connectedWith('api.activtrak.com', OWNERS_KEY)} ${activitySeen(4, '2026-03-18 17:01', 0)}`);
    expect(await status({ connection: 'none' })).toBe(formulasUnconnected(OWNERS_KEY, THE_OWNER));
    expect(await status({ key: 'another' })).toBe(keyRefused(OWNERS_KEY, 401));
    expect(await status({ organisation: fakeOrganisation(4, []) })).toContain(NO_ACTIVITY);
  });

  it('tells the age of what it says: the newest day’s, whatever of the days before was kept', () => {
    const cells = sheet('at once', { connection: { keyHeader: 'x-api-key' } });
    runSync(cells.task('ACTIVTRAK_STATUS'));
    cells.clock.advance(3 * 3_600_000);
    const seen = (minutes: number): string => activitySeen(4, '2026-03-18 17:01', minutes);
    expect(runSync(cells.task('ACTIVTRAK_STATUS'))).toContain(seen(0));
    cells.clock.advance(4 * 60_000);
    expect(runSync(cells.task('ACTIVTRAK_STATUS'))).toContain(seen(4));
  });

  it('speaks of no period for an empty cell, as the host hands it over, and of no connection', async () => {
    const connected = (await evaluate({}, 'ACTIVTRAK_STATUS')).result;
    for (const empty of ['', [['']], [[null]], [['  ']]]) expect((await evaluate({}, 'ACTIVTRAK_STATUS', empty)).result).toBe(connected);
    expect((await evaluate({}, 'ACTIVTRAK_STATUS', undefined, undefined, [['']])).result).toBe('');
  });
});
