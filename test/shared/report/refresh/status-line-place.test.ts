import { type ReportBench, report, reportBench } from '../report-bench';

const lineOf = ({ sheets }: ReportBench): readonly string[] => (sheets.seen('Hours')[0] ?? []).map((cell) => String(cell).slice(0, 9));

describe('the status line', () => {
  it.each([
    ['before the first', 1, 0],
    ['behind the last', 0, 3],
  ])('stands above the first column alone when somebody moved a column %s', (_, from, to) => {
    const bench = reportBench();
    bench.save(report({ statusLine: true }));
    bench.refresh();
    bench.sheets.moveColumn('Hours', from, to);
    bench.refresh();
    expect(lineOf(bench)).toEqual(['Refreshed', '', '', '']);
  });

  it('leaves what a person typed beside it', () => {
    const bench = reportBench();
    bench.save(report({ statusLine: true }));
    bench.refresh();
    bench.sheets.type('Hours', 0, 1, { value: 'Mine' });
    bench.sheets.moveColumn('Hours', 2, 0);
    bench.refresh();
    expect(lineOf(bench)).toEqual(['Refreshed', '', 'Mine', '']);
  });
});
