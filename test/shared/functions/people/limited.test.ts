import { OWNERS_KEY, THE_OWNER } from '#words/connection';
import { limitsNameNobody, logOf, outsideLimits } from '#words/formulas';
import { countWords } from '#words/numbers';
import type { SavedConnection } from '../../../../shared/api/connections/connection-store';
import type { Argument } from '../../../../shared/functions/arguments/argument';
import { runSync } from '../../../../shared/task';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { jsonAnswer } from '../../../doubles/scripted-transport';
import { evaluate, LAST_DAYS, rowsOf, type SheetOptions, sentenceOf, sheet, TODAY } from '../cells';

/** Four people; 2 and 4 are in Sales (51), 1 and 3 in Support (52). */
const organisation = fakeOrganisation(4, LAST_DAYS);

const limitedTo = (groups: readonly string[], users: readonly string[], options: SheetOptions = {}): SheetOptions => ({
  ...options,
  connection: { ...(options.connection as Partial<SavedConnection> | undefined), cells: { allowed: true, groups, users } },
});

const column = (rows: readonly (readonly unknown[])[], place: number): readonly unknown[] => [
  ...new Set(rows.slice(1).map((row) => row[place])),
];

const FORMS = ['names', 'ids', 'objects', 'pairs'] as const;
const DIALECTS = ['early-access', 'current'] as const;

describe('an owner who limits formulas to groups and users', () => {
  it.each(
    DIALECTS.flatMap((dialect) =>
      FORMS.flatMap((listForm) =>
        [
          ['Sales', 'Person 1'],
          ['51', '1'],
        ].map((by) => [dialect, listForm, by] as const),
      ),
    ),
  )('has just those shown, in the %s dialect with lists as %s, chosen by %j', async (dialect, listForm, [group, user]) => {
    const options = limitedTo([group as string], [user as string], { dialect, listForm });
    const totals = ['Person 1', 'Person 2', 'Person 4'].map(
      async (who) => (await evaluate(options, 'ACTIVTRAK_TOTAL', 'active', 'today', '', who)).result,
    );
    expect((await Promise.all(totals)).every((total) => typeof total === 'number' && total > 1)).toBe(true);
    expect((await rowsOf(options, 'ACTIVTRAK_HOURS', 'today')).length).toBe(4);
    expect(column(await rowsOf(options, 'ACTIVTRAK_USERS'), 0)).toEqual(['Person 1', 'Person 2', 'Person 4']);
    expect(column(await rowsOf(options, 'ACTIVTRAK_GROUPS'), 0)).toEqual(['Sales']);
    expect((await evaluate(options, 'ACTIVTRAK_STATUS')).result).toContain(countWords(3, 'person', 'people'));
    for (const who of ['Person 3', 'user:3', 'group:Support', 'group:52'])
      expect(await sentenceOf(options, 'ACTIVTRAK_TOTAL', 'active', 'today', '', who)).toBe(
        outsideLimits(`“${who}”`, OWNERS_KEY, `group:${group}, user:${user}`, THE_OWNER),
      );
  });

  const sales = limitedTo(['Sales'], ['Person 1']);

  it.each<[string, readonly Argument[]]>([
    ['ACTIVTRAK_HOURS', ['today', '', 'Person 3']],
    ['ACTIVTRAK_HOURS', ['today', '', 'group:Support']],
    ['ACTIVTRAK_COMPUTER_HOURS', ['today', '', 'computer:PC-3']],
    ['ACTIVTRAK_TOTAL', ['active', 'today', '', 'computer:PC-3']],
    ['ACTIVTRAK_LOG', ['today']],
    ['ACTIVTRAK_LOG', ['today', '', 'Person 3']],
    ['ACTIVTRAK_LOG', ['today', '', 'group:Support']],
    ['ACTIVTRAK_LOG', ['today', '', 'computer:1003']],
  ])('%s %j is refused and never an empty table or 0', async (name, args) => {
    const who = args[args.length - 1] as string;
    const what = name !== 'ACTIVTRAK_LOG' ? `“${who}”` : args.length === 1 ? logOf() : who.startsWith('computer') ? logOf(who) : `“${who}”`;
    expect(await sentenceOf(sales, name as 'ACTIVTRAK_HOURS', ...args)).toBe(
      outsideLimits(what, OWNERS_KEY, 'group:Sales, user:Person 1', THE_OWNER),
    );
  });

  it('shows in a range whom it may, and says in the cells of the others why not', async () => {
    const rows = await rowsOf(sales, 'ACTIVTRAK_TOTAL', 'active', 'today', '', [['Person 1'], ['Person 3'], ['']]);
    expect(rows.map(([cell]) => cell)).toEqual([expect.any(Number), expect.objectContaining({ code: 'limited' }), '']);
  });

  it('does not tell whether somebody else worked', async () => {
    const idle = { ...organisation, days: organisation.days.filter(({ personId }) => personId !== 3) };
    const said = (options: SheetOptions): Promise<string> => sentenceOf(options, 'ACTIVTRAK_TOTAL', 'active', 'today', '', 'Person 3');
    expect(await said({ ...sales, organisation: idle })).toBe(await said(sales));
  });

  it('gives 0 for somebody allowed who did nothing', async () => {
    const idle = { ...organisation, days: organisation.days.filter(({ personId }) => personId > 2) };
    for (const who of ['Person 1', 'Person 2', 'user:2'])
      expect((await evaluate({ ...sales, organisation: idle }, 'ACTIVTRAK_TOTAL', 'active', 'today', '', who)).result).toBe(0);
    expect(
      (await evaluate({ ...sales, organisation: { ...organisation, days: [] } }, 'ACTIVTRAK_TOTAL', 'active', 'today', '', 'group:Sales'))
        .result,
    ).toBe(0);
  });

  it.each(DIALECTS)('has the hours of those computers shown that nobody else used (%s)', async (dialect) => {
    const computers = async (options: SheetOptions): Promise<readonly unknown[]> =>
      (await rowsOf({ ...options, dialect }, 'ACTIVTRAK_COMPUTER_HOURS', 'today', '', '', 'Computer')).slice(1).flat();
    expect(await computers(limitedTo([], ['Person 1']))).toEqual(['PC-1']);
    expect(await computers(limitedTo(['Sales'], []))).toEqual(['PC-2', 'PC-4']);
  });

  it('may say the kind, and put a name of digits in quotes', async () => {
    const people = organisation.people.map((person) => (person.id === 3 ? { ...person, name: '42' } : person));
    const options = { ...limitedTo(['group: Sales'], ['user:Person 1', '"42"']), organisation: { ...organisation, people } };
    expect(column(await rowsOf(options, 'ACTIVTRAK_HOURS', 'today'), 1)).toEqual(['Person 1', 'Person 2', 'Person 4', '42']);
    const kindOnly = limitedTo(['group:Sales'], ['user:Person 1']);
    expect(column(await rowsOf(kindOnly, 'ACTIVTRAK_HOURS', 'today'), 1)).toEqual(['Person 1', 'Person 2', 'Person 4']);
  });

  it('knows a group by its ID where rows call it otherwise', async () => {
    const listed = { totalResults: 1, Resources: [{ id: '51', displayName: 'Sales team', members: null }] };
    const fault = (path: string) => (path === '/scim/v1/groups' ? jsonAnswer(listed) : undefined);
    const options = limitedTo(['Sales team'], [], { listForm: 'objects', fault });
    expect(column(await rowsOf(options, 'ACTIVTRAK_HOURS', 'today'), 1)).toEqual(['Person 2', 'Person 4']);
  });

  it('shows nobody of two who have a name, where the key may not read names and one of them alone worked', async () => {
    const people = organisation.people.map((person) => (person.id % 2 === 1 ? { ...person, name: 'Robin Halvard' } : person));
    const days = organisation.days.filter(({ date, personId }) => personId !== 3 || date !== TODAY);
    const options = limitedTo([], ['Robin Halvard'], { organisation: { ...organisation, people, days }, names: false });
    for (const who of ['Robin Halvard', 'user:1', 'user:3'])
      expect(await sentenceOf(options, 'ACTIVTRAK_TOTAL', 'active', 'today', '', who)).toBe(
        limitsNameNobody(OWNERS_KEY, 'user:Robin Halvard', THE_OWNER),
      );
  });

  it('nor where neither was there in the last days', async () => {
    const earlier = fakeOrganisation(4, ['2026-03-02']);
    const people = earlier.people.map((person) => (person.id % 2 === 1 ? { ...person, name: 'Robin Halvard' } : person));
    const options = limitedTo([], ['Robin Halvard'], { organisation: { ...earlier, people }, names: false });
    expect(column(await rowsOf(options, 'ACTIVTRAK_HOURS', '2026-03-02'), 1)).toEqual([]);
    const one = { ...earlier, people, days: earlier.days.filter(({ personId }) => personId !== 3) };
    expect(column(await rowsOf({ ...options, organisation: one }, 'ACTIVTRAK_HOURS', '2026-03-02'), 1)).toEqual(['Robin Halvard']);
  });

  it('has no hours of a computer that somebody else used too, where the key may not read names', async () => {
    const [first, second, ...groups] = [2, 3, 51, 52].map((id) => ({ id, name: id < 50 ? `Person ${id}` : `Group ${id}` }));
    const own = { date: TODAY, computerId: 1002, computer: 'PC-2', userId: 2, user: 'Person 2', totalTime: 60, activeTime: { total: 60 } };
    const computers = async (users: readonly unknown[], of: readonly unknown[]): Promise<readonly unknown[]> => {
      const answer = jsonAnswer({ total: 1, activity: [{ ...own, users, groups: of }] });
      const fault = (path: string) => (path === '/reports/v2/workinghours/computers' ? answer : undefined);
      return (await rowsOf(limitedTo(['51'], [], { names: false, fault }), 'ACTIVTRAK_COMPUTER_HOURS', 'today', '', '', 'Computer')).slice(
        1,
      );
    };
    expect(await computers([first], groups.slice(0, 1))).toEqual([['PC-2']]);
    expect(await computers([first, second], groups)).toEqual([]);
  });

  it('takes no computer for a user of its ID', async () => {
    const people = organisation.people.map((person) => (person.id === 2 ? { ...person, computerId: 3 } : person));
    const computers = [...organisation.computers, { id: 3, name: 'PC of 2' }];
    const options = limitedTo([], ['Person 2'], { organisation: { ...organisation, people, computers } });
    expect(await rowsOf(options, 'ACTIVTRAK_COMPUTER_HOURS', 'today', '', 'computer:3', 'Computer')).toEqual([['Computer'], ['PC of 2']]);
  });

  it('knows who left a group once its members are read again, though the people are not', async () => {
    let members = [{ value: '2' }, { value: '4' }];
    const fault = (path: string) =>
      path === '/scim/v1/groups' ? jsonAnswer({ totalResults: 1, Resources: [{ id: '51', displayName: 'Sales', members }] }) : undefined;
    const cells = sheet('at once', limitedTo(['Sales'], [], { listForm: 'names', fault }));
    const users = () => column(runSync(cells.task('ACTIVTRAK_USERS')) as readonly (readonly unknown[])[], 0);
    for (let calculated = 0; calculated < 2; calculated += 1) expect(users()).toEqual(['Person 2', 'Person 4']);
    members = members.slice(1);
    for (const key of cells.cache.entries.keys()) if (key.startsWith('groups')) cells.cache.entries.delete(key);
    expect(users()).toEqual(['Person 4']);
  });

  it('may have blank entries in the lists', async () => {
    expect(column(await rowsOf(limitedTo(['Sales', ' '], ['']), 'ACTIVTRAK_HOURS', 'today'), 1)).toEqual(['Person 2', 'Person 4']);
  });
});
