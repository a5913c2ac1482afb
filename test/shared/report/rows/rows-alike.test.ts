import type { Report } from '../../../../shared/report/definition/definition';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { DAYS, report, reportBench } from '../report-bench';

/** Three people, of whom the second has two rows on each day, which only productive time tells apart. */
const organisation = (() => {
  const made = fakeOrganisation(3, DAYS);
  return { ...made, days: made.days.flatMap((one) => (one.personId === 2 ? [one, { ...one, productive: 59 }] : [one])) };
})();

const shown = (keys: readonly string[], change: Partial<Report> = {}, largestPage = 1000) => {
  const bench = reportBench();
  bench.save(report({ columns: keys.map((key) => ({ key })), ...change }));
  bench.serve(organisation, { largestPage });
  const { outcome, checks } = bench.refresh();
  return { outcome, checks: checks.map(({ words }) => words), rows: bench.sheets.seen('Hours').slice(1) };
};

it('two rows of somebody’s day are both there, also where no column that is shown tells them apart', () => {
  for (const keys of [
    ['date', 'user', 'passive'],
    ['date', 'user', 'active'],
  ]) {
    const { outcome, checks, rows } = shown(keys);
    expect([keys, outcome, rows.length]).toEqual([keys, 'done', 4 * DAYS.length]);
    expect(checks).toContainEqual(expect.stringContaining('rows have the same day and ID as another.'));
  }
});

it('a summary counts both', () => {
  const { rows } = shown(['date', 'passive'], { privacy: { people: 'summary', smallestGroup: 2 } });
  expect(rows.map(([, passive]) => passive)).toEqual(DAYS.map(() => 4 * 1800));
});

it('both are there where the second comes with the next page, and a column that is shown tells them apart', () => {
  const { rows } = shown(['date', 'user', 'active'], {}, 5);
  expect(rows).toHaveLength(4 * DAYS.length);
});
