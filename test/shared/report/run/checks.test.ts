import { otherPeople } from '#words/answers';
import { longDays, sumsWrong } from '#words/checks';
import type { Report } from '../../../../shared/report/definition/definition';
import type { Check, RunRecord } from '../../../../shared/report/kept/run';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { jsonAnswer } from '../../../doubles/scripted-transport';
import { activity, DAYS, report, reportBench } from '../report-bench';

interface Hours {
  readonly date?: string;
  readonly userId?: number;
  readonly active?: number;
  readonly passive?: number;
  readonly total?: number | string;
}

/** How a refresh of these rows ended; the API counts `total` of them. */
function refreshed(
  rows: readonly Hours[],
  { total = rows.length, ...change }: Partial<Report> & { readonly total?: number } = {},
): RunRecord {
  const bench = reportBench();
  const record = ({ date = '2026-03-18', userId = 1, active = 3600, passive = 60, total: all = active + passive }: Hours) => ({
    date: `${date}T00:00:00`,
    userId,
    user: `Person ${userId}`,
    groups: [],
    activeTime: { total: active },
    passiveTime: { total: passive },
    totalTime: all,
  });
  bench.serve(fakeOrganisation(1, []), { fault: () => jsonAnswer({ activity: rows.map(record), total }) });
  bench.save(report(change));
  return bench.refresh();
}

const wordsOf = (checks: readonly Check[], verdict: Check['verdict']): readonly string[] =>
  checks.filter((check) => check.verdict === verdict).map(({ words }) => words);
const warnings = (record: RunRecord): readonly string[] => wordsOf(record.checks, 'warning');

/** Every day of the last seven. */
const week = DAYS.map((date): Hours => ({ date }));

describe('the checks of a refresh', () => {
  it('are all good where all is good', () => {
    const { checks } = refreshed(week, { columns: [] });
    expect(checks).toEqual(checks.map(({ words }) => ({ verdict: 'good', words })));
    expect(checks.map(({ words }) => words)).toEqual([
      "7 rows, matching ActivTrak's count.",
      'No duplicate records.',
      'Active and passive time add up to the total.',
      'No day has more than 24 hours.',
      expect.stringContaining('Days from 2026-03-12 to 2026-03-18, within'),
    ]);
  });

  it('do not say that times add up which are not shown', () => {
    expect(wordsOf(refreshed(week).checks, 'good')).not.toContain('Active and passive time add up to the total.');
  });

  it('write nothing when the rows are not as many as were counted', () => {
    expect(refreshed(week, { total: 9 })).toMatchObject({
      outcome: 'failed',
      message: expect.stringContaining('rows could be missing'),
      rows: 0,
    });
  });

  it('find records that come twice', () => {
    expect(warnings(refreshed([...week, { date: '2026-03-18', active: 60 }]))).toEqual([
      '1 row has the same day and ID as another. ActivTrak returns more than one row for them.',
    ]);
  });

  it('says nothing of hours that are not shown', () => {
    const { checks } = refreshed(week, { columns: [{ key: 'date' }, { key: 'user' }] });
    expect(JSON.stringify(checks)).not.toMatch(/24 hours|add up/);
  });

  it('find times that do not add up, but for rounding', () => {
    expect(warnings(refreshed([...week.slice(1), { date: '2026-03-12', total: 3661.4 }]))).toEqual([]);
    expect(warnings(refreshed([...week.slice(1), { date: '2026-03-12', total: 3700 }]))).toEqual([sumsWrong(1)]);
  });

  it('do not say of times that came as texts that they add up', () => {
    const came = refreshed([...week.slice(1), { date: '2026-03-12', total: '1:01:00' }], { columns: [] });
    expect(warnings(came)).toEqual([sumsWrong(1)]);
  });

  it.each(['days', 'hours', 'seconds'] as const)('find more than 24 hours in a day, in %s', (unit) => {
    const long = (seconds: number): readonly string[] =>
      warnings(refreshed([...week.slice(1), { date: '2026-03-12', active: seconds, passive: 0 }], { unit }));
    expect(long(86_400)).toEqual([]);
    expect(long(86_460)).toEqual([longDays(1)]);
  });

  it('find days that were not asked for, and days that are missing at the beginning', () => {
    const other = refreshed([{ date: '2026-02-01' }, { date: '2026-03-11' }, ...week]);
    expect(warnings(other)).toEqual(['2 rows outside 2026-03-12 to 2026-03-18 were left out.']);
    expect(other).toMatchObject({ rows: 7, outcome: 'done' });
    expect(warnings(refreshed(week.slice(4)))).toEqual([expect.stringContaining('returned nothing for the first 4 days')]);
    expect(warnings(refreshed(week.slice(3)))).toEqual([]);
  });

  it('have nothing against late records of the log that are older than what was asked about', () => {
    const bench = reportBench();
    const log = { stream: 'activity-log', range: { kind: 'words', words: 'last 30 days' }, disposition: 'merge' } as const;
    bench.save(report({ ...log, columns: [{ key: 'time' }, { key: 'logId' }] }));
    bench.serve(fakeOrganisation(2, [], [activity(1, '2026-03-18')]));
    bench.refresh();
    bench.serve(fakeOrganisation(2, [], [activity(1, '2026-03-18'), activity(2, '2026-03-02')]));
    const record = bench.refresh();
    expect(record).toMatchObject({ rows: 2 });
    expect(warnings(record)).toEqual([]);
  });

  it('write nothing when the server answered for others than those chosen', () => {
    const who = [{ kind: 'user', id: 1, name: 'Person 1' }] as const;
    expect(wordsOf(refreshed(week, { who }).checks, 'good')).toContain('ActivTrak returned only the people you chose.');
    expect(refreshed([...week, { userId: 2 }], { who })).toMatchObject({
      outcome: 'failed',
      rows: 0,
      message: otherPeople(),
    });
  });

  it('say how many late records of the log were left out, and nothing of hours', () => {
    const bench = reportBench();
    const log = { stream: 'activity-log', range: { kind: 'words', words: 'last 3 days' }, disposition: 'merge' } as const;
    bench.save(report({ ...log, columns: [{ key: 'time' }, { key: 'logId' }, { key: 'user' }] }));
    bench.serve(fakeOrganisation(2, [], [activity(1, '2026-03-18')]));
    bench.refresh();
    bench.serve(fakeOrganisation(2, [], [activity(1, '2026-03-18'), activity(2, '2026-01-05'), activity(3, '2026-03-18')]));
    const { checks, message } = bench.refresh();
    expect(message).toContain('1 row added');
    expect(wordsOf(checks, 'good')).toEqual(expect.arrayContaining(['1 row, read to the end.', '1 late record from other days left out.']));
    expect(JSON.stringify(checks)).not.toContain('24 hours');
  });
});
