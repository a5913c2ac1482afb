import { fakeOrganisation } from '../doubles/fake-organisation';
import { activity, createLibraryBench, DAYS, KEY, type LibraryBench } from './library-bench';

let library: LibraryBench;
beforeEach(async () => {
  library = await createLibraryBench();
});
afterEach(() => library.dispose());

const sentUrls = (): string[] => library.bench.sent.map(({ url }) => url);

describe('hours', () => {
  test('rows as plain objects, in seconds, oldest day first, then by name', () => {
    const rows = library.value(`return ActivTrak.hours(c, { range: '${DAYS[0]}..${DAYS[1]}' });`) as Record<string, unknown>[];
    expect(rows).toHaveLength(8);
    expect(rows[0]).toEqual({
      date: DAYS[0],
      user: 'Person 1',
      active: 4261,
      passive: 1800,
      total: 6061,
      productiveActive: 3601,
      unproductiveActive: 600,
      undefinedActive: 60,
    });
    expect(rows.map(({ date, user }) => `${date} ${user}`)).toEqual(
      DAYS.slice(0, 2).flatMap((date) => [1, 2, 3, 4].map((person) => `${date} Person ${person}`)),
    );
  });

  test('the last seven days without a range, another unit, columns by key or header, and moments as wall time', () => {
    expect(library.value('return ActivTrak.hours(c).length;')).toBe(16);
    const rows = library.value(
      `return ActivTrak.hours(c, { range: { from: '${DAYS[3]}' }, who: 'user:2', columns: 'User, active, firstActivity, groups, userId', unit: 'hours' });`,
    );
    expect(rows).toEqual([{ user: 'Person 2', active: 4265 / 3600, firstActivity: `${DAYS[3]}T08:00:00`, groups: 'Sales', userId: 2 }]);
  });

  test('several people and groups, each row once; nobody of that name is an error that names the function to ask', () => {
    const who = `['group:Sales', 'Person 2', 'person 3']`;
    expect(library.value(`return ActivTrak.hours(c, { range: 'today', who: ${who} }).map((row) => row.user);`)).toEqual([
      'Person 2',
      'Person 3',
      'Person 4',
    ]);
    expect(library.failure(`ActivTrak.hours(c, { who: 'Nobody' });`)).toMatch(/^argument: There is no person “Nobody”. users\(\) /);
  });

  test('what an empty cell gives is an error, and never everyone or the last days', () => {
    for (const query of [`{ who: '' }`, `{ who: [' '] }`, `{ who: ['Person 1', ''] }`, `{ range: '' }`])
      expect([query, library.failure(`ActivTrak.hours(c, ${query});`)]).toEqual([
        query,
        expect.stringMatching(/^argument: (?:who|range) is empty/),
      ]);
    expect(library.failure(`ActivTrak.users(c, '');`)).toMatch(/^argument: The group is empty/);
    expect(library.value(`return ActivTrak.hours(c, { range: 'today', who: 'everyone' }).length;`)).toBe(
      library.value(`return ActivTrak.hours(c, { range: 'today', who: 'group:Sales; group:Support' }).length;`),
    );
  });

  test('by computer, in either dialect', () => {
    const body = `return ActivTrak.computerHours(c, { range: 'today', who: 'computer:PC-3', columns: ['computer', 'users', 'total'] });`;
    expect(library.value(body)).toEqual([{ computer: 'PC-3', users: 'Person 3', total: 6066 }]);
    library.api = { dialect: 'early-access' };
    library.bench.playground.cache.clear();
    expect(library.value(`return ActivTrak.computerHours(c, { range: 'today', columns: 'computer,total' }).length;`)).toBe(4);
  });

  test('what the caller’s cache has is not asked again; without a cache it lasts for the execution', () => {
    const twice = `const count = ActivTrak.hours(c).length + ActivTrak.hours(c, { who: 'Person 1' }).length; return count;`;
    expect(library.value(twice)).toBe(20);
    const asked = sentUrls().length;
    expect(library.value(twice)).toBe(20);
    expect(sentUrls()).toHaveLength(asked);
    const alone = `const d = ActivTrak.connect({ key: '${KEY}' }); return ActivTrak.hours(d).length + ActivTrak.hours(d).length;`;
    expect(library.value(alone)).toBe(32);
    const reports = sentUrls()
      .slice(asked)
      .filter((url) => url.includes('workinghours'));
    // The key's header is found by trying, since this connection has no store to remember it.
    expect(reports).toHaveLength(2);
    expect(new Set(reports).size).toBe(1);
  });
});

describe('activityLog', () => {
  const many = Array.from({ length: 2500 }, (_, index) => activity(index + 1, DAYS[index % 2 ? 2 : 3], index % 60));

  test('newest first, without what is private, ids of any length exact', () => {
    const log = [activity('9007199254740993', DAYS[2], 5), activity(7, DAYS[3], 1), activity(8, DAYS[3], 2)];
    library.organisation = fakeOrganisation(4, DAYS, log);
    expect(library.value(`return ActivTrak.activityLog(c, { columns: 'logId,time,duration', range: 'last 3 days' });`)).toEqual([
      { logId: 8, time: `${DAYS[3]}T12:02:00`, duration: 62 },
      { logId: 7, time: `${DAYS[3]}T12:01:00`, duration: 61 },
      { logId: '9007199254740993', time: `${DAYS[2]}T12:05:00`, duration: 65 },
    ]);
    const [row] = library.value(`return ActivTrak.activityLog(c, { range: 'today', limit: 1 });`) as Record<string, unknown>[];
    expect(Object.keys(row ?? {})).toEqual(['time', 'user', 'computer', 'executable', 'duration', 'productivity']);
    expect(library.value(`return ActivTrak.activityLog(c, { range: 'today', columns: 'titleBar' });`)).toEqual([
      { titleBar: 'Title 8' },
      { titleBar: 'Title 7' },
    ]);
  });

  test('all rows, or page by page through a function that can stop it', () => {
    library.organisation = fakeOrganisation(4, DAYS, many);
    expect(library.value(`return ActivTrak.activityLog(c, { range: 'last 2 days' }).length;`)).toBe(2500);
    const paged = `const sizes = []; const end = ActivTrak.activityLog(c, { range: 'last 2 days', columns: 'logId' }, (rows, page) => { sizes.push([page, rows.length, rows[0].logId]); STOP }); return [sizes, end];`;
    expect(library.value(paged.replace('STOP', ''))).toEqual([
      [
        [1, 1000, 1],
        [2, 1000, 1001],
        [3, 500, 2001],
      ],
      { pages: 3, rows: 2500, complete: true },
    ]);
    expect(library.value(paged.replace('STOP', 'return page < 2;'))).toMatchObject([
      [[1], [2]].map(([page]) => [page, 1000, expect.any(Number)]),
      { pages: 2, rows: 2000, complete: false },
    ]);
    expect(
      library.value(
        `let n = 0; ActivTrak.activityLog(c, { range: 'last 2 days', limit: 1200 }, (rows) => { n += rows.length; }); return n;`,
      ),
    ).toBe(1200);
  });

  test('a record that comes on two pages is handed over once', () => {
    library.organisation = fakeOrganisation(4, DAYS, [...many.slice(0, 1000), ...many.slice(990, 1010)]);
    const body = `let count = 0; ActivTrak.activityLog(c, { range: 'last 2 days', columns: 'logId' }, (rows) => { count += rows.length; }); return count;`;
    expect(library.value(body)).toBe(1010);
  });

  test('an error that the caller’s function throws stays what it is', () => {
    library.organisation = fakeOrganisation(4, DAYS, many);
    const body = `try { ActivTrak.activityLog(c, {}, () => { throw new RangeError('of mine'); }); } catch (error) { return [error.name, error.message, error.code]; }`;
    expect(library.value(body)).toEqual(['RangeError', 'of mine', null]);
  });

  test('a filter that the server ignores is found before a row is handed over', () => {
    library.organisation = fakeOrganisation(4, DAYS, many);
    library.api = { dialect: 'current', ignores: ['clientId', 'userId'] };
    const body = `let pages = 0; try { ActivTrak.activityLog(c, { who: 'user:2' }, () => { pages += 1; }); } catch (error) { return [error.code, pages]; }`;
    expect(library.value(body)).toEqual(['filter-ignored', 0]);
  });
});

describe('names', () => {
  test('users and groups, by name', () => {
    expect(library.value(`return [ActivTrak.users(c, 'sales'), ActivTrak.groups(c), ActivTrak.users(c).length];`)).toEqual([
      [
        { id: 2, name: 'Person 2', otherNames: ['user2'] },
        { id: 4, name: 'Person 4', otherNames: ['user4'] },
      ],
      [
        { id: 51, name: 'Sales', members: [2, 4] },
        { id: 52, name: 'Support', members: [1, 3] },
      ],
      4,
    ]);
  });

  test('those that hours name where the key may not read names', () => {
    library.api = { dialect: 'current', names: false };
    expect(library.value(`return [ActivTrak.users(c).map(({ id }) => id), ActivTrak.groups(c).map(({ name }) => name)];`)).toEqual([
      [1, 2, 3, 4],
      ['Sales', 'Support'],
    ]);
  });
});
