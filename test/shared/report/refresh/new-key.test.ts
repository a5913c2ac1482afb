import type { Report } from '../../../../shared/report/definition/definition';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { activity, type ReportBench, report, reportBench } from '../report-bench';

const DAY_MS = 86_400_000;

const connect = ({ secrets }: ReportBench, id: string): void => {
  const own = JSON.parse(secrets.entries.get('activtrak.connection') as string) as object;
  secrets.entries.set('activtrak.connection', JSON.stringify({ ...own, id }));
};

const serve = (bench: ReportBench, records: readonly (readonly [number, string])[]): void =>
  bench.serve(
    fakeOrganisation(
      3,
      [],
      records.map(([number, date]) => activity(number, date)),
    ),
  );

const ids = (bench: ReportBench): readonly unknown[] => bench.sheets.seen('Log').slice(1);

const COLUMNS = [{ key: 'logId' }, { key: 'time' }, { key: 'user' }] as const;
const CASES = [
  ['merge', COLUMNS],
  ['append', COLUMNS],
  ['append', COLUMNS.slice(1)],
] as const;

describe.each(CASES)('a log to %s that another key goes on with (%j)', (disposition, columns) => {
  const begun = (words: string, change: Partial<Report> = {}): ReportBench => {
    const bench = reportBench();
    const range = { kind: 'words', words } as const;
    bench.save(report({ stream: 'activity-log', disposition, columns, range, destination: { sheet: 'Log', cell: 'A1' }, ...change }));
    serve(bench, [[1, '2026-03-18']]);
    expect(bench.refresh()).toMatchObject({ rows: 1 });
    return bench;
  };
  const LATER = [
    [1, '2026-03-18'],
    [2, '2026-03-18'],
    [3, '2026-03-19'],
    [4, '2026-03-20'],
    [5, '2026-03-21'],
  ] as const;

  it.each(['today', 'last 2 days', 'last 7 days'])('has every day since the last refresh, and no record twice (%s)', (words) => {
    const bench = begun(words);
    bench.clock.advance(3 * DAY_MS);
    connect(bench, 'new');
    serve(bench, LATER);
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 5 });
    expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new', rows: 5 });
    expect(new Set(ids(bench).map((row) => JSON.stringify(row))).size).toBe(5);
  });

  it('has what came late for the days that it was about then', () => {
    const bench = begun('last 3 days', { rereadDays: 1 });
    bench.clock.advance(3 * DAY_MS);
    connect(bench, 'new');
    serve(bench, [LATER[0], [6, '2026-03-16'], ...LATER.slice(1)]);
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 6 });
    expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new', rows: 6 });
  });

  it('has a record that shows the same as one that is there', () => {
    const bench = begun('today');
    connect(bench, 'new');
    serve(bench, [LATER[0], [61, '2026-03-18']]);
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 2 });
    expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new', rows: 2 });
  });

  it('has what came late behind an answer without a cursor', () => {
    const bench = begun('last 3 days', { rereadDays: 1 });
    for (const [key, text] of bench.documents.entries)
      if (text.includes('"bookmark"')) bench.documents.entries.set(key, text.replace(/"cursors":\{[^}]*\}/, '"cursors":{}'));
    serve(bench, [
      [1, '2026-03-18'],
      [2, '2026-03-16'],
      [3, '2026-03-18'],
    ]);
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 3 });
    expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new', rows: 3 });
  });

  it('has what came while keys took turns, once each', () => {
    const bench = begun('today');
    bench.clock.advance(DAY_MS);
    connect(bench, 'of a colleague');
    serve(bench, LATER.slice(0, 3));
    expect(bench.refresh()).toMatchObject({ rows: 3 });
    bench.clock.advance(2 * DAY_MS);
    connect(bench, 'connection');
    serve(bench, LATER);
    expect(bench.refresh()).toMatchObject({ rows: 5 });
    connect(bench, 'of a colleague');
    expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new', rows: 5 });
  });

  it('has what one key alone could see while keys took turns, once each', () => {
    const bench = begun('today', { rereadDays: 1 });
    bench.clock.advance(DAY_MS);
    connect(bench, 'of a colleague');
    serve(bench, [
      [2, '2026-03-18'],
      [3, '2026-03-19'],
      [4, '2026-03-19'],
    ]);
    expect(bench.refresh()).toMatchObject({ rows: 4 });
    connect(bench, 'connection');
    // Behind this key's own cursor, and before that of the other one.
    serve(bench, [
      [1, '2026-03-18'],
      [5, '2026-03-18'],
      [6, '2026-03-19'],
    ]);
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 6 });
    expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new', rows: 6 });
  });
});

it('a log without IDs has more records than are kept in mind once each, while keys took turns', () => {
  const bench = reportBench();
  const [stream, disposition, range] = ['activity-log', 'append', { kind: 'words', words: 'today' }] as const;
  bench.save(report({ stream, disposition, range, columns: COLUMNS.slice(1), destination: { sheet: 'Log', cell: 'A1' } }));
  serve(bench, [[1, '2026-03-18']]);
  bench.refresh();
  bench.clock.advance(DAY_MS);
  connect(bench, 'of a colleague');
  serve(
    bench,
    Array.from({ length: 1002 }, (_, at) => [at + 1, at === 0 ? '2026-03-18' : '2026-03-19'] as const),
  );
  expect(bench.refresh()).toMatchObject({ rows: 1002 });
  connect(bench, 'connection');
  expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new', rows: 1002 });
});
