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
