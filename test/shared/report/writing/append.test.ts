import { earlierNotAdded } from '#words/checks';
import { settingsDiffer } from '#words/refreshing';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { LOG, log, served } from '../refresh/log-report';
import { DAYS, report, reportBench } from '../report-bench';

const append = { disposition: 'append' } as const;

describe('a report that appends', () => {
  it('adds days that are over, once each', () => {
    const bench = reportBench();
    bench.serve(fakeOrganisation(1, [...DAYS, '2026-03-19', '2026-03-20']));
    bench.save(report({ ...append, range: { kind: 'words', words: 'last 3 days' } }));
    expect(bench.refresh()).toMatchObject({ rows: 2 });
    expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new', rows: 2 });
    bench.clock.advance(2 * 86_400_000);
    expect(bench.refresh()).toMatchObject({ rows: 4, message: '2 rows added.' });
    expect(
      bench.sheets
        .seen('Hours')
        .slice(1)
        .map(([day]) => day),
    ).toEqual([46_097, 46_098, 46_099, 46_100]);
  });

  it.each([
    ['hours', {}, fakeOrganisation(1, DAYS)],
    ['the log', LOG, served(log([1, 2, 3]))],
  ] as const)('says that days before its first are not added where the period of %s is moved back', (_, stream, organisation) => {
    const bench = reportBench();
    bench.serve(organisation);
    const over = (words: string) => report({ ...stream, ...append, range: { kind: 'words', words } });
    bench.save(over('last 3 days'));
    const words = earlierNotAdded('2026-03-16');
    expect(JSON.stringify(bench.refresh().checks)).not.toContain(words);
    bench.save(over('last 7 days'));
    expect(bench.refresh().checks).toContainEqual({ verdict: 'warning', words });
    bench.save(over('last 2 days'));
    expect(JSON.stringify(bench.refresh().checks)).not.toContain(words);
  });

  it.each([
    ['hours', {}, fakeOrganisation(2, DAYS)],
    ['the log', LOG, served(log([1, 2, 3]))],
  ] as const)('refuses to add %s of other people below', (_, stream, organisation) => {
    const bench = reportBench();
    const { destination } = LOG;
    bench.serve(organisation);
    bench.save(report({ ...stream, ...append, destination, who: [{ kind: 'user', id: 1, name: 'Person 1' }] }));
    bench.refresh();
    const before = bench.sheets.seen('Log');
    bench.save(report({ ...stream, ...append, destination }));
    expect(bench.refresh()).toMatchObject({ outcome: 'failed', code: 'argument', message: settingsDiffer('Hours') });
    expect(bench.sheets.seen('Log')).toEqual(before);
  });

  it('does not go back to days that it has after one of which nothing came', () => {
    const bench = reportBench();
    const served = (dates: readonly string[], productive: number): void => {
      const all = fakeOrganisation(1, dates);
      bench.serve({ ...all, days: all.days.map((day) => ({ ...day, productive })) });
    };
    bench.save(report({ ...append, columns: [{ key: 'date' }, { key: 'active' }] }));
    served(DAYS, 60);
    expect(bench.refresh()).toMatchObject({ rows: 6 });
    bench.clock.advance(2 * 86_400_000);
    served(DAYS.slice(0, 6), 60);
    expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new', rows: 6 });
    served([...DAYS.slice(0, 6), '2026-03-19'], 120);
    expect(bench.refresh()).toMatchObject({ message: '1 row added.', rows: 7 });
  });

  it('asks again for days of which nothing came yet, and for no others', () => {
    const bench = reportBench();
    const refreshed = (dates: readonly string[]): readonly [rows: number, asked: string | null | undefined] => {
      bench.serve(fakeOrganisation(1, dates));
      const { rows } = bench.refresh();
      const hours = bench
        .transport()
        .rounds.flat()
        .filter(({ url }) => url.includes('/workinghours/'));
      return [rows, hours[0] && new URL(hours[0].url).searchParams.get('from')?.slice(0, 10)];
    };
    const [first, second, third] = ['2026-03-16', '2026-03-17', '2026-03-18'] as const;
    bench.save(report({ ...append, range: { kind: 'words', words: 'last 3 days' } }));
    expect(refreshed([])).toEqual([0, first]);
    expect(refreshed([])).toEqual([0, first]);
    expect(refreshed([first])).toEqual([1, first]);
    expect(refreshed([first])).toEqual([1, second]);
    bench.clock.advance(86_400_000);
    expect(refreshed([first, second])).toEqual([2, second]);
    expect(refreshed([first, second])).toEqual([2, third]);
    expect(refreshed([first, second, third])).toEqual([3, third]);
    expect(refreshed([first, second, third])).toEqual([3, undefined]);
  });

  it('begins with today although today is not over, and has it tomorrow', () => {
    const bench = reportBench();
    bench.serve(fakeOrganisation(1, [...DAYS, '2026-03-19']));
    bench.save(report({ ...append, range: { kind: 'words', words: 'today' } }));
    expect(bench.refresh()).toMatchObject({ rows: 0 });
    expect(bench.sheets.seen('Hours')).toEqual([['Date', 'User', 'User ID', 'Active (s)']]);
    bench.clock.advance(86_400_000);
    expect(bench.refresh()).toMatchObject({ rows: 1 });
    bench.clock.advance(86_400_000);
    expect(bench.refresh()).toMatchObject({ rows: 2 });
  });

  it.each([[['date', 'userId', 'active']], [['date', 'active']]])('has no half day of the time when it replaced: %j', (keys) => {
    const bench = reportBench();
    const columns = keys.map((key) => ({ key }));
    const noon = fakeOrganisation(2, DAYS);
    const today = { range: { kind: 'words', words: 'today' }, columns } as const;
    bench.serve({ ...noon, days: noon.days.map((day) => ({ ...day, productive: 60 })) });
    bench.save(report(today));
    bench.refresh();
    bench.save(report({ ...append, ...today }));
    expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new', rows: 2 });
    bench.clock.advance(3_600_000);
    expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new', rows: 2 });
    bench.clock.advance(86_400_000);
    bench.serve(fakeOrganisation(2, [...DAYS, '2026-03-19']));
    expect(bench.refresh()).toMatchObject({ rows: 2, message: '2 rows written.' });
    bench.clock.advance(86_400_000);
    expect(bench.refresh()).toMatchObject({ rows: 4, message: '2 rows added.' });
    const rows = bench.sheets.seen('Hours').slice(1);
    expect(rows.map((row) => [row[0], row[keys.length - 1]])).toEqual([
      [46_099, 4267],
      [46_099, 4268],
      [46_100, 4268],
      [46_100, 4269],
    ]);
  });

  it('adds what the log has new below, however the rows above were sorted', () => {
    const bench = reportBench();
    bench.save(report({ ...LOG, ...append }));
    bench.serve(served(log([1, 2, 3])));
    bench.refresh();
    bench.sheets.sortRows('Log', 1, 3, 0);
    bench.serve(served(log([1, 2, 3, 4, 5])));
    expect(bench.refresh()).toMatchObject({ rows: 5, message: '2 rows added.' });
    expect(
      bench.sheets
        .seen('Log')
        .slice(1)
        .map(([id]) => String(id).slice(-1)),
    ).toEqual(['3', '2', '1', '4', '5']);
  });

  it('begins anew after replacing, with all of its range', () => {
    const bench = reportBench();
    bench.serve(fakeOrganisation(1, DAYS));
    bench.save(report({ range: { kind: 'words', words: 'last 2 days' } }));
    bench.refresh();
    bench.save(report({ ...append, range: { kind: 'words', words: 'last 3 days' } }));
    expect(bench.refresh()).toMatchObject({ rows: 2 });
    expect(
      bench.sheets
        .seen('Hours')
        .slice(1)
        .map(([day]) => day),
    ).toEqual([46_097, 46_098]);
  });
});
