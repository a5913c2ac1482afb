import { allTooSmall, nothingCameWords } from '#words/refreshing';
import { activeOf, organisation, refreshed, summary } from './summary-bench';

describe('a summary', () => {
  it('adds up days and groups, says how many people that is, and names nobody', () => {
    const { rows } = refreshed(summary(2));
    expect(rows).toEqual([
      ['Date', 'Groups', 'Active (s)', 'People'],
      [46_098, 'Sales', activeOf([2, 4, 6, 8], 0), 4],
      [46_098, 'Support', activeOf([1, 3, 5, 7, 9], 0), 5],
      [46_099, 'Sales', activeOf([2, 4, 6, 8], 1), 4],
      [46_099, 'Support', activeOf([1, 3, 5, 7, 9], 1), 5],
    ]);
  });

  it('leaves out what is about fewer people, and warns of how many rows and hours those are', () => {
    const { rows, record } = refreshed(summary(5));
    expect(rows.slice(1).map((row) => row.slice(1))).toEqual([
      ['Support', activeOf([1, 3, 5, 7, 9], 0), 5],
      ['Support', activeOf([1, 3, 5, 7, 9], 1), 5],
    ]);
    expect(record).toMatchObject({ rows: 2 });
    expect(record.checks).toContainEqual({
      verdict: 'warning',
      words: '2 rows about fewer than 5 people were left out. They hold less than 10 h of Active time.',
    });
    expect(JSON.stringify([rows, record])).not.toMatch(/Sales|Person/);
  });

  it('shows nothing when every group is too small', () => {
    const { bench, record } = refreshed(summary(6));
    expect(record).toMatchObject({
      rows: 0,
      message: nothingCameWords(allTooSmall('2026-03-17 to 2026-03-18', 6), undefined, true),
    });
    expect(
      bench.sheets
        .names()
        .flatMap((name) => bench.sheets.seen(name))
        .flat(),
    ).not.toContain('Support');
  });

  it('keeps the rows that it has when every group has become too small, and says why', () => {
    const { bench } = refreshed(summary(4));
    const before = bench.sheets.seen('Hours');
    bench.serve({ ...organisation, days: organisation.days.filter(({ personId }) => personId < 4) });
    bench.clock.advance(86_400_000);
    expect(bench.refresh()).toMatchObject({
      outcome: 'nothing-new',
      rows: 4,
      message: expect.stringMatching(
        /^Every row for .* is about fewer than 4 people, and those are left out\. The rows from 2026-03-18 were kept\./,
      ),
    });
    expect(bench.sheets.seen('Hours')).toEqual(before);
  });

  it.each([
    ['names', true],
    ['pseudonyms', false],
  ] as const)(
    'says of the %s that it keeps where nothing of a summary can be shown whether they still name people',
    (people, stillName) => {
      const { bench } = refreshed({ ...summary(6), privacy: { people, smallestGroup: 6 } });
      const before = bench.sheets.seen('Hours');
      bench.save(summary(6));
      const kept = { from: '2026-03-18', stillName };
      expect(bench.refresh().message).toBe(nothingCameWords(allTooSmall('2026-03-17 to 2026-03-18', 6), kept, true));
      expect(bench.sheets.seen('Hours').slice(1)).toEqual(before.slice(1));
    },
  );

  it('counts a person once, however many days and rows', () => {
    const { rows } = refreshed(summary(2, { columns: [{ key: 'groups' }, { key: 'active' }] }));
    expect(rows.slice(1).map((row) => row.at(-1))).toEqual([4, 5]);
  });

  it('takes rows off again that a later refresh finds about too few', () => {
    const { bench } = refreshed(summary(4));
    expect(bench.sheets.seen('Hours')).toHaveLength(5);
    bench.serve({ ...organisation, days: organisation.days.filter(({ personId }) => personId !== 8) });
    expect(bench.refresh().rows).toBe(2);
    expect(JSON.stringify(bench.sheets.seen('Hours'))).not.toContain('Sales');
  });
});
