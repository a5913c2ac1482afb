import { DAYS_NOT_OVER, noRowsFor, nothingCameWords } from '#words/refreshing';
import type { Report } from '../../../../shared/report/definition/definition';
import { loadState } from '../../../../shared/report/kept/report-state';
import type { Actor } from '../../../../shared/report/run/job';
import { runSync } from '../../../../shared/task';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { DAYS, JANE, type ReportBench, report, reportBench } from '../report-bench';

const ANN: Actor = { person: { id: 'ann', name: 'Ann Lee' }, trigger: 'hand' };
const TODAY = { range: { kind: 'words', words: 'today' } } as const;
const DAY_MS = 86_400_000;

/** A report with the rows of two people, for which nothing comes any more. */
function emptied(change: Partial<Report> = {}): ReportBench {
  const bench = reportBench();
  bench.serve(fakeOrganisation(2, DAYS));
  bench.save(report({ statusLine: true, ...change }));
  expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 14 });
  bench.serve(fakeOrganisation(2, []));
  return bench;
}

const line = (bench: ReportBench): string => String(bench.sheets.seen('Hours')[0]?.[0]);

it('rows that were kept are those of who refreshed them, and of then', () => {
  const bench = emptied();
  bench.clock.advance(DAY_MS);
  const words = nothingCameWords(noRowsFor('2026-03-13 to 2026-03-19'), { from: '2026-03-18' }, false);
  for (const actor of [ANN, ANN, JANE]) {
    expect(bench.refresh(actor)).toMatchObject({ outcome: 'nothing-new', rows: 14, message: words });
    expect(line(bench)).toBe(`Refreshed 2026-03-18 12:00 by Jane Doe, 14 rows. ${words}`);
  }
});

it('rows that were kept are about as many people as before', () => {
  const bench = emptied();
  bench.refresh();
  expect(runSync(loadState(bench.documents, 'r1'))).toMatchObject({ rows: 14, people: 2 });
});

it('rows that a person deleted of them are not counted', () => {
  const bench = emptied();
  bench.sheets.deleteRows('Hours', 4, 3);
  expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new', rows: 11 });
  expect(line(bench)).toContain('11 rows.');
});

it.each([
  ['another unit', { unit: 'days' }],
  ['more columns', { columns: [{ key: 'date' }, { key: 'user' }, { key: 'userId' }, { key: 'active' }, { key: 'total' }] }],
  ['fewer columns', { columns: [{ key: 'date' }, { key: 'user' }] }],
  ['other headers', { columns: [{ key: 'date', label: 'Day' }, { key: 'user' }, { key: 'userId' }, { key: 'active' }] }],
] as const)('%s come with the rows after an empty answer, as they do without it', (_, change) => {
  const [bench, other] = [emptied(), emptied()];
  const before = bench.sheets.seen('Hours').slice(1);
  for (const one of [bench, other]) one.save(report({ statusLine: true, ...change }));
  expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new', rows: 14 });
  expect(bench.sheets.seen('Hours').slice(1)).toEqual(before);
  for (const one of [bench, other]) {
    one.serve(fakeOrganisation(2, DAYS));
    expect(one.refresh()).toMatchObject({ rows: 14 });
  }
  expect(bench.sheets.whole()).toEqual(other.sheets.whole());
});

describe.each(['append', 'merge'] as const)('rows that were replaced and are kept from now on, to %s', (disposition) => {
  it('give way to rows of another unit, also after an empty answer', () => {
    const bench = emptied();
    bench.save(report({ statusLine: true, unit: 'hours', disposition }));
    for (const _ of [1, 2]) expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new', rows: 14 });
    bench.serve(fakeOrganisation(2, DAYS));
    expect(bench.refresh()).toMatchObject({ outcome: 'done' });
    expect(bench.sheets.seen('Hours')[1]).toContain('Active (h)');
    for (const [, , , active] of bench.sheets.seen('Hours').slice(2)) expect(active).toBeLessThan(24);
  });

  it('give way to rows that name nobody, also after an empty answer', () => {
    const bench = emptied();
    const columns = [{ key: 'date' }, { key: 'user' }, { key: 'active' }];
    bench.save(report({ statusLine: true, privacy: { people: 'pseudonyms', smallestGroup: 5 }, columns, disposition }));
    expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new', rows: 14 });
    bench.serve(fakeOrganisation(2, DAYS));
    expect(bench.refresh()).toMatchObject({ outcome: 'done' });
    const people = bench.sheets
      .seen('Hours')
      .slice(2)
      .map(([, user]) => user);
    expect(people.length).toBeGreaterThan(0);
    for (const person of people) expect(person).toMatch(/^Person [0-9A-Z]{8}$/);
  });
});

it('rows that were replaced stay beside rows of the same meaning that are merged after an empty answer', () => {
  const bench = emptied();
  bench.save(report({ statusLine: true, disposition: 'merge' }));
  expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new', rows: 14 });
  bench.serve(fakeOrganisation(2, DAYS.slice(-1)));
  bench.clock.advance(DAY_MS);
  expect(bench.refresh()).toMatchObject({ rows: 14 });
});

it('a day that is not over is told as such, where rows that were replaced wait for it', () => {
  const bench = emptied();
  bench.save(report({ statusLine: true, disposition: 'append', ...TODAY }));
  const words = nothingCameWords(DAYS_NOT_OVER, { from: '2026-03-18' }, false);
  expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new', rows: 14, message: words });
  expect(line(bench)).toContain(words);
});
