import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { longAfter } from '../killed/killed-cases';
import { leftByKills } from '../killed/left-states';
import { type ReportBench, report, reportBench } from '../report-bench';

const DAYS = ['2026-03-12', '2026-03-13'];
const [FORMULA, NOTE] = ['=$D[0]*2', 'mine'];

/** Replaced rows with a column of formulas beside them, and one of notes. */
function prepared(): ReportBench {
  const bench = reportBench();
  bench.save(report());
  bench.serve(fakeOrganisation(2, DAYS));
  bench.refresh();
  longAfter(bench);
  bench.sheets.type('Hours', 0, 4, { value: 'Twice' });
  bench.sheets.type('Hours', 0, 5, { value: 'Notes' });
  for (let row = 1; row <= 4; row += 1) bench.sheets.type('Hours', row, 4, { formula: FORMULA });
  return bench;
}

const column = ({ sheets }: ReportBench, index: number): readonly unknown[] =>
  sheets
    .seen('Hours')
    .slice(1)
    .map((row) => row[index] ?? '');

describe('a row that a person puts in among replaced ones', () => {
  it.each([2, 3])('has the formulas beside it as soon as it has a record, wherever the refresh is killed (%i people)', (people) => {
    for (let at = 1; at <= 4; at += 1) {
      const bench = prepared();
      bench.sheets.insertRows('Hours', at, 1);
      bench.serve(fakeOrganisation(people, DAYS));
      for (const { dies, restore } of leftByKills(bench).left) {
        restore();
        longAfter(bench);
        const { outcome, message } = bench.refresh();
        expect([at, dies, outcome, message]).not.toEqual([at, dies, 'failed', message]);
        expect([at, dies, ...column(bench, 4)]).toEqual([at, dies, ...Array(2 * people).fill(FORMULA)]);
      }
    }
  });

  it('keeps what she typed in a column of formulas', () => {
    const bench = prepared();
    bench.sheets.type('Hours', 3, 4, { formula: '', value: NOTE });
    bench.sheets.insertRows('Hours', 2, 1);
    expect(bench.refresh().outcome).toBe('done');
    expect(column(bench, 4)).toEqual([FORMULA, FORMULA, NOTE, FORMULA]);
  });
});
