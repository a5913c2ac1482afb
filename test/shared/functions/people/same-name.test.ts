import { nobodyCalled } from '#words/formulas';
import { countWords } from '#words/numbers';
import { jsonAnswer } from '../../../doubles/scripted-transport';
import { daysBack, evaluate, rowsOf, type SheetOptions, sentenceOf, TODAY } from '../cells';

interface Worked {
  readonly date: string;
  readonly userId?: number;
  readonly user?: string;
  readonly active: number;
  readonly groups?: readonly unknown[];
}

/** A server whose hours are just these rows, and whose list of users, where there is one, is just this. */
function serving(rows: readonly Worked[], users: readonly object[] = []): SheetOptions {
  const record = ({ active, ...fields }: Worked): object => ({ groups: [], ...fields, activeTime: { total: active } });
  return {
    names: users.length > 0,
    fault: (path, parameters) => {
      if (path === '/scim/v1/users' && users.length > 0) return jsonAnswer({ totalResults: users.length, Resources: users });
      if (path !== '/reports/v2/workinghours/users') return undefined;
      const [from, to] = [parameters.get('from') ?? '', parameters.get('to') ?? ''];
      const id = Number(parameters.get('clientId') ?? parameters.get('userId') ?? -1);
      const found = rows.filter(({ date, userId }) => date >= from && date <= to && (id === -1 || userId === id));
      return jsonAnswer({ activity: found.map(record), total: found.length });
    },
  };
}

const total = async (options: SheetOptions, who: string): Promise<unknown> =>
  (await evaluate(options, 'ACTIVTRAK_TOTAL', 'active', 'last 7 days', '', who)).result;

describe('a user whose name changed within the period', () => {
  const renamed = serving([
    { date: daysBack(1), userId: 1, user: 'Jane Doe', active: 3600 },
    { date: TODAY, userId: 1, user: 'Jane Smith', active: 7200 },
    { date: TODAY, userId: 2, user: 'Robin Roe', active: 60 },
  ]);

  it.each(['user:1', 'Jane Smith', 'Jane Doe'])('has all hours, asked for as %s', async (who) => {
    expect(await total(renamed, who)).toBe(3);
  });

  it('is one user in the status', async () => {
    expect((await evaluate(renamed, 'ACTIVTRAK_STATUS')).result).toContain(countWords(2, 'person', 'people'));
  });
});

describe('two users of one name', () => {
  const users = [
    { id: '1', userName: 'robin1', displayName: 'Robin Same' },
    { id: '2', userName: 'robin2', displayName: 'Robin Same' },
  ];

  it('are two in the status', async () => {
    const rows = [1, 2].map((userId) => ({ date: TODAY, userId, user: 'Robin Same', active: 3600 }));
    expect((await evaluate(serving(rows), 'ACTIVTRAK_STATUS')).result).toContain(countWords(2, 'person', 'people'));
  });

  it('are refused where the hours show log-in names and only the list of users the common one', async () => {
    const rows = [1, 2].map((userId) => ({ date: TODAY, userId, user: `robin${userId}`, active: 3600 }));
    expect(await sentenceOf(serving(rows, users), 'ACTIVTRAK_TOTAL', 'active', 'today', '', 'Robin Same')).toContain('user:1 or user:2');
    expect(await total(serving(rows, users), 'robin2')).toBe(1);
  });

  it('are refused where the hours show the common name without ids', async () => {
    const rows = [1800, 3600].map((active) => ({ date: TODAY, user: 'Robin Same', active }));
    expect(await sentenceOf(serving(rows, users), 'ACTIVTRAK_TOTAL', 'active', 'today', '', 'Robin Same')).toContain('user:1 or user:2');
  });

  it('are refused when they worked on different days', async () => {
    const rows = [1, 2].map((userId) => ({ date: daysBack(userId), userId, user: 'Robin Same', active: 3600 }));
    expect(await sentenceOf(serving(rows), 'ACTIVTRAK_HOURS', 'last 7 days', '', 'robin  same')).toContain('user:1 or user:2');
  });
});

describe('a name with other letter cases, spaces and letter forms', () => {
  const rows = [{ date: TODAY, userId: 1, user: 'Zoë  Ångström', active: 3600 }];
  it.each(['zoë ångström', ' ZOË ÅNGSTRÖM ', 'user: Zoë Ångström', 'Zoe\u0308 A\u030angstro\u0308m'])('is found as %j', async (who) => {
    expect(await total(serving(rows), who)).toBe(1);
  });

  it('is found with digits alone when it is quoted', async () => {
    const digits = [{ date: TODAY, userId: 1, user: '007', active: 3600 }];
    expect(await total(serving(digits), 'user:"007"')).toBe(1);
  });
});

describe('a name that nobody has', () => {
  const rows = [{ date: TODAY, userId: 1, user: 'Jane Doe', active: 3600 }];
  it.each(['Jane Deo', 'group:Saels', 'computer:LAPTOP-0'])('is an error and never 0: %s', async (who) => {
    for (const options of [serving(rows), serving(rows, [{ id: '1', displayName: 'Jane Doe' }])]) {
      expect(await sentenceOf(options, 'ACTIVTRAK_TOTAL', 'active', 'last 7 days', '', who)).toMatch(/^There is no .*ACTIVTRAK_.*\.$/);
    }
  });
});

describe('a time that is no number', () => {
  it('is refused rather than counted as nothing', async () => {
    const rows = [{ date: TODAY, userId: 1, user: 'Jane Doe', active: '01:30:00' as unknown as number }];
    expect(await sentenceOf(serving(rows), 'ACTIVTRAK_TOTAL', 'active', 'today')).toContain('“01:30:00”');
    expect((await rowsOf(serving(rows), 'ACTIVTRAK_HOURS', 'today', '', '', 'Active'))[1]).toEqual(['01:30:00']);
  });
});

describe('a name that somebody had once and another has now', () => {
  const users = [
    { id: '1', displayName: 'Jane Smith' },
    { id: '2', displayName: 'Jane Doe' },
  ];
  const rows = [
    { date: daysBack(1), userId: 1, user: 'Jane Doe', active: 3600 },
    { date: daysBack(1), userId: 2, user: 'Jane Doe', active: 7200 },
    { date: TODAY, userId: 1, user: 'Jane Smith', active: 60 },
    { date: TODAY, userId: 2, user: 'Jane Doe', active: 120 },
  ];

  it.each(['today', 'yesterday', 'last 7 days'])('is that of the one who has it now, for every period: %s', async (period) => {
    const { result } = await evaluate(serving(rows, users), 'ACTIVTRAK_TOTAL', 'active', period, '', 'Jane Doe');
    expect(result).toBe(({ today: 120, yesterday: 7200, 'last 7 days': 7320 }[period] as number) / 3600);
  });

  it.each(['today', 'yesterday', 'last 7 days'])('and rows show the newest name alone, in every period: %s', async (period) => {
    const [, ...shown] = await rowsOf(serving(rows, users), 'ACTIVTRAK_HOURS', period, '', '', 'User ID, User');
    for (const [id, name] of shown) expect(name).toBe(id === 1 ? 'Jane Smith' : 'Jane Doe');
  });

  it('is known from the last days, where a day shows nobody by a name of the list', async () => {
    const alone = rows.filter(({ userId }) => userId === 1);
    expect((await rowsOf(serving(alone, users), 'ACTIVTRAK_HOURS', 'yesterday', '', '', 'User'))[1]).toEqual(['Jane Smith']);
  });

  it('stays where rows show log-in names as a matter of course', async () => {
    const logins = [{ date: TODAY, userId: 1, user: 'jsmith', active: 60 }];
    expect((await rowsOf(serving(logins, users), 'ACTIVTRAK_HOURS', 'today', '', '', 'User'))[1]).toEqual(['jsmith']);
  });
});

describe('somebody deleted', () => {
  const users = [{ id: '1', displayName: 'Jane Doe' }];
  const rows = [
    { date: daysBack(3), userId: 9, user: '', active: 3600 },
    { date: TODAY, userId: 1, user: 'Jane Doe', active: 60 },
  ];

  it('has no hours on a day without rows, and that is no mistake', async () => {
    const answer = async (period: string, who: string) =>
      (await evaluate(serving(rows, users), 'ACTIVTRAK_TOTAL', 'active', period, '', who)).result;
    expect(await answer('last 7 days', 'user:9')).toBe(1);
    expect(await answer('today', 'user:9')).toBe(0);
    expect(await answer('today', 'Jim Roe (9)')).toBe(0);
    expect(await sentenceOf(serving(rows, users), 'ACTIVTRAK_TOTAL', 'active', 'today', '', 'user:8')).toBe(nobodyCalled('user', '8'));
  });

  it('without a name goes by the id, as in the list of people', async () => {
    const [, ...shown] = await rowsOf(serving(rows, users), 'ACTIVTRAK_HOURS', 'last 7 days', '', '', 'User');
    const [, ...listed] = await rowsOf(serving(rows, users), 'ACTIVTRAK_USERS', '', 'last 7 days');
    expect(shown.flat()).toEqual(['9', 'Jane Doe']);
    expect(listed).toContainEqual(['9', 9, 'Deleted']);
  });
});

describe('an id of 0', () => {
  const rows = [
    { date: TODAY, userId: 0, user: 'Ada', active: 3600 },
    { date: TODAY, userId: 0, user: 'Ben', active: 7200 },
  ];

  it.each([
    ['Ada', 1],
    ['Ben', 2],
    ['Ada; Ben', 3],
    ['everyone', 3],
  ])('is nobody’s: %s', async (who, expected) => {
    expect(await total(serving(rows), who)).toBe(expected);
  });

  it('stands behind no name, and makes nobody a user of its own', async () => {
    const both = rows.map((row) => ({ ...row, user: 'Ada' }));
    expect((await rowsOf(serving(both), 'ACTIVTRAK_HOURS', 'today', '', '', 'User')).slice(1).flat()).toEqual(['Ada', 'Ada']);
    expect(await rowsOf(serving(rows), 'ACTIVTRAK_USERS')).toEqual([['User', 'User ID']]);
  });
});
