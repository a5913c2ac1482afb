import { nobodyCalled } from '#words/formulas';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { daysBack, evaluate, LAST_DAYS, sentenceOf } from '../cells';

/** Whose lists have names alone, which the key may not look up. */
const NAMES_ALONE = { names: false, listForm: 'names' } as const;
const DIALECTS = ['early-access', 'current'] as const;

const everyone = fakeOrganisation(4, LAST_DAYS);
const yesterday = daysBack(1);
/** Those of Sales have the even numbers. */
const withoutSales = { ...everyone, days: everyone.days.filter(({ date, personId }) => date !== yesterday || personId % 2 === 1) };
const withoutAnyone = { ...everyone, days: everyone.days.filter(({ date }) => date !== yesterday) };

describe.each(DIALECTS)('A name without an ID (%s)', (dialect) => {
  it.each([
    ['others', withoutSales],
    ['nobody', withoutAnyone],
  ])('has no hours on a day on which %s worked, and that is no mistake', async (_, organisation) => {
    const options = { ...NAMES_ALONE, dialect, organisation };
    for (const who of ['group:Sales', 'Person 2']) {
      expect((await evaluate(options, 'ACTIVTRAK_TOTAL', 'active', 'yesterday', '', who)).result).toBe(0);
      expect((await evaluate(options, 'ACTIVTRAK_HOURS', 'yesterday', '', who, 'Active')).result).toEqual([['Active (h)']]);
    }
    expect((await evaluate(options, 'ACTIVTRAK_TOTAL', 'active', 'last 7 days', '', 'group:Sales')).result).toBeGreaterThan(0);
    expect(await sentenceOf(options, 'ACTIVTRAK_TOTAL', 'active', 'yesterday', '', 'group:Marketing')).toBe(
      nobodyCalled('group', 'Marketing'),
    );
  });

  it('shows no more than the owner allows', async () => {
    const connection = { cells: { allowed: true, groups: ['Support'], users: [] } };
    const options = { ...NAMES_ALONE, dialect, organisation: withoutSales, connection };
    expect(await sentenceOf(options, 'ACTIVTRAK_TOTAL', 'active', 'yesterday', '', 'group:Sales')).toContain('outside');
    const own = { ...options, connection: { cells: { allowed: true, groups: ['Sales'], users: [] } } };
    expect((await evaluate(own, 'ACTIVTRAK_TOTAL', 'active', 'yesterday', '', 'group:Sales')).result).toBe(0);
  });
});
