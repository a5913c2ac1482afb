import { cannotWrite } from '#words/places';
import { noRowsFor, nothingCameWords } from '#words/refreshing';
import { refreshedLine } from '#words/status-line';
import { runSync, wait } from '../../../../shared/task';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { DAYS, JANE, report, reportBench } from '../report-bench';

const HEADER = ['Date', 'User', 'User ID', 'Active (s)'];

describe('a report that replaces its rows', () => {
  it('puts header and rows at its first cell, typed', () => {
    const bench = reportBench();
    bench.save(report());
    const record = bench.refresh();
    expect(record).toMatchObject({ outcome: 'done', rows: 21, pages: 1, retries: 0, by: 'Jane Doe', message: '21 rows written.' });
    const seen = bench.sheets.seen('Hours');
    expect(seen).toHaveLength(22);
    expect(seen[0]).toEqual(HEADER);
    expect(seen[1]).toEqual([46_093, 'Person 1', 1, 4261]);
    expect([bench.sheets.cell('Hours', 1, 0).format, bench.sheets.cell('Hours', 21, 1).format]).toEqual(['yyyy-mm-dd', '@']);
    expect(record.checks.every(({ verdict }) => verdict === 'good')).toBe(true);
  });

  it('does the same with a host that answers later', async () => {
    const [now, later] = [reportBench(), reportBench('later')];
    for (const bench of [now, later]) bench.save(report({ statusLine: true }));
    const [one, other] = [now.refresh(), await later.refreshLater()];
    expect(other).toEqual(one);
    expect(later.sheets.seen('Hours')).toEqual(now.sheets.seen('Hours'));
    expect(later.sheets.calls).toEqual(now.sheets.calls);
    expect([...later.documents.entries]).toEqual([...now.documents.entries]);
  });

  it('makes its columns wide enough when they are new, and leaves alone what a person made of them', () => {
    const bench = reportBench();
    bench.save(report());
    bench.refresh();
    expect([0, 1, 2, 3].map((column) => bench.sheets.width('Hours', column))).toEqual([11, 22, 10, 12]);
    bench.sheets.setWidth('Hours', 1, 5);
    bench.clock.advance(1);
    bench.save(report({ columns: [{ key: 'date' }, { key: 'user', label: 'A header that is much longer than a name' }] }));
    bench.refresh();
    expect(bench.sheets.width('Hours', 1)).toBe(5);
  });

  it('says above the header when and by whom it was refreshed', () => {
    const bench = reportBench();
    bench.save(report({ statusLine: true }));
    bench.refresh();
    expect(bench.sheets.seen('Hours')[0]?.[0]).toBe('Refreshed 2026-03-18 12:00 by Jane Doe, 21 rows.');
    expect(bench.sheets.seen('Hours')[1]).toEqual(HEADER);
    expect(bench.sheets.cell('Hours', 0, 0)).toMatchObject({ format: '@', formula: '' });
  });

  it('leaves no old rows when there are fewer, and no row formulas that it filled down', () => {
    const bench = reportBench();
    bench.save(report());
    bench.refresh();
    bench.sheets.type('Hours', 0, 4, { value: 'Hours' });
    for (let row = 1; row <= 21; row += 1) bench.sheets.type('Hours', row, 4, { formula: '=RC[-1]/3600' });
    bench.serve(fakeOrganisation(2, DAYS.slice(3)));
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 8 });
    const seen = bench.sheets.seen('Hours');
    expect(seen).toHaveLength(9);
    expect(seen.slice(1).every((row) => row[4] === '=RC[-1]/3600')).toBe(true);
  });

  it('fills row formulas down into new rows and leaves notes, formats and cells of others alone', () => {
    const bench = reportBench();
    bench.serve(fakeOrganisation(1, DAYS.slice(5)));
    bench.save(report({ destination: { sheet: 'Hours', cell: 'B2' } }));
    bench.sheets.type('Hours', 0, 0, { value: 'My title', note: 'mine' });
    bench.refresh();
    bench.sheets.type('Hours', 1, 5, { value: 'Hours' });
    for (const row of [2, 3]) bench.sheets.type('Hours', row, 5, { formula: '=RC[-1]/3600', format: '0.0' });
    bench.sheets.type('Hours', 2, 1, { note: 'checked' });
    bench.serve(fakeOrganisation(2, DAYS));
    bench.refresh();
    expect(
      bench.sheets
        .seen('Hours')
        .slice(2, 16)
        .map((row) => row[5]),
    ).toEqual(new Array(14).fill('=RC[-1]/3600'));
    expect(bench.sheets.cell('Hours', 15, 5).format).toBe('0.0');
    expect(bench.sheets.cell('Hours', 2, 1).note).toBe('checked');
    expect(bench.sheets.cell('Hours', 0, 0)).toMatchObject({ value: 'My title', note: 'mine' });
  });
});

describe('a refresh that replaces rows', () => {
  it.each(['seconds', 'days'] as const)('writes no cell when nothing is new, and one row when one has changed, in %s', (unit) => {
    const bench = reportBench();
    bench.save(report({ unit }));
    bench.refresh();
    const before = bench.sheets.written();
    expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new', rows: 21, message: 'Nothing new: 21 rows as before.' });
    expect(bench.sheets.written()).toBe(before);
    const { days, ...others } = fakeOrganisation(3, DAYS);
    bench.serve({ ...others, days: days.map((day, index) => (index === 4 ? { ...day, passive: day.passive + 60, productive: 1 } : day)) });
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 21 });
    expect(bench.sheets.written()).toBe(before + 4);
  });

  it('puts back what somebody changed in its rows', () => {
    const bench = reportBench();
    bench.save(report());
    bench.refresh();
    const before = bench.sheets.seen('Hours');
    bench.sheets.type('Hours', 3, 1, { value: 'Somebody else' });
    expect(bench.refresh()).toMatchObject({ outcome: 'done' });
    expect(bench.sheets.seen('Hours')).toEqual(before);
  });

  it('never clears a sheet because of an empty answer', () => {
    const bench = reportBench();
    bench.save(report({ statusLine: true }));
    bench.refresh();
    const before = bench.sheets.seen('Hours').slice(1);
    bench.serve(fakeOrganisation(2, []));
    bench.clock.advance(86_400_000);
    expect(bench.refresh()).toMatchObject({
      outcome: 'nothing-new',
      rows: 21,
      message: nothingCameWords(noRowsFor('2026-03-13 to 2026-03-19'), { from: '2026-03-18' }, false),
    });
    expect(bench.sheets.seen('Hours').slice(1)).toEqual(before);
    expect(bench.sheets.seen('Hours')[0]?.[0]).toBe(
      `${refreshedLine('2026-03-18 12:00', 'Jane Doe', 21)} ${nothingCameWords(noRowsFor('2026-03-13 to 2026-03-19'), { from: '2026-03-18' }, false)}`,
    );
  });

  it('says a failure above the rows, counts failures, and takes it back with the next success', () => {
    const bench = reportBench();
    bench.save(report({ statusLine: true }));
    bench.refresh();
    bench.serve(fakeOrganisation(2, DAYS), { key: 'another' });
    bench.refresh();
    expect(bench.refresh()).toMatchObject({ outcome: 'failed', rows: 21 });
    const [[line = '']] = bench.sheets.seen('Hours') as unknown as [[string]];
    expect(line).toMatch(
      /^Refreshed 2026-03-18 12:00 by Jane Doe, 21 rows\. Not refreshed since: ActivTrak refused your key \(401\).+ \(2 times\)$/,
    );
    bench.serve(fakeOrganisation(2, DAYS));
    bench.refresh();
    expect(bench.sheets.seen('Hours')[0]?.[0]).toBe('Refreshed 2026-03-18 12:00 by Jane Doe, 14 rows.');
  });

  it('does not write into protected cells, and says whose they are in the host’s words', () => {
    const bench = reportBench();
    bench.save(report());
    bench.refresh();
    bench.sheets.protect({ sheet: 'sheet-1', row: 3, column: 1, rows: 1, columns: 1 }, 'Hours!B4 is protected, and you may not edit it.');
    const before = bench.sheets.written();
    expect(bench.refresh().message).toBe(cannotWrite('Hours', 'Hours!B4 is protected, and you may not edit it.'));
    expect(bench.sheets.written()).toBe(before);
  });

  it('takes no place in protected cells: nothing is written or marked', () => {
    const bench = reportBench();
    bench.sheets.type('Hours', 0, 9, { value: 'Mine' });
    bench.sheets.protect({ sheet: 'sheet-1', row: 0, column: 0, rows: 1, columns: 1 }, 'Hours!A1 is protected.');
    bench.save(report());
    expect(bench.refresh()).toMatchObject({ outcome: 'failed', message: cannotWrite('Hours', 'Hours!A1 is protected.') });
    expect(bench.sheets.written()).toBe(0);
    expect(runSync(wait(bench.sheets.markOwners()))).toEqual([]);
  });

  it('does not begin to write when rows that have yet to be made are protected', () => {
    const bench = reportBench();
    bench.save(report());
    bench.refresh();
    bench.sheets.protect({ sheet: 'sheet-1', row: 300, column: 0, rows: 1, columns: 1 }, 'Hours!A301 is protected.');
    const before = bench.sheets.written();
    bench.serve(fakeOrganisation(60, DAYS));
    expect(bench.refresh().message).toBe(cannotWrite('Hours', 'Hours!A301 is protected.'));
    expect(bench.sheets.written()).toBe(before);
  });

  it('asks for those chosen, one after the other, and shows nobody twice', () => {
    const bench = reportBench();
    bench.save(
      report({
        who: [
          { kind: 'group', id: 52, name: 'Support' },
          { kind: 'user', id: 1, name: 'Person 1' },
          { kind: 'user', id: 2, name: 'Person 2' },
        ],
      }),
    );
    const record = bench.refresh(JANE);
    expect(record).toMatchObject({ outcome: 'done', rows: 21, pages: 3 });
    const people = bench.sheets
      .seen('Hours')
      .slice(1)
      .map((row) => row[1]);
    expect(new Set(people)).toEqual(new Set(['Person 1', 'Person 2', 'Person 3']));
    expect(people).toHaveLength(21);
  });
});
