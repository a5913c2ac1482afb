import type { Argument } from '../../../../shared/functions/arguments/argument';
import type { FunctionName } from '../../../../shared/functions/catalog';
import { runSync } from '../../../../shared/task';
import { type FakeActivity, fakeOrganisation } from '../../../doubles/fake-organisation';
import { daysBack, evaluate, LAST_DAYS, rowsOf, type SheetOptions, sheet, TODAY } from '../cells';

const activity = (id: number, personId: number): FakeActivity => ({
  logId: String(id),
  time: `${TODAY}T0${id}:00:00`,
  utc: `${TODAY}T0${id}:00:00`,
  personId,
  seconds: 60,
  title: '',
});

const four = fakeOrganisation(4, LAST_DAYS, [activity(1, 1), activity(2, 2), activity(3, 3)]);
/** 1 and 3 are called Robin Halvard; 3 did not work today. */
const organisation = {
  ...four,
  people: four.people.map((person) => (person.id % 2 === 1 ? { ...person, name: 'Robin Halvard' } : person)),
  days: four.days.filter(({ date, personId }) => personId !== 3 || date !== TODAY),
};

const codeOf = async (options: SheetOptions, name: FunctionName, ...args: readonly Argument[]): Promise<unknown> => {
  const { error, result } = await evaluate(options, name, ...args);
  return error ? [(error as unknown as { code: string }).code, error.message] : result;
};

const ambiguous = ['argument', expect.stringContaining('user:1 or user:3')];
const DIALECTS = ['early-access', 'current'] as const;

describe('a name that two people have', () => {
  it.each(
    DIALECTS.flatMap((dialect) =>
      (['names', 'objects', 'pairs'] as const).flatMap((listForm) =>
        ['today', 'yesterday', 'last 7 days', '2026-01'].map((period) => ({ dialect, listForm, period })),
      ),
    ),
  )('is ambiguous whatever the period and the form of the answer: $dialect, $listForm, $period', async ({ dialect, listForm, period }) => {
    const options = { organisation, dialect, listForm };
    expect(await codeOf(options, 'ACTIVTRAK_TOTAL', 'active', period, undefined, 'robin halvard')).toEqual(ambiguous);
    expect(await codeOf(options, 'ACTIVTRAK_HOURS', period, undefined, 'Robin Halvard')).toEqual(ambiguous);
    expect(await codeOf(options, 'ACTIVTRAK_LOG', period, undefined, 'Robin Halvard')).toEqual(ambiguous);
  });

  it('is ambiguous too where the list of people has but one of them, and the rows another', async () => {
    const users = [{ id: '1', displayName: 'Robin Halvard' }];
    const options: SheetOptions = {
      organisation,
      fault: (path) =>
        path === '/scim/v1/users' ? { status: 200, headers: {}, body: JSON.stringify({ totalResults: 1, Resources: users }) } : undefined,
    };
    expect(await codeOf(options, 'ACTIVTRAK_TOTAL', 'active', 'last 7 days', undefined, 'Robin Halvard')).toEqual(ambiguous);
  });

  it.each([true, false])('is shown with the id in every table, whoever worked (names readable: %s)', async (names) => {
    const users = async (name: FunctionName, ...args: readonly Argument[]): Promise<readonly unknown[]> => {
      const [header = [], ...rows] = await rowsOf({ organisation, names }, name, ...args);
      return [...new Set(rows.map((row) => row[header.indexOf('User')]))].sort();
    };
    const told = ['Person 2', 'Person 4', 'Robin Halvard (1)', 'Robin Halvard (3)'];
    expect(await users('ACTIVTRAK_HOURS', 'last 7 days')).toEqual(told);
    expect(await users('ACTIVTRAK_USERS')).toEqual(told);
    if (names) {
      expect(await users('ACTIVTRAK_HOURS', 'today', undefined, 'user:1')).toEqual(['Robin Halvard (1)']);
      expect(await users('ACTIVTRAK_LOG', 'today', undefined, 'user:3')).toEqual(['Robin Halvard (3)']);
      // The log does not say whose rows are whose.
      expect(await users('ACTIVTRAK_LOG', 'today')).toEqual(['Person 2', 'Robin Halvard (1 or 3)']);
    }
  });

  it.each(['Robin Halvard (1)', ' robin halvard (1) ', 'user:Robin Halvard (1)', 'Robin Halvard (user1)'])(
    'is one person again as it is shown: %s',
    async (who) => {
      const byId = (await evaluate({ organisation }, 'ACTIVTRAK_TOTAL', 'active', 'last 7 days', undefined, 'user:1')).result;
      expect((await evaluate({ organisation }, 'ACTIVTRAK_TOTAL', 'active', 'last 7 days', undefined, who)).result).toBe(byId);
    },
  );

  it.each(['Robin Halvard (2)', 'Somebody Else (1)', 'Robin Halvard (9)'])('is nobody with an id that is not theirs: %s', async (who) => {
    expect(await codeOf({ organisation }, 'ACTIVTRAK_TOTAL', 'active', 'last 7 days', undefined, who)).toEqual([
      'argument',
      expect.any(String),
    ]);
  });

  it('stands in the list of groups with the id, and is no one group', async () => {
    const groups = [...four.groups, { id: 53, name: 'Sales' }];
    const people = four.people.map((person) => (person.id === 3 ? { ...person, groupIds: [53] } : person));
    const options = { organisation: { ...four, groups, people } };
    expect((await rowsOf(options, 'ACTIVTRAK_GROUPS')).flat()).toEqual(expect.arrayContaining(['Sales (51)', 'Sales (53)', 'Support']));
    expect(await codeOf(options, 'ACTIVTRAK_USERS', 'Sales')).toEqual(['argument', expect.stringContaining('group:51 or group:53')]);
    expect(await codeOf(options, 'ACTIVTRAK_TOTAL', 'active', 'today', undefined, 'group:Sales')).toEqual(['argument', expect.any(String)]);
    expect((await rowsOf(options, 'ACTIVTRAK_USERS', 'Sales (53)')).slice(1)).toEqual([['Person 3', 3]]);
  });

  it('is said once the list of people cannot be had, by the rows alone', () => {
    const cells = sheet('at once', {
      organisation,
      fault: (path) => (path.includes('/scim/') ? { status: 500, headers: {}, body: '' } : undefined),
    });
    const rows = runSync(cells.task('ACTIVTRAK_HOURS', 'last 7 days')) as readonly (readonly unknown[])[];
    expect(new Set(rows.slice(1).map(([, user]) => user)).size).toBe(4);
  });
});

describe('the old name of somebody who was renamed', () => {
  /** 2 was Jane Doe until yesterday, and is Person 2 in ActivTrak's list. */
  const renamed = (names: boolean, until: number): SheetOptions => ({
    organisation: four,
    names,
    fault: (path, parameters) => {
      if (path !== '/reports/v2/workinghours/users') return undefined;
      const [from, to] = [parameters.get('from') ?? '', parameters.get('to') ?? ''];
      const days = Array.from({ length: 40 }, (_, index) => index).filter((back) => daysBack(back) >= from && daysBack(back) <= to);
      const activity = days.flatMap((back) =>
        [1, 2].map((userId) => ({
          date: daysBack(back),
          userId,
          user: userId === 2 && back >= until ? 'Jane Doe' : `Person ${userId}`,
          activeTime: { total: 3600 },
        })),
      );
      return { status: 200, headers: {}, body: JSON.stringify({ activity, total: activity.length }) };
    },
  });

  it.each([
    [true, 1],
    [true, 20],
    [false, 20],
  ])('is refused for every period (names readable: %s, renamed %s days ago), with the id where it is known', async (names, until) => {
    for (const period of [daysBack(30), daysBack(25), 'last 30 days', 'today'])
      expect([period, await codeOf(renamed(names, until), 'ACTIVTRAK_TOTAL', 'active', period, undefined, 'Jane Doe')]).toEqual([
        period,
        ['argument', expect.any(String)],
      ]);
    expect(await codeOf(renamed(names, until), 'ACTIVTRAK_TOTAL', 'active', daysBack(30), undefined, 'Jane Doe')).toEqual([
      'argument',
      expect.stringContaining('user:2'),
    ]);
    expect(await codeOf(renamed(names, until), 'ACTIVTRAK_TOTAL', 'active', daysBack(30), undefined, 'Person 2')).toBe(1);
  });

  it('is that person for every period while the last days show it, where names cannot be read', async () => {
    for (const period of [daysBack(30), 'today'])
      expect(await codeOf(renamed(false, 1), 'ACTIVTRAK_TOTAL', 'active', period, undefined, 'Jane Doe')).toBe(1);
  });
});

describe('a name that is not clear', () => {
  it('is said to be so where it is written as rows of the log show it', async () => {
    expect(await codeOf({ organisation }, 'ACTIVTRAK_TOTAL', 'active', 'today', undefined, 'Robin Halvard (1 or 3)')).toEqual(ambiguous);
    expect(await codeOf({ organisation }, 'ACTIVTRAK_LOG', 'today', undefined, 'Robin Halvard (1 or 3)')).toEqual(ambiguous);
    expect(await codeOf({ organisation }, 'ACTIVTRAK_HOURS', 'today', undefined, 'Robin Halvard (1 or 3)')).toEqual(ambiguous);
  });
});
