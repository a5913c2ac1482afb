import type { RunRecord } from '../../../../shared/report/kept/run';
import type { SheetInfo } from '../../../../shared/sheet-writer';
import { LOG, log, served } from '../refresh/log-report';
import { type ReportBench, report, reportBench } from '../report-bench';
import { longAfter } from './killed-cases';
import { refreshKnown } from './known-ends';
import { type LeftState, leftByKills } from './left-states';

const MINE = 'typed by hand';
const COLUMNS = {
  'with ids': LOG.columns,
  'without ids': [{ key: 'time' }, { key: 'user' }, { key: 'duration' }],
} as const;

const SORTS: Readonly<Record<string, (bench: ReportBench, count: number) => void>> = {
  'the rows': ({ sheets }, count) => sheets.sortRows('Log', 1, count, 0),
  'the sheet': ({ sheets }) => sheets.sortSheet('Log', 0, { descending: true }),
  'the sheet, up': ({ sheets }) => sheets.sortSheet('Log', 0, {}),
};

/** A log whose columns are written in two parts, since somebody put one of their own between them. */
function prepared(
  disposition: 'replace' | 'append' | 'merge',
  columns: (typeof COLUMNS)[keyof typeof COLUMNS],
  before: number,
  gap: number,
): ReportBench {
  const bench = reportBench();
  // A sheet that was there before has no frozen header.
  bench.sheets.type('Log', 0, 0, { value: '' });
  bench.save(report({ ...LOG, disposition, columns: [...columns] }));
  bench.serve(served(log([1, 2].slice(0, before))));
  bench.refresh();
  const [sheet] = bench.sheets.sheets() as readonly [SheetInfo];
  if (gap > 0) bench.sheets.insertColumns(sheet.id, gap, 1);
  bench.serve(served(log([1, 2].slice(0, before).concat([3, 4, 5]))));
  return bench;
}

const CASES = (['replace', 'append', 'merge'] as const).flatMap((disposition) =>
  (['with ids', 'without ids'] as const).flatMap((way) =>
    (disposition === 'replace' ? [2] : [0, 2]).flatMap((before) =>
      disposition === 'merge' && way === 'without ids' ? [] : [[disposition, way, before] as const],
    ),
  ),
);

/** A document whose refresh was killed everywhere. */
interface Killed {
  readonly bench: ReportBench;
  readonly left: readonly LeftState[];
  readonly refresh: () => RunRecord;
}

function killed(bench: ReportBench): Killed {
  const { left } = leftByKills(bench);
  return { bench, left, refresh: refreshKnown(bench) };
}

/** Tries every row at every moment, where rows stand as `isTried` says. @returns how many refreshes were refused, and went on */
function tried(
  { bench, left, refresh }: Killed,
  width: number,
  sort: (bench: ReportBench, count: number) => void,
  isTried: (rows: readonly (readonly unknown[])[]) => boolean,
): { readonly refused: number; readonly done: number } {
  const record = (row: readonly unknown[]): readonly unknown[] => Array.from({ length: width }, (_, at) => row[at] ?? '');
  const marked = () => bench.sheets.seen('Log').flatMap((row) => (row.includes(MINE) ? [record(row)] : []));
  let [refused, done] = [0, 0];
  for (const { dies, restore } of left) {
    restore();
    const count = bench.sheets.seen('Log').length - 1;
    if (!isTried(bench.sheets.seen('Log').slice(1).map(record))) continue;
    for (const isFirst of [true, false])
      for (let at = 1; at <= count; at += 1) {
        restore();
        longAfter(bench);
        if (isFirst) sort(bench, count);
        bench.sheets.type('Log', at, width, { value: MINE });
        if (!isFirst) sort(bench, count);
        const [was = []] = marked();
        if (was.every((cell) => cell === '')) continue;
        const { outcome, message } = refresh();
        // What stood in its row still does; what was missing there may have come.
        const wanted = was.map((cell) => (outcome === 'failed' || cell !== '' ? cell : expect.anything()));
        expect([dies, at, message, marked()]).toEqual([dies, at, message, [wanted]]);
        if (outcome === 'failed') refused += 1;
        else done += 1;
      }
  }
  return { refused, done };
}

describe.each(CASES)('a refresh to %s that was killed (%s, %i rows before)', (disposition, way, before) => {
  const columns = COLUMNS[way];
  /** By the place of the gap, and without one. */
  const benches = [0, 1, 2].map((gap) => killed(prepared(disposition, columns, before, gap)));

  describe.each(Object.entries(SORTS))('before somebody sorted %s', (_, sort) => {
    it.each([1, 2])('and typed beside half a row leaves that with its record, or is refused (gap at %i)', (gap) => {
      const isHalf = (row: readonly unknown[]): boolean => row[0] !== '' && row.some((cell, at) => at !== gap && cell === '');
      const { refused } = tried(benches[gap] as Killed, columns.length + 1, sort, (rows) => rows.some(isHalf));
      expect(refused).toBeGreaterThan(0);
    });

    it('and typed beside a whole row leaves that with its record, or is refused', () => {
      const { refused, done } = tried(benches[0] as Killed, columns.length, sort, (rows) => rows.length === before + 3);
      expect(refused + done).toBeGreaterThan(0);
      if (way === 'with ids' || before > 0) expect(refused).toBe(0);
    });
  });
});
