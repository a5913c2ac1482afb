import { OWNERS_KEY, THE_OWNER } from '#words/connection';
import { limitsNameNobody, outsideLimits } from '#words/formulas';
import type { Argument } from '../../../../shared/functions/arguments/argument';
import type { FunctionName } from '../../../../shared/functions/catalog';
import { runSync } from '../../../../shared/task';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { expectSame } from '../../../doubles/same-as';
import { httpAnswer, jsonAnswer } from '../../../doubles/scripted-transport';
import { evaluate, LAST_DAYS, rowsOf, type SheetOptions, sentenceOf, sheet, TODAY } from '../cells';

const limitedTo = (groups: readonly string[], users: readonly string[], options: SheetOptions = {}): SheetOptions => ({
  ...options,
  connection: { cells: { allowed: true, groups, users } },
});

const organisation = fakeOrganisation(
  6,
  LAST_DAYS,
  [1, 2, 3, 4].map((personId) => ({
    logId: String(personId),
    time: `${TODAY}T09:00:00`,
    utc: `${TODAY}T09:00:00`,
    personId,
    seconds: 10,
    title: `title of ${personId}`,
  })),
);

const WHOS = ['', 'Person 1', 'Person 2', 'Person 3', 'user:1', 'user:2', 'user:3', 'user:99', 'Nobody', 'group:Sales', 'group:51'].concat([
  'group:Support',
  'group:52',
  'group:Gone',
  'computer:PC-2',
  'computer:PC-3',
  'computer:1002',
  'computer:1003',
  'computer:9',
]);

const CALLS: readonly (readonly [FunctionName, readonly Argument[]])[] = WHOS.flatMap(
  (who): (readonly [FunctionName, readonly Argument[]])[] => [
    ['ACTIVTRAK_HOURS', ['last 7 days', '', who, 'all']],
    ['ACTIVTRAK_COMPUTER_HOURS', ['last 7 days', '', who, 'all']],
    ['ACTIVTRAK_LOG', ['today', '', who, 'User, Computer, Description']],
    ['ACTIVTRAK_TOTAL', ['active', 'today', '', who]],
    ['ACTIVTRAK_USERS', [who.startsWith('group:') ? who : '']],
    ['ACTIVTRAK_GROUPS', []],
    ['ACTIVTRAK_STATUS', []],
  ],
);

const totalOf = (ids: readonly number[]): number =>
  organisation.days
    .filter(({ date, personId }) => date === TODAY && ids.includes(personId))
    .reduce((sum, day) => sum + day.productive + day.unproductive + day.undefined, 0);

/** Persons 2, 4 and 6 are in Sales; 1 is chosen alone. Whatever names 3 or 5 has leaked, and every sum has to be made of these. */
const MAY = [1, 2, 4, 6];
const SUMS = [[], ...MAY.map((id) => [id]), [2, 4, 6], MAY].map((ids) => totalOf(ids) / 3600);
const OUTSIDE = /Person [35]|PC-[35]|title of [35]|100[35]|"Support",52/;

describe('limits hold', () => {
  it.each(
    (['early-access', 'current'] as const).flatMap((dialect) =>
      (['names', 'ids', 'objects', 'pairs'] as const).flatMap((listForm) =>
        [true, false].flatMap((names) =>
          [
            ['Sales', 'Person 1'],
            ['51', '1'],
          ].map(([group = '', user = '']) => ({ dialect, listForm, names, group, user })),
        ),
      ),
    ),
  )('whatever is asked: %j', ({ dialect, listForm, names, group, user }) => {
    const cells = sheet('at once', limitedTo([group], [user], { dialect, listForm, names, organisation }));
    for (const [name, args] of CALLS) {
      let said: unknown;
      try {
        said = runSync(cells.task(name, ...args));
      } catch (failure) {
        said = (failure as Error).message;
      }
      const own = String(args[name === 'ACTIVTRAK_TOTAL' ? 3 : 2] ?? '');
      const text = JSON.stringify(said).replaceAll(`“${own}”`, '');
      expectSame([name, args, text], OUTSIDE.exec(text)?.[0], undefined);
      if (typeof said === 'number') expectSame([args, said], SUMS.includes(said), true);
    }
  });
});

/** Rows of hours as a server gives them, whatever its users and groups are. */
const serving = (
  limits: SheetOptions,
  { users = [], groups = [], rows = [], computers = [] }: Readonly<Record<string, readonly object[]>>,
): SheetOptions => ({
  ...limits,
  dialect: 'current',
  fault: (path, parameters) => {
    if (path === '/scim/v1/users') return jsonAnswer({ totalResults: users.length, Resources: users });
    if (path === '/scim/v1/groups') return jsonAnswer({ totalResults: groups.length, Resources: groups });
    const isAsked = (parameters.get('to') ?? '') >= TODAY;
    const all = !isAsked ? [] : path.endsWith('/users') ? rows : computers;
    const id = Number(parameters.get('clientId') ?? -1);
    const activity = id === -1 ? all : all.filter((row) => (row as { readonly of?: number }).of === id);
    return jsonAnswer({ activity: activity.map((row) => ({ date: TODAY, activeTime: { total: 3600 }, ...row })), total: activity.length });
  },
});

const robins = [
  { id: '1', userName: 'robin1', displayName: 'Robin Same' },
  { id: '2', userName: 'robin2', displayName: 'Robin Same' },
  { id: '3', userName: 'jane', displayName: 'Jane Doe' },
];

describe('who is behind the limits', () => {
  const limited = limitedTo(['Sales'], ['user:1'], { organisation });
  const calls: readonly (readonly [FunctionName, (who: Argument) => readonly Argument[]])[] = [
    ['ACTIVTRAK_HOURS', (who) => ['last 7 days', '', who]],
    ['ACTIVTRAK_COMPUTER_HOURS', (who) => ['last 7 days', '', who]],
    ['ACTIVTRAK_TOTAL', (who) => ['active', 'last 7 days', '', who]],
    ['ACTIVTRAK_LOG', (who) => ['today', '', who]],
    ['ACTIVTRAK_APPS', (who) => ['today', '', who]],
  ];

  it.each(calls)('nobody learns from %s by naming them beside others', async (name, args) => {
    for (const beside of ['Invented', 'user:99', 'group:Invented', 'computer:PC-2', 'Person 1']) {
      const said = async (who: string): Promise<string> => sentenceOf(limited, name, ...args(`${beside}; user:${who}`));
      expect([beside, await said('Person 3')]).toEqual([beside, (await said('Person 33')).replace('Person 33', 'Person 3')]);
    }
  });

  it.each(calls)('nor from %s beside somebody who is shown, and has the name of another', async (name, args) => {
    const people = organisation.people.map((one) => (one.id === 5 ? { ...one, name: 'Person 2' } : one));
    const namesakes = limitedTo(['Sales'], ['user:1'], { organisation: { ...organisation, people } });
    const said = (who: string): Promise<string> => sentenceOf(namesakes, name, ...args(`user:Person 2; user:${who}`));
    expect(await said('Person 3')).toBe((await said('Person 33')).replace('Person 33', 'Person 3'));
    // Nothing false is said of the first, whom rows show.
    expect(await said('Person 3')).not.toContain('“user:Person 2”');
  });
});

describe('limits that name somebody by a name', () => {
  it('which two people have show neither, and say what to do', async () => {
    const rows = [1, 2].map((userId) => ({ userId, user: 'Robin Same' }));
    const options = serving(limitedTo([], ['Robin Same']), { users: robins, rows });
    for (const name of ['ACTIVTRAK_HOURS', 'ACTIVTRAK_USERS', 'ACTIVTRAK_GROUPS'] as const)
      expect(await sentenceOf(options, name)).toBe(limitsNameNobody(OWNERS_KEY, 'user:Robin Same', THE_OWNER));
    expect((await evaluate(options, 'ACTIVTRAK_STATUS')).result).toBe(limitsNameNobody(OWNERS_KEY, 'user:Robin Same', THE_OWNER));
  });

  it.each([
    ['1', 'jane'],
    ['Robin Same (1)', 'jane'],
  ])('which somebody else has too show the one by id, and no row without one: %s', async (...users) => {
    const limits = limitedTo([], users);
    const withIds = serving(limits, {
      users: robins,
      rows: [1, 2, 3].map((userId) => ({ userId, user: userId < 3 ? 'Robin Same' : 'Jane Doe' })),
    });
    expect(await rowsOf(withIds, 'ACTIVTRAK_HOURS', 'today', '', '', 'User ID')).toEqual([['User ID'], [3], [1]]);
    expect((await evaluate(withIds, 'ACTIVTRAK_TOTAL', 'active', 'today', '', 'Robin Same')).result).toBe(1);
    expect(await sentenceOf(withIds, 'ACTIVTRAK_TOTAL', 'active', 'today', '', 'user:2')).toBe(
      outsideLimits('“user:2”', OWNERS_KEY, users.map((user) => `user:${user}`).join(', '), THE_OWNER),
    );
    const nameless = [{ of: 1 }, { of: 2 }].map((row) => ({ ...row, user: 'Robin Same' }));
    const withoutIds = serving(limits, { users: robins, rows: nameless });
    expect(await rowsOf(withoutIds, 'ACTIVTRAK_HOURS', 'today')).toHaveLength(1);
    expect((await evaluate(withoutIds, 'ACTIVTRAK_TOTAL', 'active', 'today', '', 'user:1')).result).toBe(1);
  });

  it.each([
    [['Gone'], []],
    [['99'], []],
    [[], ['Gone']],
    [[], ['99']],
    [[' '], []],
  ])('that nobody has any more let nothing through: %j %j', async (groups, users) => {
    for (const name of ['ACTIVTRAK_HOURS', 'ACTIVTRAK_COMPUTER_HOURS', 'ACTIVTRAK_LOG', 'ACTIVTRAK_USERS', 'ACTIVTRAK_GROUPS'] as const)
      expect(await sentenceOf(limitedTo(groups, users), name)).toMatch(/\.$/);
    const named = [...groups.map((group) => `group:${group}`), ...users.map((user) => `user:${user}`)]
      .filter((one) => !/: *$/.test(one))
      .join(', ');
    expect(await sentenceOf(limitedTo(groups, users), 'ACTIVTRAK_TOTAL', 'active')).toBe(limitsNameNobody(OWNERS_KEY, named, THE_OWNER));
  });
});

describe('limits are not lifted', () => {
  it('when names cannot be read for the moment', async () => {
    const down = (path: string) => (path.startsWith('/scim') ? httpAnswer(503) : undefined);
    for (const name of ['ACTIVTRAK_HOURS', 'ACTIVTRAK_USERS', 'ACTIVTRAK_GROUPS'] as const)
      expect(await sentenceOf(limitedTo(['Sales'], [], { fault: down }), name)).toContain('503');
  });

  it('by the hours of a computer that others use too', async () => {
    const groups = [{ id: '51', displayName: 'Sales', members: [{ value: '1' }, { value: '2' }] }];
    const both = { groups: [{ id: 51, name: 'Sales' }] };
    const computers = [
      { ...both, computer: 'Own', computerId: 11, userId: 1, users: [{ id: 1, name: 'Robin Same' }] },
      { ...both, computer: 'Shared', computerId: 12, users: [{ id: 1 }, { id: 3 }] },
      { ...both, computer: 'Within', computerId: 13, users: [{ id: 1 }, { id: 2 }] },
      { ...both, computer: 'Unattended', computerId: 14 },
    ];
    const options = serving(limitedTo(['Sales'], []), { users: robins, groups, computers });
    for (const who of ['', 'group:Sales'])
      expect((await rowsOf(options, 'ACTIVTRAK_COMPUTER_HOURS', 'today', '', who, 'Computer')).slice(1).flat()).toEqual(['Own', 'Within']);
    for (const who of ['computer:Shared', 'computer:12', 'computer:14', 'computer:Nowhere'])
      expect(await sentenceOf(options, 'ACTIVTRAK_TOTAL', 'active', 'today', '', who)).toBe(
        outsideLimits(`“${who}”`, OWNERS_KEY, 'group:Sales', THE_OWNER),
      );
  });

  it('for the time before somebody left an allowed group', async () => {
    const groups = [{ id: '51', displayName: 'Sales', members: [{ value: '1' }] }];
    const rows = [1, 3].map((userId) => ({ userId, user: `user ${userId}`, groups: [{ id: 51, name: 'Sales' }] }));
    const options = serving(limitedTo(['Sales'], []), { users: robins, groups, rows });
    expect((await rowsOf(options, 'ACTIVTRAK_HOURS', 'today', '', '', 'User')).slice(1).flat()).toEqual(['user 1']);
  });

  it('by what others have fetched: cells of one connection share days, and each is cut down anew', () => {
    const cells = sheet('at once', { organisation });
    expect(runSync(cells.task('ACTIVTRAK_HOURS', 'today'))).toHaveLength(7);
    const saved = JSON.parse(cells.secrets.entries.get('activtrak.connection') ?? '') as object;
    cells.secrets.entries.set('activtrak.connection', JSON.stringify({ ...saved, cells: { allowed: true, groups: [], users: ['3'] } }));
    const before = cells.transport.rounds.length;
    expect(runSync(cells.task('ACTIVTRAK_HOURS', 'today', '', '', 'User'))).toEqual([['User'], ['Person 3']]);
    const paths = cells.transport.rounds.slice(before).flatMap((round) => round.map(({ url }) => new URL(url).pathname));
    expect(paths).not.toContain('/reports/v2/workinghours/users');
  });

  it('cost no more requests than names do, for 300 cells', () => {
    const many = fakeOrganisation(300, LAST_DAYS);
    const cells = sheet('at once', { ...limitedTo(['Sales'], [], { organisation: many }) });
    for (const { id, name } of many.people.slice(0, 300)) {
      try {
        expect(runSync(cells.task('ACTIVTRAK_TOTAL', 'active', 'today', '', name))).toBeGreaterThan(id % 2);
      } catch (failure) {
        expect([id % 2, (failure as Error).message]).toEqual([1, outsideLimits(`“${name}”`, OWNERS_KEY, 'group:Sales', THE_OWNER)]);
      }
    }
    expect(cells.transport.rounds.flat().length).toBeLessThanOrEqual(5);
  });
});
