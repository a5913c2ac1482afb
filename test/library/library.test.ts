import { serialOfIso } from '../../shared/model/serial';
import { fakeOrganisation } from '../doubles/fake-organisation';
import { OWNER } from '../playground/script-bench';
import { activity, createLibraryBench, DAYS, KEY, type LibraryBench } from './library-bench';

let library: LibraryBench;
beforeEach(async () => {
  library = await createLibraryBench();
});
afterEach(() => library.dispose());

/** The including script's own stores. */
const OWN = ['script'];

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

describe('syncActivityLog', () => {
  const first = [activity(1, DAYS[3], 1), activity(2, DAYS[3], 2)];
  const sync = (more = '') => `
    const store = PropertiesService.getScriptProperties();
    const result = ActivTrak.syncActivityLog(c, { range: '${DAYS[2]}', columns: 'logId' ${more} }, store.getProperty('bookmark'));
    store.setProperty('bookmark', result.bookmark);
    return [result.rows.map((row) => row.logId), result.caughtUp];`;

  test('what has come since the bookmark, late records among it, and none twice', () => {
    library.organisation = fakeOrganisation(4, DAYS, first);
    expect(library.value(sync())).toEqual([[1, 2], true]);
    expect(library.value(sync())).toEqual([[], true]);
    const before = library.bench.playground.properties.content();
    // 4 comes late and belongs to the days; 5 comes late and lies before them.
    const later = [...first, activity(3, DAYS[3], 3), activity(4, DAYS[2], 4), activity(5, DAYS[0], 5)];
    library.organisation = fakeOrganisation(4, DAYS, later);
    expect(library.value(sync())).toEqual([[3, 4], true]);
    expect(library.value(sync())).toEqual([[], true]);
    expect(library.bench.playground.properties.content()).not.toEqual(before);
    const moved = JSON.stringify(library.bench.playground.properties.content());
    expect(library.value(sync())).toEqual([[], true]);
    expect(JSON.stringify(library.bench.playground.properties.content())).toBe(moved);
  });

  test('nothing at all at first keeps a bookmark that goes on from there', () => {
    expect(library.value(sync())).toEqual([[], true]);
    library.organisation = fakeOrganisation(4, DAYS, first);
    expect(library.value(sync())).toEqual([[1, 2], true]);
  });

  test('a limit ends it early with a bookmark behind what was given', () => {
    const log = Array.from({ length: 2300 }, (_, index) => activity(index + 1, DAYS[3], index % 60));
    library.organisation = fakeOrganisation(4, DAYS, log);
    const seen: unknown[] = [];
    for (const caughtUp of [false, false, true]) {
      const [ids, ended] = library.value(sync(', limit: 1000')) as [unknown[], boolean];
      seen.push(...ids);
      expect(ended).toBe(caughtUp);
    }
    expect(seen).toEqual(log.map(({ logId }) => Number(logId)));
  });

  test('time that is up gives what is there, and the next call the rest', () => {
    const log = Array.from({ length: 2300 }, (_, index) => activity(index + 1, DAYS[3], index % 60));
    library.organisation = fakeOrganisation(4, DAYS, log);
    const { answer } = library.bench;
    library.bench.answer = (request) => {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60);
      return answer(request);
    };
    const soon = `const c = ActivTrak.connect({ key: '${KEY}', properties: PropertiesService.getScriptProperties(), seconds: 0.1 }); ${sync()}`;
    const seen: unknown[] = [];
    const ends: unknown[] = [];
    while (ends[ends.length - 1] !== true && ends.length < 9) {
      const [ids, ended] = library.value(`{ ${soon} }`) as [unknown[], boolean];
      seen.push(...ids);
      ends.push(ended);
    }
    expect(ends.length).toBeGreaterThan(1);
    expect(seen).toEqual(log.map(({ logId }) => Number(logId)));
  });

  test('the same cursor on a page with rows is an error, and no bookmark is given', () => {
    const { answer } = library.bench;
    library.bench.answer = (request) => {
      const given = answer({ ...request, url: request.url.replace(/&cursor=[^&]*/, '') });
      if (!('body' in given) || !request.url.includes('activitylog')) return given;
      return { ...given, body: given.body.replace(/"cursor":"[^"]*"/, '"cursor":"stuck"') };
    };
    library.organisation = fakeOrganisation(4, DAYS, first);
    expect(library.failure(sync().replace('return', 'const unused ='))).toMatch(/^decode: /);
    expect(JSON.stringify(library.bench.playground.properties.content())).not.toContain('bookmark');
    const twice = `const { bookmark } = ActivTrak.syncActivityLog(c, { limit: 1 }); return ActivTrak.syncActivityLog(c, { limit: 1 }, bookmark).rows.length;`;
    expect(library.failure(twice)).toMatch(/^decode: /);
  });

  test('rows without a cursor behind them are the last, and come once', () => {
    let newest = 3;
    const { answer } = library.bench;
    library.bench.answer = (request) => {
      const given = answer(request);
      if (!('body' in given) || !request.url.includes('activitylog')) return given;
      const record = (logId: number) => ({ logId, time: `${DAYS[3]}T12:00:0${logId}` });
      const isFirst = !request.url.includes('cursor=');
      const ids = isFirst ? [1, 2] : Array.from({ length: newest - 2 }, (_, index) => index + 3);
      return { ...given, body: JSON.stringify({ activity: ids.map(record), cursor: isFirst ? 'a' : null }) };
    };
    expect(library.value(sync())).toEqual([[1, 2, 3], true]);
    newest = 5;
    expect(library.value(sync())).toEqual([[4, 5], true]);
    expect(library.value(sync())).toEqual([[], true]);
  });

  test('a bookmark is for its people and its address', () => {
    const body = `const { bookmark } = ActivTrak.syncActivityLog(c); ActivTrak.syncActivityLog(c, { who: 'user:2' }, bookmark);`;
    expect(library.failure(body)).toMatch(
      /^argument: The bookmark is for everyone at api.activtrak.com, but this call is about user:2 at api.activtrak.com/,
    );
    expect(library.failure(`ActivTrak.syncActivityLog(c, {}, 'nonsense');`)).toMatch(/^argument: The bookmark /);
  });

  test('a record whose clock is ahead of the spreadsheet’s day comes along: nothing binds the end', () => {
    const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
    library.organisation = fakeOrganisation(4, DAYS, [...first, activity(3, tomorrow, 3)]);
    expect(library.value(sync())).toEqual([[1, 2, 3], true]);
    expect(
      sentUrls()
        .filter((url) => url.includes('activitylog'))
        .join(),
    ).not.toContain('endDate');
  });

  test('of one user', () => {
    library.organisation = fakeOrganisation(4, DAYS, first);
    expect(library.value(`return ActivTrak.syncActivityLog(c, { who: 'Person 2', columns: 'logId' }).rows;`)).toEqual([{ logId: 1 }]);
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

describe('errors and stores', () => {
  test('a plain Error with a sentence and a code', () => {
    expect(library.failure(`ActivTrak.hours(c, { range: 'next week' });`)).toBe(
      'argument: “next week” is in the future. Choose days up to today.',
    );
    expect(library.failure(`ActivTrak.hours(c, { range: { from: new Date() } });`)).toMatch(/^argument: range.from is a date/);
    expect(library.failure(`ActivTrak.hours({}, {});`)).toMatch(/^argument: The first argument /);
    expect(library.failure(`ActivTrak.connect({});`)).toMatch(/^not-connected: There is no key/);
    expect(library.failure(`ActivTrak.connect({ key: 'k', baseUrl: 'http://plain' });`)).toMatch(/^argument: The address/);
    const shape = `try { ActivTrak.hours(c, { unit: 'weeks' }); } catch (error) { return [error instanceof Error, error.name, error.code, error.retryable, Object.keys(error)]; }`;
    expect(library.value(shape)).toEqual([expect.any(Boolean), 'Error', 'argument', false, ['code', 'retryable']]);
  });

  test('the key from the property ACTIVTRAK_KEY of the store that is handed in', () => {
    const body = `PropertiesService.getScriptProperties().setProperty('ACTIVTRAK_KEY', '${KEY}');
      return ActivTrak.hours(ActivTrak.connect({ properties: PropertiesService.getScriptProperties() }), { range: 'today' }).length;`;
    expect(library.value(body)).toBe(4);
  });

  test('the key is in no error, log, cache, property, bookmark or connection', () => {
    library.organisation = fakeOrganisation(4, DAYS, [activity(1, DAYS[3], 1)]);
    const everything = `
      const out = [JSON.stringify(c), Object.keys(c), String(c)];
      out.push(ActivTrak.hours(c), ActivTrak.computerHours(c), ActivTrak.activityLog(c), ActivTrak.syncActivityLog(c), ActivTrak.users(c), ActivTrak.groups(c));
      Logger.log(c);
      return JSON.stringify(out);`;
    const texts = [String(library.value(everything))];
    const { answer } = library.bench;
    for (const status of [400, 401, 403, 500]) {
      library.bench.playground.cache.clear();
      library.bench.answer = () => ({ status, headers: {}, body: JSON.stringify({ messages: [`What about ${KEY}?`] }) });
      texts.push(
        library.failure('ActivTrak.hours(c);'),
        library.value('try { ActivTrak.hours(c) } catch (error) { return error.stack }') as string,
      );
    }
    library.bench.answer = answer;
    const { cache, properties } = library.bench.playground;
    texts.push(JSON.stringify(cache.content()), JSON.stringify(properties.content()));
    for (const text of texts) expect(text).not.toContain(KEY);
    expect(sentUrls().join()).not.toContain(KEY);
    expect(cache.content().length).toBeGreaterThan(0);
  });

  test('the library’s own stores stay empty, whatever the caller hands in or not', () => {
    library.value(
      `ActivTrak.hours(c); const d = ActivTrak.connect({ key: '${KEY}' }); ActivTrak.hours(d); ActivTrak.groups(d); ActivTrak.syncActivityLog(d);`,
    );
    const { cache, properties } = library.bench.playground;
    expect([...new Set(cache.content().map(({ store }) => store))]).toEqual(OWN);
    expect(Object.keys(properties.content())).toEqual(OWN);
    expect(library.bench.backend.locks.acquire('script:ActivTrak', 'somebody', 0)).toBe(true);
  });

  test('a lock that the caller holds stays the caller’s, and one that somebody else holds is waited for', () => {
    const held = `const lock = LockService.getScriptLock(); lock.tryLock(0); ActivTrak.hours(ActivTrak.connect({ key: '${KEY}', lock })); return lock.hasLock();`;
    expect(library.value(held)).toBe(true);
    library.bench.backend.locks.acquire('script', 'somebody else', 0);
    const busy = `ActivTrak.hours(ActivTrak.connect({ key: '${KEY}', lock: LockService.getScriptLock(), seconds: 1 }));`;
    expect(library.failure(busy)).toMatch(/^busy: Another execution is still fetching/);
  });

  test('what was learnt of the server is remembered: the next execution asks once', () => {
    library.value(`ActivTrak.hours(c, { range: '${DAYS[0]}' });`);
    const asked = sentUrls().length;
    library.value(`ActivTrak.hours(c, { range: '${DAYS[1]}' });`);
    expect(sentUrls().length - asked).toBe(1);
  });

  test('a custom function of the including script, in a cell', () => {
    const code = `function MY_HOURS(from, to, who) {
      const c = ActivTrak.connect({ key: '${KEY}', cache: CacheService.getScriptCache(), lock: LockService.getScriptLock(), seconds: 25 });
      const rows = ActivTrak.hours(c, { range: { from: from, to: to }, who: who || undefined });
      const table = ActivTrak.table(rows, { unit: 'hours' });
      return [table.header].concat(table.values);
    }`;
    const host = library.bench.host(code, { libraries: [library.included] });
    expect(host.callFromCell({ name: 'MY_HOURS', args: [DAYS[3], DAYS[3], 'Person 2'] }, OWNER)).toEqual({
      values: [
        [
          'Date',
          'User',
          'Active (h)',
          'Passive (h)',
          'Total (h)',
          'Productive active (h)',
          'Unproductive active (h)',
          'Undefined active (h)',
        ],
        [serialOfIso(DAYS[3] ?? ''), 'Person 2', 4265 / 3600, 0.5, 6065 / 3600, 3602 / 3600, 603 / 3600, 60 / 3600],
      ],
    });
  });
});
