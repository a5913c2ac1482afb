import { otherPeople } from '#words/answers';
import { OWNERS_KEY, THE_OWNER } from '#words/connection';
import { formulasNotAllowed, formulasUnconnected } from '#words/formula-keys';
import { nobodyCalled, outsideLimits } from '#words/formulas';
import { countWords } from '#words/numbers';
import { STREAMS } from '../../../../shared/api/streams/streams';
import { openSession } from '../../../../shared/functions/kept/session';
import { sharedHours } from '../../../../shared/functions/kept/shared-hours';
import { allowedPeople, allowedRows } from '../../../../shared/functions/people/allowed';
import { everyPerson } from '../../../../shared/functions/people/names';
import { runAsync, runSync } from '../../../../shared/task';
import { FAKE_KEY } from '../../../doubles/fake-api';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { httpAnswer } from '../../../doubles/scripted-transport';
import { daysBack, evaluate, LAST_DAYS, requestsOf, rowsOf, sentenceOf, sheet, TODAY, together } from '../cells';

const people300 = fakeOrganisation(300, LAST_DAYS);

describe('cells share what they fetch', () => {
  it.each(['early-access', 'current'] as const)('300 cells about 300 people in one week make at most 5 requests (%s)', async (dialect) => {
    const cells = sheet('later', {
      organisation: people300,
      dialect,
      connection: { keyHeader: dialect === 'current' ? 'x-api-key' : 'bearer' },
    });
    const totals = await together(people300.people.map(({ name }) => cells.task('ACTIVTRAK_TOTAL', 'active', 'last 7 days', '', name)));
    expect(totals.every((total) => typeof total === 'number' && total > 0)).toBe(true);
    expect(requestsOf(cells)).toBeLessThanOrEqual(5);
  });

  it('300 people in one range, some of whom did nothing, too', async () => {
    const organisation = { ...people300, days: people300.days.filter(({ personId }) => personId % 3 !== 0) };
    const cells = sheet('at once', { organisation, connection: { keyHeader: 'x-api-key' } });
    const rows = runSync(
      cells.task(
        'ACTIVTRAK_TOTAL',
        'active',
        'last 7 days',
        '',
        people300.people.map(({ name }) => [name]),
      ),
    ) as readonly (readonly unknown[])[];
    expect(rows).toHaveLength(300);
    expect(rows.map(([total]) => total === 0)).toEqual(people300.people.map(({ id }) => id % 3 === 0));
    expect(requestsOf(cells)).toBeLessThanOrEqual(5);
  });

  it('and keep one copy of it, however many wait at the same time', async () => {
    const cells = sheet('later', { connection: { keyHeader: 'x-api-key', dialect: 'current' } });
    const place = { holder: '', owner: '', zone: 'UTC' };
    const seen = function* () {
      const session = yield* openSession(cells.ports, place);
      const hours = yield* sharedHours(session, STREAMS['user-hours'], { from: 46_093, to: 46_099 });
      return { people: yield* everyPerson(session), rows: hours?.rows };
    };
    await runAsync(seen());
    const [one, other] = await Promise.all([seen(), seen()].map((task) => runAsync(task)));
    expect([one?.rows?.length, one?.people?.length]).toEqual([28, 4]);
    expect(one?.rows).toBe(other?.rows);
    expect(one?.people).toBe(other?.people);
  });

  it('and find out once whom the owner lets them show', async () => {
    const cells = sheet('later', {
      connection: { keyHeader: 'x-api-key', dialect: 'current', cells: { allowed: true, groups: ['Sales'], users: ['Person 1'] } },
    });
    const place = { holder: '', owner: '', zone: 'UTC' };
    const seen = function* () {
      const session = yield* openSession(cells.ports, place);
      const hours = yield* sharedHours(session, STREAMS['user-hours'], { from: 46_093, to: 46_099 });
      return { people: yield* allowedPeople(session), rows: yield* allowedRows(session, STREAMS['user-hours'], hours?.rows ?? []) };
    };
    await runAsync(seen());
    const [one, other] = await Promise.all([seen(), seen()].map((task) => runAsync(task)));
    expect([one?.rows.length, one?.people?.map(({ name }) => name)]).toEqual([21, ['Person 1', 'Person 2', 'Person 4']]);
    expect(one?.rows).toBe(other?.rows);
    expect(one?.people).toBe(other?.people);
    // Another owner's choice counts at once.
    cells.secrets.entries.set(
      'activtrak.connection',
      (cells.secrets.entries.get('activtrak.connection') as string).replace('Person 1', 'Person 3'),
    );
    expect((await runAsync(seen())).people?.map(({ name }) => name)).toEqual(['Person 2', 'Person 3', 'Person 4']);
  });

  it('whatever columns, units and people each picks', async () => {
    const cells = sheet('later', { connection: { keyHeader: 'x-api-key', dialect: 'current' } });
    await together([
      cells.task('ACTIVTRAK_HOURS'),
      cells.task('ACTIVTRAK_HOURS', 'yesterday', '', 'Person 1', 'Groups', 'days'),
      cells.task('ACTIVTRAK_TOTAL', 'passive', 'last 3 days', '', 'group:Sales'),
      cells.task('ACTIVTRAK_STATUS'),
    ]);
    // The hours, and the lists of people and of groups: whose name two have is known whatever the days.
    expect(requestsOf(cells)).toBe(3);
  });

  it('keeps past days for long and today for five minutes', () => {
    const cells = sheet('at once', { connection: { keyHeader: 'x-api-key' } });
    const call = (): unknown => runSync(cells.task('ACTIVTRAK_HOURS'));
    call();
    cells.clock.advance(299_000);
    call();
    // The hours and the list of people, which is kept for fifteen minutes.
    expect(requestsOf(cells)).toBe(2);
    cells.clock.advance(2_000);
    runSync(cells.task('ACTIVTRAK_HOURS', daysBack(6), daysBack(1)));
    expect(requestsOf(cells)).toBe(2);
    call();
    const asked = new URL(cells.transport.rounds[2]?.[0]?.url ?? '');
    expect([asked.searchParams.get('from'), asked.searchParams.get('to')]).toEqual([TODAY, TODAY]);
  });

  it('keeps yesterday no longer than today in the morning, when it goes on somewhere west of UTC', () => {
    const day = { date: TODAY, personId: 1, productive: 3600, unproductive: 0, undefined: 0, passive: 0 };
    const days = [day];
    const cells = sheet('at once', { organisation: { ...fakeOrganisation(1, []), days }, fault: () => undefined });
    cells.clock.advance(Date.parse(`${daysBack(-1)}T06:00:00Z`) - cells.clock.now());
    const hours = (): unknown => runSync(cells.task('ACTIVTRAK_TOTAL', 'active', 'yesterday'));
    expect(hours()).toBe(1);
    days[0] = { ...day, productive: 7200 };
    cells.clock.advance(301_000);
    expect(hours()).toBe(2);
  });

  it('keeps a day no longer than today that goes on somewhere west of the spreadsheet', () => {
    // It is Thursday in Kiritimati, and Wednesday noon where people work.
    const day = { date: TODAY, personId: 1, productive: 3600, unproductive: 0, undefined: 0, passive: 0 };
    const days = [day];
    const organisation = { ...fakeOrganisation(1, []), days };
    const cells = sheet('at once', { organisation, zone: 'Pacific/Kiritimati', fault: () => undefined });
    const hours = (when: string): unknown => runSync(cells.task('ACTIVTRAK_TOTAL', 'active', when));
    expect(hours('yesterday')).toBe(1);
    days[0] = { ...day, productive: 7200 };
    expect(hours('yesterday')).toBe(1);
    cells.clock.advance(301_000);
    expect(hours('yesterday')).toBe(2);
    // A day later it is over on every clock.
    cells.clock.advance(24 * 3_600_000);
    expect(hours(TODAY)).toBe(2);
    days[0] = { ...day, productive: 9000 };
    cells.clock.advance(21_000_000);
    expect(hours(TODAY)).toBe(2);
  });

  it('asks a server that refuses the key once, not once a cell', async () => {
    const cells = sheet('later', { organisation: people300, key: 'another key' });
    const endings = await Promise.all(
      people300.people.map(({ name }) =>
        runAsync(cells.task('ACTIVTRAK_TOTAL', 'active', 'last 7 days', '', name)).catch((failure: Error) => failure.message),
      ),
    );
    expect(new Set(endings).size).toBe(1);
    expect(endings[0]).toContain("the spreadsheet owner's key");
    expect(requestsOf(cells)).toBeLessThanOrEqual(2);
  });

  it('asks for one person alone where everyone would be too many rows, and has the filter proven', async () => {
    const dates = Array.from({ length: 60 }, (_, index) => daysBack(index));
    const organisation = fakeOrganisation(400, dates);
    const { result } = await evaluate(
      { organisation, connection: { dialect: 'current', keyHeader: 'x-api-key' } },
      'ACTIVTRAK_TOTAL',
      'active',
      'last 60 days',
      '',
      'user:7',
    );
    const seconds = organisation.days
      .filter(({ personId }) => personId === 7)
      .reduce((sum, day) => sum + day.productive + day.unproductive + day.undefined, 0);
    expect(Math.round((result as number) * 3600)).toBe(seconds);
    expect(
      await sentenceOf(
        { organisation, ignores: ['clientId', 'userId'], connection: { dialect: 'current', keyHeader: 'x-api-key' } },
        'ACTIVTRAK_TOTAL',
        'active',
        'last 60 days',
        '',
        'user:7',
      ),
    ).toBe(otherPeople());
  });

  it('finds somebody whom only the rows show by name, however many rows there are, as it does for fewer days', () => {
    const dates = Array.from({ length: 60 }, (_, index) => daysBack(index));
    const all = fakeOrganisation(400, dates);
    // On leave for ten days, where the key may not read names.
    const organisation = { ...all, days: all.days.filter(({ personId, date }) => personId !== 7 || date < daysBack(10)) };
    const cells = sheet('at once', { organisation, names: false, connection: { dialect: 'current', keyHeader: 'x-api-key' } });
    const total = (period: string, who: string): unknown => runSync(cells.task('ACTIVTRAK_TOTAL', 'active', period, '', who));
    const seconds = organisation.days
      .filter(({ personId }) => personId === 7)
      .reduce((sum, day) => sum + day.productive + day.unproductive + day.undefined, 0);
    expect(total('last 60 days', 'Person 7')).toBe(seconds / 3600);
    expect(total(`${daysBack(20)}..${daysBack(1)}`, 'Person 7')).toBeGreaterThan(0);
    expect(() => total('last 60 days', 'Person 777')).toThrow(nobodyCalled('user', 'Person 777'));
  });

  it('never shows one connection what another has fetched', () => {
    const cells = sheet('at once', { connection: { id: 'first', keyHeader: 'x-api-key' } });
    runSync(cells.task('ACTIVTRAK_HOURS'));
    expect([...cells.cache.entries.keys()].every((key) => key.includes('first'))).toBe(true);
  });

  it('keeps the key out of every cache, result and message', async () => {
    const cells = sheet('at once', {});
    for (const name of ['ACTIVTRAK_HOURS', 'ACTIVTRAK_USERS', 'ACTIVTRAK_GROUPS', 'ACTIVTRAK_STATUS', 'ACTIVTRAK_LOG'] as const) {
      expect(JSON.stringify(runSync(cells.task(name)))).not.toContain(FAKE_KEY);
    }
    for (const [key, { value }] of cells.cache.entries) expect(key + value).not.toContain(FAKE_KEY);
    for (const { url } of cells.transport.rounds.flat()) expect(url).not.toContain(FAKE_KEY);
    const echo = { fault: () => httpAnswer(400, JSON.stringify({ message: `bad request for ${FAKE_KEY}` })) };
    expect(await sentenceOf(echo, 'ACTIVTRAK_HOURS')).not.toContain(FAKE_KEY);
  });
});

describe('whose key, and for whom', () => {
  it('is said when nobody has connected, and when formulas may not use it', async () => {
    expect(await sentenceOf({ connection: 'none' }, 'ACTIVTRAK_HOURS')).toBe(formulasUnconnected(OWNERS_KEY, THE_OWNER));
    expect(await sentenceOf({ connection: { cells: { allowed: false, groups: [], users: [] } } }, 'ACTIVTRAK_HOURS')).toBe(
      formulasNotAllowed(OWNERS_KEY, THE_OWNER),
    );
  });

  const sales = { connection: { cells: { allowed: true, groups: ['Sales'], users: ['Person 1'] } } } as const;

  it('bounds every function to the groups and users that the owner chose', async () => {
    const refused = outsideLimits('“Person 3”', OWNERS_KEY, 'group:Sales, user:Person 1', THE_OWNER);
    const names = (rows: readonly (readonly unknown[])[], place: number): readonly unknown[] => [
      ...new Set(rows.slice(1).map((row) => row[place])),
    ];
    expect(names(await rowsOf(sales, 'ACTIVTRAK_HOURS'), 1)).toEqual(['Person 1', 'Person 2', 'Person 4']);
    expect(await sentenceOf(sales, 'ACTIVTRAK_HOURS', 'today', '', 'Person 3')).toBe(refused);
    expect(await sentenceOf(sales, 'ACTIVTRAK_TOTAL', 'active', 'today', '', 'Person 3')).toBe(refused);
    expect(names(await rowsOf(sales, 'ACTIVTRAK_USERS'), 0)).toEqual(['Person 1', 'Person 2', 'Person 4']);
    expect(names(await rowsOf(sales, 'ACTIVTRAK_GROUPS'), 0)).toEqual(['Sales']);
    expect(await sentenceOf(sales, 'ACTIVTRAK_LOG', 'today')).toContain('group:Sales');
    expect(await sentenceOf(sales, 'ACTIVTRAK_LOG', 'today', '', 'Person 3')).toBe(refused);
    expect((await evaluate(sales, 'ACTIVTRAK_STATUS')).result).toContain(countWords(3, 'person', 'people'));
  });
});
