import { LOG, log, served } from '../refresh/log-report';
import { activity, report, reportBench } from '../report-bench';

const merge = { disposition: 'merge' } as const;

describe('a report of the log that keeps its rows', () => {
  it('misses nothing of the log when another key, which sees less, refreshed it in between', () => {
    const bench = reportBench();
    const own = bench.secrets.entries.get('activtrak.connection') as string;
    const connectAs = (id: string) => bench.secrets.entries.set('activtrak.connection', JSON.stringify({ ...JSON.parse(own), id }));
    bench.save(report({ ...LOG, ...merge }));
    bench.serve(served(log([1, 2, 3])));
    bench.refresh();
    connectAs('of a colleague');
    bench.serve(served(log([1, 2, 3, 5])));
    expect(bench.refresh()).toMatchObject({ rows: 4 });
    connectAs('connection');
    bench.serve(served(log([1, 2, 3, 4, 5])));
    expect(bench.refresh()).toMatchObject({ rows: 5, message: '1 row added.' });
    expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new', pages: 1 });
    connectAs('of a colleague');
    bench.serve(served(log([1, 2, 3, 5, 6])));
    expect(bench.refresh()).toMatchObject({ rows: 6, pages: 2 });
  });

  it('follows the log by its cursor, takes late records, and moves on past those of other days', () => {
    const bench = reportBench();
    bench.save(report({ ...LOG, ...merge }));
    bench.serve(served(log([1, 2, 3])));
    expect(bench.refresh()).toMatchObject({ rows: 3 });
    expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new', pages: 1 });
    bench.serve(served([...log([1, 2, 3]), activity(4, '2026-03-17'), activity(5, '2026-02-01'), ...log([6])]));
    const record = bench.refresh();
    expect(record).toMatchObject({ rows: 5, message: '2 rows added.' });
    expect(record.checks.map(({ words }) => words)).toContain('1 late record from other days left out.');
    expect(
      bench.sheets
        .seen('Log')
        .slice(1)
        .map(([id]) => String(id).slice(-1)),
    ).toEqual(['1', '2', '3', '4', '6']);
    expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new', rows: 5, pages: 1 });
  });

  it('writes ids of nineteen digits as they are', () => {
    const bench = reportBench();
    bench.save(report({ ...LOG, ...merge }));
    bench.serve(served(log([1])));
    bench.refresh();
    expect(bench.sheets.seen('Log')[1]?.[0]).toBe('900719925474090001');
  });
});
