import type { Report } from '../../../../shared/report/definition/definition';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { DAYS, type ReportBench, report, reportBench } from '../report-bench';

/** A report on a sheet that was there before, so that its header is not frozen. */
function refreshed(change: Partial<Report>): ReportBench {
  const bench = reportBench();
  bench.sheets.type('Hours', 0, 0, { value: '' });
  bench.save(report(change));
  bench.refresh();
  return bench;
}

const filled = ({ sheets }: ReportBench): number => sheets.seen('Hours').filter((row) => row.some((cell) => cell !== '')).length;

describe('a whole sheet that was sorted', () => {
  it.each(['replace', 'append', 'merge'] as const)(
    'has each record once when its rows went above a header that stayed, %s',
    (disposition) => {
      const bench = reportBench();
      // As many free rows above the header as there are records.
      bench.serve(fakeOrganisation(3, DAYS.slice(-3, -1)));
      bench.sheets.type('Hours', 0, 0, { value: '' });
      bench.save(report({ disposition, destination: { sheet: 'Hours', cell: 'A7' } }));
      bench.refresh();
      bench.sheets.sortSheet('Hours', 0, {});
      expect(bench.refresh().outcome).not.toBe('failed');
      expect(filled(bench)).toBe(7);
    },
  );

  it('has its status line above the header again when the report has no rows yet', () => {
    const bench = refreshed({ disposition: 'append', range: { kind: 'words', words: 'today' }, statusLine: true });
    bench.sheets.sortSheet('Hours', 0, {});
    bench.refresh();
    expect(bench.sheets.seen('Hours').map(([cell]) => String(cell).slice(0, 9))).toEqual(['Refreshed', 'Date']);
  });
});
