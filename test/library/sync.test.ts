import { fakeOrganisation } from '../doubles/fake-organisation';
import { activity, createLibraryBench, DAYS, KEY, type LibraryBench } from './library-bench';

let library: LibraryBench;
beforeEach(async () => {
  library = await createLibraryBench();
});
afterEach(() => library.dispose());

const sentUrls = (): string[] => library.bench.sent.map(({ url }) => url);

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
