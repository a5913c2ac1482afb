import type { Report } from '../../../../shared/report/definition/definition';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { DAYS, type ReportBench, report, reportBench } from '../report-bench';
import { longAfter } from './killed-cases';
import { COLUMNS, editAfterKill, OLD, prepared, secondsIn, tried } from './killed-log';
import { leftByKills } from './left-states';

const FORMULA = '=RC[-1]*2';

/** A log of which every row has a formula of somebody's own beside it. */
function withFormulas(columns: Report['columns'], more: number, disposition: Report['disposition'], hasHeader: boolean) {
  const bench = prepared(columns, false, more, false, disposition);
  if (hasHeader) bench.sheets.type('Hours', 0, 3, { value: 'Twice' });
  for (let row = 1; row <= OLD; row += 1) bench.sheets.type('Hours', row, 3, { formula: FORMULA, format: '0.0' });
  return bench;
}

const CASES = (['append', 'merge'] as const).flatMap((disposition) =>
  [40, 700].map((more) => [disposition, more, more === 40 ? 'without identity' : 'with log ids'] as const),
);

describe.each(CASES.filter(([disposition, , name]) => disposition === 'append' || name === 'with log ids'))(
  'an %s of the log (%i rows, %s) that was killed anywhere',
  (disposition, more, name) => {
    it.each([
      ['sorts', true],
      ['sorts old and new among each other', true],
      ['sorts old and new among each other', false],
      ['deletes the first and sorts them so', true],
      ['changes nothing', false],
    ])('has the formulas beside its rows in each, where somebody %s (header: %s)', (edit, hasHeader) => {
      const bench = withFormulas(COLUMNS[name] as Report['columns'], more, disposition, hasHeader);
      for (const { dies, restore } of tried(bench, more)) {
        restore();
        longAfter(bench);
        editAfterKill(edit, bench);
        const { outcome, message } = bench.refresh();
        const at = [dies, message];
        expect([...at, outcome]).not.toEqual([...at, 'failed']);
        const rows = secondsIn(bench).length;
        const formulas = bench.sheets.whole().cells.filter((cell) => cell.startsWith('Hours ') && cell.includes(FORMULA));
        expect([...at, formulas.length]).toEqual([...at, rows]);
      }
    });
  },
);

describe('replaced rows with a formula beside the only one', () => {
  const FIRST = 9;

  /** One person's one day, and a formula of somebody's own beside it. */
  function withOneRow(): ReportBench {
    const bench = reportBench();
    bench.save(report({ destination: { sheet: 'Hours', cell: `A${FIRST}` } }));
    bench.serve(fakeOrganisation(1, ['2026-03-17']));
    bench.refresh();
    longAfter(bench);
    bench.sheets.type('Hours', FIRST - 1, 4, { value: 'Twice' });
    bench.sheets.type('Hours', FIRST, 4, { formula: FORMULA });
    bench.serve(fakeOrganisation(4, ['2026-03-13', '2026-03-16']));
    return bench;
  }

  it.each([
    ['the same comes again', ['2026-03-13', '2026-03-16']],
    ['something else comes', ['2026-03-15']],
  ])('have it in each after a kill anywhere, where %s', (_, days) => {
    const bench = withOneRow();
    for (const { dies, restore } of leftByKills(bench).left) {
      restore();
      longAfter(bench);
      bench.serve(fakeOrganisation(4, days));
      const { outcome, message } = bench.refresh();
      const rows = bench.sheets.seen('Hours').slice(FIRST);
      expect([dies, outcome, message]).not.toEqual([dies, 'failed', message]);
      expect([dies, ...rows.map((row) => row[4])]).toEqual([dies, ...Array(4 * days.length).fill(FORMULA)]);
    }
  });

  it('leave a column alone that it fills by itself', () => {
    const bench = withOneRow();
    for (const { dies, restore } of leftByKills(bench).left) {
      restore();
      longAfter(bench);
      const end = bench.sheets.seen('Hours').length;
      if (end <= FIRST + 1) continue;
      for (let row = FIRST + 1; row < FIRST + 8; row += 1) bench.sheets.type('Hours', row, 4, { formula: '', value: 1 });
      expect([dies, bench.refresh().outcome]).not.toEqual([dies, 'failed']);
      expect([
        dies,
        ...bench.sheets
          .seen('Hours')
          .slice(FIRST)
          .map((row) => row[4]),
      ]).toEqual([dies, FORMULA, ...Array(7).fill(1)]);
    }
  });
});

it.each([0, 1])('replaced rows that were killed and sorted among each other have formulas beside each (by column %i)', (by) => {
  const bench = reportBench();
  bench.save(report());
  bench.serve(fakeOrganisation(3, DAYS.slice(-3)));
  bench.refresh();
  bench.sheets.type('Hours', 0, 4, { value: 'Twice' });
  for (let row = 1; row <= 9; row += 1) bench.sheets.type('Hours', row, 4, { formula: FORMULA });
  bench.serve(fakeOrganisation(3, DAYS.slice(-4)));
  for (const { dies, restore } of leftByKills(bench).left) {
    restore();
    longAfter(bench);
    const rows = (): readonly (readonly unknown[])[] => bench.sheets.seen('Hours').slice(1);
    const end = rows().findIndex((row) => row.slice(0, 4).includes(''));
    bench.sheets.sortRows('Hours', 1, end === -1 ? rows().length : end, by);
    const { outcome, message } = bench.refresh();
    expect([dies, message, outcome]).not.toContain('failed');
    expect([dies, message, ...rows().map((row) => row[4])]).toEqual([dies, message, ...Array(12).fill(FORMULA)]);
  }
});
