import fc from 'fast-check';
import { nobodyCalled } from '#words/formulas';
import { serialOfIso } from '../../../shared/model/serial';
import { runSync } from '../../../shared/task';
import { type FakeOrganisation, fakeOrganisation } from '../../doubles/fake-organisation';
import { evaluate, LAST_DAYS, rowsOf, sentenceOf, sheet } from './cells';

const organisation = fakeOrganisation(4, LAST_DAYS);

/** What a person's days add up to, in seconds. */
const activeSeconds = ({ days }: FakeOrganisation, ids: readonly number[]): number =>
  days.filter(({ personId }) => ids.includes(personId)).reduce((sum, day) => sum + day.productive + day.unproductive + day.undefined, 0);

const FORMS = ['names', 'ids', 'objects', 'pairs'] as const;
const DIALECTS = ['early-access', 'current'] as const;

describe('ACTIVTRAK_HOURS', () => {
  it.each(DIALECTS)('gives a row for each user and day, header first, in the %s dialect', async (dialect) => {
    const [header, ...rows] = await rowsOf({ dialect }, 'ACTIVTRAK_HOURS');
    expect(header?.slice(0, 4)).toEqual(['Date', 'User', 'Active (h)', 'Passive (h)']);
    expect(rows).toHaveLength(28);
    expect(rows[0]).toEqual([serialOfIso(LAST_DAYS[0]), 'Person 1', 4261 / 3600, 0.5, 6061 / 3600, 3601 / 3600, 600 / 3600, 60 / 3600]);
  });

  it('counts time in the unit asked for and names it in the header', async () => {
    const days = await rowsOf({}, 'ACTIVTRAK_HOURS', 'today', '', 'user:1', 'Active', 'days');
    expect(days).toEqual([['Active'], [4267 / 86_400]]);
    for (const unit of ['[h]:mm', 'h:mm', '[h]:mm:ss', 'Day'])
      expect(await rowsOf({}, 'ACTIVTRAK_HOURS', 'today', '', 'user:1', 'Active', unit)).toEqual(days);
    expect(await rowsOf({}, 'ACTIVTRAK_HOURS', 'today', '', 'user:1', 'Active', 'seconds')).toEqual([['Active (s)'], [4267]]);
  });

  it('gives columns in the order asked for, by label, key or the words of the API, from a range too', async () => {
    const expected = [
      ['Groups', 'User ID', 'Passive (h)'],
      ['Support', 1, 0.5],
    ];
    expect(await rowsOf({}, 'ACTIVTRAK_HOURS', 'today', '', 1, 'groups, userId, passiveTime.total')).toEqual(expected);
    expect(await rowsOf({}, 'ACTIVTRAK_HOURS', 'today', '', 1, [['Groups', 'User ID', 'Passive (h)']])).toEqual(expected);
  });

  it.each(DIALECTS.flatMap((dialect) => FORMS.map((listForm) => [dialect, listForm] as const)))(
    'finds one user in the %s dialect with lists as %s',
    async (dialect, listForm) => {
      const byId = await rowsOf({ dialect, listForm }, 'ACTIVTRAK_HOURS', 'last 7 days', '', 'user:2', 'Date, Active', 'seconds');
      const byName = await rowsOf({ dialect, listForm }, 'ACTIVTRAK_HOURS', 'last 7 days', '', 'Person 2', 'Date, Active', 'seconds');
      expect(byId.slice(1).reduce((sum, [, active]) => sum + (active as number), 0)).toBe(activeSeconds(organisation, [2]));
      expect(byName).toEqual(byId);
    },
  );

  it.each(DIALECTS.flatMap((dialect) => FORMS.map((listForm) => [dialect, listForm] as const)))(
    'finds a group in the %s dialect with lists as %s',
    async (dialect, listForm) => {
      for (const who of ['group:Sales', 'group:51']) {
        const rows = await rowsOf({ dialect, listForm }, 'ACTIVTRAK_HOURS', 'last 7 days', '', who, 'Active', 'seconds');
        expect(rows.slice(1).reduce((sum, [active]) => sum + (active as number), 0)).toBe(activeSeconds(organisation, [2, 4]));
      }
    },
  );

  it('counts a person once who is in two groups', async () => {
    const people = organisation.people.map((person) => ({ ...person, groupIds: [51, 52] }));
    expect(await rowsOf({ organisation: { ...organisation, people } }, 'ACTIVTRAK_HOURS', 'today', '', 'group:Sales')).toHaveLength(5);
  });

  it('refuses a name that two people have, with their ids', async () => {
    const people = organisation.people.map((person) => (person.id <= 2 ? { ...person, name: 'Robin Same' } : person));
    const sentence = await sentenceOf({ organisation: { ...organisation, people } }, 'ACTIVTRAK_HOURS', 'today', '', 'Robin Same');
    expect(sentence).toContain('user:1 or user:2');
  });

  it('gives no rows, and no error, for somebody who exists and did nothing', async () => {
    const idle = { ...organisation, days: organisation.days.filter(({ personId }) => personId !== 3) };
    expect(await rowsOf({ organisation: idle }, 'ACTIVTRAK_HOURS', 'last 7 days', '', 'Person 3')).toHaveLength(1);
  });

  it('cannot be narrowed to a computer in the current dialect, and says what can', async () => {
    expect(await sentenceOf({ connection: { dialect: 'current' } }, 'ACTIVTRAK_HOURS', 'today', '', 'computer:1001')).toContain(
      'ACTIVTRAK_COMPUTER_HOURS',
    );
  });

  it('gives hostile texts as the texts they are', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme', minLength: 1 }),
          fc.constantFrom('=IMPORTXML("x")', '+1', '-2', '@x', '\tx', '\nx', '1-2', '007', '1e5', 'TRUE', "'x", '</script>', '\u2028'),
        ),
        (name) => {
          const people = organisation.people.map((person) => (person.id === 1 ? { ...person, name } : person));
          const cells = sheet('at once', { organisation: { ...organisation, people } });
          // Twice: fetched, and from the cache.
          for (const _ of [1, 2]) {
            const rows = runSync(cells.task('ACTIVTRAK_HOURS', 'today', '', 'user:1', 'User')) as readonly (readonly unknown[])[];
            expect(rows).toEqual([['User'], [name]]);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('ACTIVTRAK_COMPUTER_HOURS', () => {
  it('gives hours by computer, found by name and by id', async () => {
    const byName = await rowsOf({}, 'ACTIVTRAK_COMPUTER_HOURS', 'today', '', 'computer:PC-2', 'Computer, Active', 'seconds');
    expect(byName).toEqual([
      ['Computer', 'Active (s)'],
      ['PC-2', 3602 + 606 + 60],
    ]);
    expect(await rowsOf({}, 'ACTIVTRAK_COMPUTER_HOURS', 'today', '', 'computer:1002', 'Computer, Active', 'seconds')).toEqual(byName);
  });
});

describe('ACTIVTRAK_TOTAL', () => {
  it('adds up to the second, for everyone and for one', async () => {
    expect((await evaluate({}, 'ACTIVTRAK_TOTAL', 'active', 'last 7 days')).result).toBe(activeSeconds(organisation, [1, 2, 3, 4]) / 3600);
    expect((await evaluate({}, 'ACTIVTRAK_TOTAL', 'Active', 'last 7 days', '', 'Person 4')).result).toBe(
      activeSeconds(organisation, [4]) / 3600,
    );
    expect((await evaluate({}, 'ACTIVTRAK_TOTAL', 'active', 'last 7 days', '', 'computer:PC-1')).result).toBe(
      activeSeconds(organisation, [1]) / 3600,
    );
  });

  it('has the shape of a range; blank cells stay blank, and a misspelt name is an error in its own cell', async () => {
    const rows = await rowsOf({}, 'ACTIVTRAK_TOTAL', 'active', 'last 7 days', '', [
      ['Person 1', ''],
      ['user:2', 'Persn 3'],
    ]);
    expect(rows[0]).toEqual([activeSeconds(organisation, [1]) / 3600, '']);
    expect(rows[1]).toEqual([activeSeconds(organisation, [2]) / 3600, expect.objectContaining({ code: 'argument' })]);
  });

  it('is never zero for a name that nobody has', async () => {
    expect(await sentenceOf({}, 'ACTIVTRAK_TOTAL', 'active', 'today', '', 'Persn 3')).toContain(
      nobodyCalled('user', 'Persn 3', 'user:Person 3'),
    );
  });
});
