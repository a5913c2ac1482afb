import type { Report } from '../../../../shared/report/definition/definition';
import { longAfter } from './killed-cases';
import { COLUMNS, editAfterKill, OLD, prepared, secondsIn, tried } from './killed-log';

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
