import type { Report } from '../../../../shared/report/definition/definition';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { activity, type ReportBench, report, reportBench } from '../report-bench';

const DAY_MS = 86_400_000;

const log = (change: Partial<Report>): Report =>
  report({
    stream: 'activity-log',
    columns: [{ key: 'logId' }, { key: 'time' }, { key: 'user' }, { key: 'duration' }],
    destination: { sheet: 'Log', cell: 'A1' },
    ...change,
  });

const fixed = (from: string, to: string): Partial<Report> => ({ range: { kind: 'fixed', from, to } });

/** Serves records by number and day; `noCursor` as the early-access description prints it. */
const serve = (bench: ReportBench, records: readonly (readonly [number, string])[], noCursor = false): void =>
  bench.serve(
    fakeOrganisation(
      3,
      [],
      records.map(([number, date]) => activity(number, date)),
    ),
    {
      ...(noCursor ? { fault: (path) => (path.endsWith('activitylog') && records.length === 0 ? empty() : undefined) } : {}),
    },
  );

const empty = () => ({ status: 200, headers: {}, body: '{"activity":[],"cursor":""}' });

/** The numbers of the records in the sheet: the end of their ids, or the second of their times. */
const numbers = (bench: ReportBench): readonly number[] =>
  bench.sheets
    .seen('Log')
    .slice(1)
    .map(([cell]) => (typeof cell === 'number' ? Math.round(cell * 86_400) % 60 : Number(String(cell).slice(-4))));

const DISPOSITIONS = ['append', 'merge'] as const;
const SHOWN = [
  ['with their ids', [{ key: 'logId' }, { key: 'time' }, { key: 'user' }, { key: 'duration' }]],
  ['without their ids', [{ key: 'time' }, { key: 'user' }, { key: 'duration' }]],
] as const;
const WAYS = DISPOSITIONS.flatMap((disposition) =>
  SHOWN.filter(([name]) => disposition === 'append' || name === 'with their ids').map(
    ([name, columns]) => [disposition, name, columns] as const,
  ),
);

const R = {
  16: [[1, '2026-03-16']],
  17: [[2, '2026-03-17']],
  18: [[3, '2026-03-18']],
  late18: [[4, '2026-03-18']],
  late16: [[4, '2026-03-16']],
  19: [[5, '2026-03-19']],
  20: [[6, '2026-03-20']],
} as const;

describe.each(WAYS)('records of the log to %s, %s', (disposition, _, columns) => {
  it('of days that are over come again and again', () => {
    const bench = reportBench();
    bench.save(log({ disposition, columns, range: { kind: 'words', words: 'yesterday' } }));
    serve(bench, [...R[16], ...R[17], ...R[18]]);
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 1 });
    expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new', rows: 1 });
    bench.clock.advance(DAY_MS);
    serve(bench, [...R[16], ...R[17], ...R[18], ...R[19]]);
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 2 });
    bench.clock.advance(2 * DAY_MS);
    serve(bench, [...R[16], ...R[17], ...R[18], ...R[19], ...R[20]]);
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 4 });
    expect(numbers(bench)).toEqual([2, 3, 5, 6]);
  });

  it('of a fixed range in the past are refreshed as often as one likes', () => {
    const bench = reportBench();
    bench.save(log({ disposition, columns, ...fixed('2026-03-16', '2026-03-17') }));
    serve(bench, [...R[16], ...R[17], ...R[18]]);
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 2 });
    for (let time = 0; time < 3; time += 1) {
      bench.clock.advance(DAY_MS);
      expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new', rows: 2 });
    }
  });

  it.each([false, true])(
    'of a range that closes between two refreshes and opens again are there once each (first answer without a cursor: %s)',
    (noCursor) => {
      const bench = reportBench();
      // What came late for its first day is none of the days that a merge reads again.
      const own = { disposition, columns, rereadDays: 1 };
      bench.save(log({ ...own, ...fixed('2026-03-16', '2026-03-18') }));
      if (noCursor) {
        serve(bench, [], true);
        expect(bench.refresh()).toMatchObject({ rows: 0 });
        bench.clock.advance(3_600_000);
      }
      serve(bench, [...R[16], ...R[17], ...R[18]]);
      expect(bench.refresh()).toMatchObject({ rows: 3 });
      bench.clock.advance(DAY_MS);
      serve(bench, [...R[16], ...R[17], ...R[18], ...R.late16, ...R[19]]);
      expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 4 });
      bench.clock.advance(DAY_MS);
      expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new', rows: 4 });
      bench.save(log({ ...own, ...fixed('2026-03-16', '2026-03-31') }));
      serve(bench, [...R[16], ...R[17], ...R[18], ...R.late16, ...R[19], ...R[20]]);
      expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 6 });
      expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new', rows: 6 });
      expect(numbers(bench)).toEqual([1, 2, 3, 4, 5, 6]);
    },
  );

  it('of a range that is made shorter, then longer again, are there once each', () => {
    const bench = reportBench();
    bench.save(log({ disposition, columns, range: { kind: 'words', words: 'last 3 days' } }));
    serve(bench, [...R[16], ...R[17], ...R[18]]);
    expect(bench.refresh()).toMatchObject({ rows: 3 });
    bench.save(log({ disposition, columns, ...fixed('2026-03-16', '2026-03-16') }));
    expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new', rows: 3 });
    bench.save(log({ disposition, columns, ...fixed('2026-03-16', '2026-03-17') }));
    expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new', rows: 3 });
    bench.save(log({ disposition, columns, ...fixed('2026-02-01', '2026-02-02') }));
    expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new', rows: 3 });
    bench.save(log({ disposition, columns, range: { kind: 'words', words: 'last 3 days' } }));
    serve(bench, [...R[16], ...R[17], ...R[18], ...R.late18]);
    expect(bench.refresh()).toMatchObject({ rows: 4 });
    expect(numbers(bench)).toEqual([1, 2, 3, 4]);
  });
});

/** Neither ids nor times: what is read again stands there twice. */
const BLIND = [{ key: 'user' }, { key: 'duration' }];

/** The bookmark as it is once so many records came since that none of these is kept in mind, with or without the way of its reading. */
function forget({ documents }: ReportBench, withWay: boolean): void {
  const key = 'activtrak.state.r1';
  const state = JSON.parse(documents.entries.get(key) as string) as { bookmark: { way?: string; newest?: string } };
  const { newest: _, way, ...bookmark } = state.bookmark;
  documents.entries.set(key, JSON.stringify({ ...state, bookmark: withWay ? { ...bookmark, way } : bookmark }));
}

describe('records of the log to append that nothing tells apart', () => {
  const kept = (bench: ReportBench, change: Partial<Report>, rows: number): void => {
    bench.save(log({ disposition: 'append', columns: BLIND, ...change }));
    expect(bench.refresh()).toMatchObject({ rows });
    forget(bench, true);
  };

  it('are there once each when the range is moved before the first day, then back', () => {
    const bench = reportBench();
    serve(bench, [...R[16], ...R[17], ...R[18]]);
    kept(bench, { range: { kind: 'words', words: 'last 3 days' } }, 3);
    kept(bench, fixed('2026-02-01', '2026-02-02'), 3);
    serve(bench, [...R[16], ...R[17], ...R[18], ...R.late18]);
    kept(bench, { range: { kind: 'words', words: 'last 3 days' } }, 4);
  });

  it('are there once each when days that are over become fewer, then more', () => {
    const bench = reportBench();
    serve(bench, [...R[16], ...R[17], ...R[18]]);
    kept(bench, fixed('2026-03-16', '2026-03-17'), 2);
    kept(bench, fixed('2026-03-16', '2026-03-16'), 2);
    kept(bench, fixed('2026-03-16', '2026-03-17'), 2);
  });
});

describe('a bookmark of an earlier version', () => {
  /** Takes out of the state what that version did not keep. */
  const asBefore = (bench: ReportBench): void => forget(bench, false);

  it.each([
    ['by its days', { kind: 'words', words: 'yesterday' }, [2], [2, 3, 4]],
    ['by cursors', { kind: 'words', words: 'last 2 days' }, [2, 3], [2, 3, 4, 5]],
  ] as const)('goes on %s', (_, range, first, second) => {
    const bench = reportBench();
    bench.save(log({ disposition: 'append', range }));
    serve(bench, [...R[16], ...R[17], ...R[18]]);
    bench.refresh();
    expect(numbers(bench)).toEqual(first);
    asBefore(bench);
    bench.clock.advance(DAY_MS);
    serve(bench, [...R[16], ...R[17], ...R[18], ...R.late18, ...R[19]]);
    expect(bench.refresh()).toMatchObject({ outcome: 'done' });
    expect(numbers(bench)).toEqual(second);
  });

  it.each([
    ['by its days', { kind: 'words', words: 'yesterday' }, 1, 3],
    ['by cursors', { kind: 'words', words: 'last 2 days' }, 2, 4],
  ] as const)('goes on %s behind records that nothing tells apart', (_, range, first, second) => {
    const bench = reportBench();
    bench.save(log({ disposition: 'append', columns: BLIND, range }));
    serve(bench, [...R[16], ...R[17], ...R[18]]);
    expect(bench.refresh()).toMatchObject({ rows: first });
    asBefore(bench);
    bench.clock.advance(DAY_MS);
    serve(bench, [...R[16], ...R[17], ...R[18], ...R.late18, ...R[19]]);
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: second });
  });

  it('that kept a cursor although it was read by its days goes on', () => {
    const bench = reportBench();
    bench.save(log({ disposition: 'append', range: { kind: 'words', words: 'yesterday' } }));
    serve(bench, [...R[16], ...R[17], ...R[18]]);
    bench.refresh();
    asBefore(bench);
    for (const [key, text] of bench.documents.entries)
      bench.documents.entries.set(key, text.replace('"cursors":{}', '"cursors":{"everyone":"c2"}'));
    bench.clock.advance(DAY_MS);
    serve(bench, [...R[16], ...R[17], ...R[18], ...R.late18, ...R[19]]);
    expect(bench.refresh()).toMatchObject({ outcome: 'done' });
    expect(numbers(bench)).toEqual([2, 3, 4]);
  });

  it.each([
    ['today', 2],
    ['yesterday', 1],
  ])('whose first answer had no cursor loses nothing when it goes on with %s', (words, rows) => {
    const bench = reportBench();
    bench.save(log({ disposition: 'append', range: { kind: 'words', words: 'today' } }));
    serve(bench, [], true);
    bench.refresh();
    asBefore(bench);
    bench.clock.advance(DAY_MS);
    bench.save(log({ disposition: 'append', range: { kind: 'words', words } }));
    serve(bench, [...R[18], ...R[19]]);
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows });
  });
});
