import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { LOG, log, served } from '../refresh/log-report';
import type { ReportBench } from '../report-bench';
import { DAYS, report, reportBench } from '../report-bench';
import { longAfter } from './killed-cases';
import { leftByKills } from './left-states';

const MINE = 'typed by hand';

/** Columns with what tells records apart, and without. */
const COLUMNS = {
  'with ids': LOG.columns,
  'without ids': [{ key: 'time' }, { key: 'user' }, { key: 'duration' }],
} as const;

/** What people do to the rows that a killed refresh left below the others. */
const EDITS: Readonly<Record<string, (bench: ReportBench, first: number, count: number) => void>> = {
  'sorted the new rows': ({ sheets }, first, count) => sheets.sortRows('Log', first, count, 0),
  'deleted the first new row': ({ sheets }, first) => sheets.deleteRows('Log', first, 1),
  'sorted all rows': ({ sheets }, first, count) => sheets.sortRows('Log', 1, first + count - 1, 0),
};

const rowsOf = ({ sheets }: ReportBench) => sheets.seen('Log').slice(1);
const isWhole = (row: readonly unknown[], width: number): boolean => row.slice(0, width).every((cell) => cell !== '');
const besideMine = (bench: ReportBench, width: number): readonly unknown[] =>
  rowsOf(bench).flatMap((row) => (row.includes(MINE) ? [row.slice(0, width)] : []));

describe.each(['append', 'merge'] as const)('a refresh to %s that was killed, before somebody', (disposition) => {
  const ways = disposition === 'merge' ? (['with ids'] as const) : (['with ids', 'without ids'] as const);
  describe.each(ways)('(%s)', (way) => {
    // Without ids, the first rows ever written are not compared with those that come again.
    const counts = way === 'with ids' ? [0, 2] : [2];
    it.each(Object.keys(EDITS).flatMap((edit) => counts.map((before) => [edit, before] as const)))(
      '%s and typed beside one leaves that with its record (%i rows before)',
      (edit, before) => {
        const columns = COLUMNS[way];
        const bench = reportBench();
        bench.save(report({ ...LOG, disposition, columns: [...columns] }));
        bench.serve(served(log([1, 2].slice(0, before))));
        bench.refresh();
        bench.serve(served(log([1, 2].slice(0, before).concat([3, 4, 5]))));
        let looked = 0;
        for (const { dies, restore } of leftByKills(bench).left) {
          restore();
          longAfter(bench);
          const count = rowsOf(bench).length - before;
          if (count < 3 || !rowsOf(bench).every((row) => isWhole(row, columns.length))) continue;
          EDITS[edit]?.(bench, before + 1, count);
          bench.sheets.type('Log', before + 1, columns.length, { value: MINE });
          const wanted = besideMine(bench, columns.length);
          const { message } = bench.refresh();
          expect([dies, message, besideMine(bench, columns.length)]).toEqual([dies, message, wanted]);
          const texts = rowsOf(bench).map((row) => JSON.stringify(row.slice(0, columns.length)));
          expect([dies, texts.length]).toEqual([dies, new Set(texts).size]);
          if (!edit.startsWith('deleted')) expect([dies, texts.length]).toEqual([dies, before + 3]);
          looked += 1;
        }
        expect(looked).toBeGreaterThan(0);
      },
    );
  });
});

/** What people do to rows beside which a killed refresh had begun to move what they typed. */
const MOVES: Readonly<Record<string, (sheets: ReportBench['sheets'], count: number) => void>> = {
  'sorted the rows by their names': (sheets, count) => sheets.sortRows('Hours', 1, count, 1),
  'sorted them by their hours': (sheets, count) => sheets.sortRows('Hours', 1, count, 3),
  'put a row in': (sheets) => sheets.insertRows('Hours', 5, 1),
  'deleted a row': (sheets) => sheets.deleteRows('Hours', 2, 1),
};

describe('a refresh to replace that was killed, before somebody', () => {
  const beside = (bench: ReportBench): ReadonlyMap<unknown, string> =>
    new Map(bench.sheets.seen('Hours').flatMap((row) => (row[4] ? [[row[4], `${row[0]} ${row[2]}`] as const] : [])));

  it.each(Object.keys(MOVES))('%s leaves each word beside its own record, once', (edit) => {
    const bench = reportBench();
    bench.save(report());
    bench.serve(fakeOrganisation(2, DAYS.slice(0, 5)));
    bench.refresh();
    for (const row of [1, 5, 6, 9]) bench.sheets.type('Hours', row, 4, { value: `${MINE} ${row}` });
    const wanted = beside(bench);
    bench.serve(fakeOrganisation(3, DAYS.slice(0, 5)));
    for (const { dies, restore } of leftByKills(bench).left) {
      restore();
      longAfter(bench);
      MOVES[edit]?.(bench.sheets, bench.sheets.seen('Hours').length - 1);
      const { message } = bench.refresh();
      expect([dies, message, [...beside(bench)].sort()]).toEqual([dies, message, [...wanted].sort()]);
      const words = bench.sheets.seen('Hours').flatMap((row) => row.filter((cell) => String(cell).startsWith(MINE)));
      expect([dies, words.length]).toEqual([dies, wanted.size]);
    }
  });
});
