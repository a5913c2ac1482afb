import { report, reportBench } from './report-bench';

describe('what a person typed right below the rows', () => {
  it.each([
    ['replace', 1, 0],
    ['replace', 1, 3],
    ['merge', 1, 0],
    ['append', 1, 1],
  ] as const)('stays when the last row is deleted: %s, %i deleted, column %i', (disposition, deleted, column) => {
    const bench = reportBench();
    bench.save(report({ disposition }));
    bench.refresh();
    const rows = bench.sheets.seen('Hours').length;
    bench.sheets.type('Hours', rows, column, { value: 'Mine' });
    bench.sheets.deleteRows('Hours', rows - deleted, deleted);
    bench.refresh();
    bench.clock.advance(86_400_000);
    bench.refresh();
    expect(
      bench.sheets
        .seen('Hours')
        .flat()
        .filter((cell) => cell === 'Mine'),
    ).toEqual(['Mine']);
  });
});
