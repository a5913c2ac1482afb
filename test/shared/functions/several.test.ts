import type { Argument } from '../../../shared/functions/arguments/argument';
import { parseWhos } from '../../../shared/model/who';
import { type FakeActivity, fakeOrganisation } from '../../doubles/fake-organisation';
import { evaluate, LAST_DAYS, rowsOf, sentenceOf, TODAY } from './cells';

const activity = (id: number, personId: number): FakeActivity => ({
  logId: String(id),
  time: `${TODAY}T0${id}:00:00`,
  utc: `${TODAY}T0${id}:00:00`,
  personId,
  seconds: id,
  title: '',
});

const four = fakeOrganisation(
  4,
  LAST_DAYS,
  [1, 2, 3, 4].map((id) => activity(id, id)),
);
/** 2 is in both groups; 4 is Doe, Jane. */
const organisation = {
  ...four,
  people: four.people.map((person) =>
    person.id === 2 ? { ...person, groupIds: [51, 52] } : person.id === 4 ? { ...person, name: 'Doe, Jane' } : person,
  ),
};

const total = async (who: Argument): Promise<unknown> =>
  (await evaluate({ organisation }, 'ACTIVTRAK_TOTAL', 'active', 'last 7 days', undefined, who)).result;

const activeOf = (...ids: readonly number[]): number =>
  four.days
    .filter(({ personId }) => ids.includes(personId))
    .reduce((sum, day) => sum + day.productive + day.unproductive + day.undefined, 0) / 3600;

describe('several in one who', () => {
  it.each<[Argument, readonly number[]]>([
    ['group:Sales, group:Support', [1, 2, 3, 4]],
    ['group:Sales; Support', [1, 2, 3, 4]],
    ['group:Sales, Support', [1, 2, 3, 4]],
    ['group:Sales\ngroup:Support', [1, 2, 3, 4]],
    ['Person 1; user:3', [1, 3]],
    ['Person 1, Person 3', [1, 3]],
    ['1, 3, 1', [1, 3]],
    ['Doe, Jane', [4]],
    ['Doe, Jane; Person 1', [1, 4]],
    ['group:Sales; user:2', [2, 4]],
    ['group:51; Person 1;', [51, 52]],
    ['Person 1; everyone', [1, 2, 3, 4]],
  ])('%j counts each person once', async (who, ids) => {
    if (ids[0] === 51) {
      // What has no kind of its own has that of the one before it.
      expect(await sentenceOf({ organisation }, 'ACTIVTRAK_TOTAL', 'active', 'today', undefined, who)).toContain('no group “Person 1”');
      return;
    }
    expect(await total(who)).toBeCloseTo(activeOf(...ids), 9);
    const dates = (await rowsOf({ organisation }, 'ACTIVTRAK_HOURS', 'last 7 days', undefined, who, 'User ID, Date')).slice(1);
    expect(new Set(dates.map(([id]) => id))).toEqual(new Set(ids));
    expect(dates).toHaveLength(ids.length * 7);
    const log = (await rowsOf({ organisation }, 'ACTIVTRAK_LOG', 'today', undefined, who, 'Duration', undefined, 'seconds')).slice(1);
    expect(log.map(([seconds]) => seconds)).toEqual([...ids].sort((one, other) => other - one));
  });

  it('may stand in a range, with empty cells in it; a total has one for each cell', async () => {
    const range = [['group:Sales'], [''], ['group:Support'], ['Person 1; Person 3']];
    const ids = (await rowsOf({ organisation }, 'ACTIVTRAK_HOURS', 'today', undefined, range, 'User ID')).slice(1).flat();
    expect([...ids].sort()).toEqual([1, 2, 3, 4]);
    expect(await total(range)).toEqual([[activeOf(2, 4)], [''], [activeOf(1, 2, 3)], [activeOf(1, 3)]].map(([value]) => [value]));
    expect((await rowsOf({ organisation }, 'ACTIVTRAK_USERS', [['Sales'], ['Support']])).slice(1)).toHaveLength(4);
    expect(
      (await rowsOf({ organisation }, 'ACTIVTRAK_COMPUTER_HOURS', 'today', undefined, 'computer:PC-1; PC-3', 'Computer')).flat(),
    ).toEqual(['Computer', 'PC-1', 'PC-3']);
  });

  it.each(['Person 1; Persn 2', 'Person 1, Persn 2', 'group:Sales; group:Saels', 'Persn 1, Persn 2'])(
    '%j is an error for the one that nobody is called',
    async (who) => {
      expect(await sentenceOf({ organisation }, 'ACTIVTRAK_TOTAL', 'active', 'today', undefined, who)).toMatch(/Persn|Saels/);
    },
  );

  it('keeps quoted names whole', () => {
    expect(parseWhos('user:"A; B"; "007"')).toMatchObject([{ name: 'A; B' }, { kind: 'user', name: '007' }]);
    expect(parseWhos('group:"user:x, group:y"')).toMatchObject([{ kind: 'group', name: 'user:x, group:y' }]);
  });
});

describe('people of a group in a period', () => {
  /** Person 4, in Sales, is deleted; Person 2 has left Sales for Support. */
  const directory = { people: [1, 2, 3], sales: [] as number[], support: [1, 2, 3] };
  const json = (body: object) => ({ status: 200, headers: {}, body: JSON.stringify(body) });
  const options = {
    organisation: four,
    fault: (path: string) => {
      if (path === '/scim/v1/users')
        return json({ totalResults: 3, Resources: directory.people.map((id) => ({ id: String(id), displayName: `Person ${id}` })) });
      if (path !== '/scim/v1/groups') return undefined;
      const group = (id: number, displayName: string, ids: readonly number[]) => ({
        id: String(id),
        displayName,
        members: ids.map((value) => ({ value: String(value) })),
      });
      return json({ totalResults: 2, Resources: [group(51, 'Sales', directory.sales), group(52, 'Support', directory.support)] });
    },
  };

  it('are listed where they are deleted or have left it, so that a timesheet has all of its hours', async () => {
    expect(await rowsOf(options, 'ACTIVTRAK_USERS', 'Sales')).toEqual([['User', 'User ID']]);
    expect(await rowsOf(options, 'ACTIVTRAK_USERS', 'Sales', 'last 7 days')).toEqual([
      ['User', 'User ID', 'Status'],
      ['Person 2', 2, 'Left the group'],
      ['Person 4', 4, 'Deleted'],
    ]);
    expect(await rowsOf(options, 'ACTIVTRAK_USERS', undefined, 'last 7 days')).toEqual([
      ['User', 'User ID', 'Status'],
      ['Person 1', 1, ''],
      ['Person 2', 2, ''],
      ['Person 3', 3, ''],
      ['Person 4', 4, 'Deleted'],
    ]);
    expect(await rowsOf(options, 'ACTIVTRAK_USERS', 'Support', '2026-01')).toHaveLength(4);
    const totals = (await evaluate(options, 'ACTIVTRAK_TOTAL', 'active', 'last 7 days', undefined, [[2], [4]]))
      .result as readonly (readonly number[])[];
    const group = (await evaluate(options, 'ACTIVTRAK_TOTAL', 'active', 'last 7 days', undefined, 'group:Sales')).result as number;
    expect(totals.flat().reduce((sum, value) => sum + value, 0)).toBeCloseTo(group, 9);
  });

  it('have no status where the key cannot read names', async () => {
    const rows = await rowsOf({ organisation: four, names: false }, 'ACTIVTRAK_USERS', undefined, 'last 7 days');
    expect(rows.slice(1).map(([, , status]) => status)).toEqual(['', '', '', '']);
  });
});
