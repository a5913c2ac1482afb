import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { DAYS, report, reportBench } from '../report-bench';

describe('what a person typed right below the rows', () => {
  it.each([
    ['replace', 1, 0],
    ['replace', 1, 3],
    ['merge', 1, 0],
    ['append', 1, 1],
    ['replace', 1, 1, [{ key: 'user' }, { key: 'userId' }, { key: 'active' }]],
  ] as const)('stays when the last row is deleted: %s, %i deleted, column %i', (disposition, deleted, column, columns = undefined) => {
    const bench = reportBench();
    bench.save(report({ disposition, ...(columns ? { columns } : {}) }));
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

describe('what a person typed into a row of their own between the rows', () => {
  it.each(['replace', 'append', 'merge'] as const)('stays, and the refresh says where it stands or leaves it: %s', (disposition) => {
    const bench = reportBench();
    bench.save(report({ disposition }));
    bench.refresh();
    bench.sheets.insertRows('Hours', 4, 1);
    bench.sheets.type('Hours', 4, 3, { value: 'Mine' });
    bench.clock.advance(86_400_000);
    const { outcome, message } = bench.refresh();
    if (disposition === 'replace') expect([outcome, message]).toEqual(['failed', expect.stringContaining('A5:D5')]);
    else expect(outcome).not.toBe('failed');
    expect(bench.sheets.seen('Hours')[4]).toContain('Mine');
  });

  it('is no such thing where the row put in is empty, or has a record again', () => {
    const bench = reportBench();
    bench.save(report());
    bench.refresh();
    bench.sheets.insertRows('Hours', 4, 1);
    expect(bench.refresh()).toMatchObject({ rows: 21 });
    expect(bench.sheets.seen('Hours')).toHaveLength(22);
  });
});

it.each([
  [1, true],
  [2, true],
  [2, false],
])('what somebody typed below stays where all %i rows were deleted and the sheet was sorted (descending: %s)', (count, descending) => {
  const bench = reportBench();
  bench.save(report({ columns: [{ key: 'date' }, { key: 'userId' }, { key: 'active' }] }));
  bench.serve(fakeOrganisation(count, DAYS.slice(-1)));
  bench.refresh();
  bench.sheets.type('Hours', 5, 0, { value: 'mine' });
  bench.sheets.deleteRows('Hours', 1, count);
  bench.sheets.sortSheet('Hours', 0, { descending, marksGo: true });
  bench.refresh();
  expect(bench.sheets.seen('Hours').flat()).toContain('mine');
});
