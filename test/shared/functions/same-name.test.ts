import { jsonAnswer } from '../../doubles/scripted-transport';
import { daysBack, evaluate, rowsOf, type SheetOptions, sentenceOf, TODAY } from './cells';

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
    expect((await evaluate(renamed, 'ACTIVTRAK_STATUS')).result).toContain('; 2 users in');
  });
});

describe('two users of one name', () => {
  const users = [
    { id: '1', userName: 'robin1', displayName: 'Robin Same' },
    { id: '2', userName: 'robin2', displayName: 'Robin Same' },
  ];

  it('are two in the status', async () => {
    const rows = [1, 2].map((userId) => ({ date: TODAY, userId, user: 'Robin Same', active: 3600 }));
    expect((await evaluate(serving(rows), 'ACTIVTRAK_STATUS')).result).toContain('; 2 users in');
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
      expect(await sentenceOf(options, 'ACTIVTRAK_TOTAL', 'active', 'last 7 days', '', who)).toMatch(/^There is no .*=ACTIVTRAK_.*\.$/);
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
