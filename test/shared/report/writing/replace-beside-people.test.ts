import { endDeleted, headerDeleted, isTaken, sheetDeleted } from '#words/places';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { DAYS, report, reportBench } from '../report-bench';

describe('a report that replaces its rows, in a sheet that people work in', () => {
  it('writes nothing where something else stands, and says which cells', () => {
    const bench = reportBench();
    bench.sheets.type('Hours', 4, 2, { value: 'My total' });
    bench.save(report());
    const record = bench.refresh();
    expect(record).toMatchObject({ outcome: 'failed' });
    expect(record.message).toBe(isTaken('Hours', 'A1:D22', 'Hours', 'C5'));
    expect(bench.sheets.written()).toBe(0);
  });

  it('stops when it grows into a total below it, and leaves the rows as they were', () => {
    const bench = reportBench();
    bench.serve(fakeOrganisation(1, DAYS));
    bench.save(report());
    bench.refresh();
    bench.sheets.type('Hours', 8, 3, { formula: '=SUM(R[-7]C:R[-1]C)' });
    const before = bench.sheets.seen('Hours');
    bench.serve(fakeOrganisation(2, DAYS));
    expect(bench.refresh().message).toContain("but D9 isn't empty");
    expect(bench.sheets.seen('Hours')).toEqual(before);
  });

  it('is found again after its sheet was renamed, rows and columns put before it and columns moved apart', () => {
    const bench = reportBench();
    bench.save(report());
    bench.refresh();
    bench.sheets.rename('Hours', 'Arbeitszeit');
    bench.sheets.insertRows('Arbeitszeit', 0, 2);
    bench.sheets.moveColumn('Arbeitszeit', 3, 7);
    bench.sheets.type('Arbeitszeit', 2, 5, { value: 'Mine' });
    bench.serve(fakeOrganisation(1, DAYS));
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 7 });
    const seen = bench.sheets.seen('Arbeitszeit');
    expect(seen[2]).toEqual(['Date', 'User', 'User ID', '', '', 'Mine', '', 'Active (s)']);
    expect(seen[3]).toEqual([46_093, 'Person 1', 1, '', '', '', '', 4261]);
    expect(seen).toHaveLength(10);
  });

  it('overwrites its own rows after they were sorted', () => {
    const bench = reportBench();
    bench.save(report());
    bench.refresh();
    const before = bench.sheets.seen('Hours');
    bench.sheets.sortRows('Hours', 1, 21, 1);
    bench.refresh();
    expect(bench.sheets.seen('Hours')).toEqual(before);
  });

  it('keeps a header that somebody typed over, until the definition gives another', () => {
    const bench = reportBench();
    bench.save(report());
    bench.refresh();
    bench.sheets.type('Hours', 0, 1, { value: 'Who' });
    bench.refresh();
    expect(bench.sheets.seen('Hours')[0]?.[1]).toBe('Who');
    bench.save(report({ columns: [{ key: 'date' }, { key: 'user', label: 'Colleague' }, { key: 'userId' }, { key: 'active' }] }));
    bench.refresh();
    expect(bench.sheets.seen('Hours')[0]?.[1]).toBe('Colleague');
  });

  it('puts a new column in without touching those beside, and empties one that was taken out', () => {
    const bench = reportBench();
    bench.save(report());
    bench.refresh();
    bench.sheets.type('Hours', 0, 4, { value: 'Mine' });
    bench.sheets.type('Hours', 1, 4, { value: 'note' });
    bench.save(report({ columns: [{ key: 'date' }, { key: 'user' }, { key: 'active' }, { key: 'passive' }] }));
    expect(bench.refresh().outcome).toBe('done');
    const [header, first] = bench.sheets.seen('Hours');
    expect(header).toEqual(['Date', 'User', '', 'Active (s)', 'Passive (s)', 'Mine']);
    expect(first).toEqual([46_093, 'Person 1', '', 4261, 1800, 'note']);
  });

  it('leaves a deleted column out and says so, and says it when header or sheet were deleted', () => {
    const bench = reportBench();
    bench.save(report());
    bench.refresh();
    bench.sheets.deleteColumns('Hours', 2, 1);
    const record = bench.refresh();
    expect(record.outcome).toBe('nothing-new');
    expect(record.checks.map(({ words }) => words).join()).toContain('The column “User ID” was deleted in the sheet and is left out');
    expect(bench.sheets.seen('Hours')[1]).toEqual([46_093, 'Person 1', 4261]);
    bench.sheets.deleteRows('Hours', 0, 1);
    const withoutHeader = bench.refresh().message;
    expect(withoutHeader).toBe(headerDeleted('Hours'));
    expect(withoutHeader).toContain('rows in the old place stay');
    bench.sheets.deleteSheet('Hours');
    const withoutSheet = bench.refresh().message;
    expect(withoutSheet).toBe(sheetDeleted('Hours'));
    expect(withoutSheet).not.toContain('stay');
  });

  it('goes on when its last row was deleted, and stops when the row below went with it', () => {
    const bench = reportBench();
    bench.save(report());
    bench.refresh();
    bench.sheets.deleteRows('Hours', 21, 1);
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 21 });
    expect(bench.sheets.seen('Hours')).toHaveLength(22);
    bench.sheets.deleteRows('Hours', 20, 3);
    expect(bench.refresh().message).toBe(endDeleted('Hours'));
  });
});
