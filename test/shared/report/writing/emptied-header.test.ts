import type { Report } from '../../../../shared/report/definition/definition';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { DAYS, type ReportBench, report, reportBench } from '../report-bench';

const LABELS = ['Date', 'User', 'User ID', 'Active'];

function written(change: Partial<Report>): {
  readonly bench: ReportBench;
  readonly header: number;
  readonly clear: (rows: number) => void;
} {
  const bench = reportBench();
  bench.serve(fakeOrganisation(2, DAYS.slice(2, 5)));
  const definition = report({ destination: { sheet: 'Hours', cell: 'C4' }, ...change });
  bench.save(definition);
  bench.refresh();
  bench.clock.advance(86_400_000);
  const header = definition.statusLine ? 4 : 3;
  const clear = (rows: number): void => {
    for (let row = header; row < header + rows; row += 1)
      for (let column = 2; column < 6; column += 1) bench.sheets.type('Hours', row, column, { value: '' });
  };
  return { bench, header, clear };
}

const recordsIn = ({ sheets }: ReportBench): number => sheets.seen('Hours').filter((row) => typeof row[2] === 'number').length;

describe.each(['replace', 'append', 'merge'] as const)('a header whose cells somebody emptied (%s)', (disposition) => {
  describe.each([true, false])('with a status line: %s', (statusLine) => {
    it.each([1, 7])('is back with the next refresh, and %s rows of cells were emptied', (rows) => {
      const { bench, header, clear } = written({ disposition, statusLine });
      const labels = bench.sheets.seen('Hours')[header];
      expect(labels?.slice(2)).toHaveLength(LABELS.length);
      clear(rows);
      expect(bench.refresh().outcome).not.toBe('failed');
      expect(bench.sheets.seen('Hours')[header]).toEqual(labels);
      expect(bench.refresh().outcome).toBe('nothing-new');
    });

    it('stands above new rows', () => {
      const { bench, header, clear } = written({ disposition, statusLine });
      const labels = bench.sheets.seen('Hours')[header];
      clear(7);
      bench.serve(fakeOrganisation(3, DAYS.slice(2)));
      expect(bench.refresh().outcome).toBe('done');
      expect(bench.sheets.seen('Hours')[header]).toEqual(labels);
      expect(recordsIn(bench)).toBeGreaterThan(2);
    });
  });

  it('is refused where its rows were deleted, and nothing is written', () => {
    const { bench, header } = written({ disposition });
    bench.sheets.deleteRows('Hours', header, 7);
    expect(bench.refresh()).toMatchObject({ outcome: 'failed', message: expect.stringContaining('header row') });
    expect(bench.sheets.seen('Hours').flat().join('')).toBe('');
  });
});

it('a header that is not empty stays as a person wrote it', () => {
  const { bench, header } = written({});
  for (const column of [2, 3, 5]) bench.sheets.type('Hours', header, column, { value: '' });
  bench.sheets.type('Hours', header, 4, { value: 'Number' });
  bench.refresh();
  expect(bench.sheets.seen('Hours')[header]).toEqual(['', '', '', '', 'Number', '']);
});
