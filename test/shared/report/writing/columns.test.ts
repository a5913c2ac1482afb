import { columnNotPart } from '#words/places';
import type { Report } from '../../../../shared/report/definition/definition';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { longAfter, prepared, whole } from '../killed/killed-cases';
import { leftByKills } from '../killed/left-states';
import { checkWords, DAYS, type ReportBench, report, reportBench } from '../report-bench';

const columns = (...keys: string[]): Report['columns'] => keys.map((key) => ({ key }));
const rowsOf = (bench: ReportBench): readonly (readonly unknown[])[] => bench.sheets.seen('Hours');

/** A report of 21 rows whose definition has others columns now. */
function edited(before: Partial<Report>, after: Partial<Report>): ReportBench {
  const bench = reportBench();
  bench.save(report(before));
  expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: before.disposition === 'append' ? 18 : 21 });
  bench.save(report({ ...before, ...after }));
  return bench;
}

describe('all columns of a report exchanged', () => {
  it.each(['A1', 'C3', 'Y1'])('are replaced in their places, at %s', (cell) => {
    const destination = { sheet: 'Hours', cell };
    const bench = edited({ destination, columns: columns('date', 'user'), statusLine: true }, { columns: columns('active', 'total') });
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 21 });
    const filled = rowsOf(bench).map((row) => row.filter((value) => value !== ''));
    const top = cell === 'C3' ? 3 : 1;
    expect(filled[top]).toEqual(['Active (s)', 'Total (s)']);
    expect(filled[top + 1]).toEqual([4261, 6061]);
    expect(filled).toHaveLength(top + 22);
    expect(filled.flat().filter((value) => String(value).startsWith('Refreshed'))).toHaveLength(1);
    expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new', rows: 21 });
  });

  it('are numbers where texts were', () => {
    const bench = edited({ columns: columns('user') }, { columns: columns('active') });
    bench.refresh();
    expect(bench.sheets.cell('Hours', 1, 0)).toMatchObject({ value: 4261, format: '0' });
  });

  it('stay as the person’s own where rows are kept, and the new ones come before them', () => {
    const bench = edited({ disposition: 'append', columns: columns('date', 'user') }, { columns: columns('active', 'total') });
    bench.serve(fakeOrganisation(3, [...DAYS, '2026-03-19']));
    bench.clock.advance(2 * 86_400_000);
    const before = bench.sheets.seen('Hours').map((row) => ['', '', ...row]);
    const record = bench.refresh();
    expect(record).toMatchObject({ outcome: 'done', message: '6 rows added.' });
    const seen = rowsOf(bench);
    expect(seen[0]).toEqual(['Active (s)', 'Total (s)', 'Date', 'User']);
    expect(seen.slice(1, before.length)).toEqual(before.slice(1));
    expect(seen[before.length]).toEqual([4267, 6067, '', '']);
    expect(checkWords(record)).toMatch(
      /“Date” isn't part.+“User” isn't part.+“Active \(s\)” is a new column\. It's empty in 18 earlier rows/,
    );
  });

  it('have a sheet that people deleted them from: nothing is written, in words', () => {
    const bench = edited({ columns: columns('date', 'user') }, { columns: columns('active', 'total') });
    bench.sheets.deleteColumns('Hours', 0, 2);
    const before = bench.sheets.whole();
    expect(bench.refresh()).toMatchObject({ outcome: 'failed', message: expect.stringContaining('Every column of “Hours” was deleted') });
    expect(bench.sheets.whole()).toEqual(before);
  });

  it('take the place of the one that people left', () => {
    const bench = edited({ columns: columns('date', 'user') }, { columns: columns('active', 'total') });
    bench.sheets.deleteColumns('Hours', 0, 1);
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 21 });
    expect(rowsOf(bench)[1]).toEqual([4261, 6061]);
  });

  it('leave the old rows when something stands in the way', () => {
    const bench = edited({ columns: columns('date', 'user') }, { columns: columns('active', 'total', 'passive') });
    bench.sheets.type('Hours', 23, 1, { value: 'My total' });
    bench.serve(fakeOrganisation(4, DAYS));
    const before = bench.sheets.whole();
    expect(bench.refresh()).toMatchObject({ outcome: 'failed', message: expect.stringContaining("but B24 isn't empty") });
    expect(bench.sheets.whole()).toEqual(before);
  });

  it.each([
    ['replace', 3],
    ['append', 0],
  ] as const)('leave the same document after a kill at any call, to %s and with %i people more', (disposition, more) => {
    const wanted = {
      title: '',
      reportBefore: report({ disposition, statusLine: true, columns: columns('date', 'user') }),
      report: report({ disposition, statusLine: true, columns: columns('active', 'passive', 'total') }),
      before: fakeOrganisation(3, DAYS),
      after: fakeOrganisation(3 + more, DAYS),
      daysLater: 1,
    };
    const bench = prepared(wanted);
    const { left } = leftByKills(bench);
    const end = whole(bench);
    for (const { dies, restore } of left) {
      restore();
      longAfter(bench);
      bench.refresh();
      expect([dies, whole(bench)]).toEqual([dies, end]);
    }
  });
});

describe('one column exchanged', () => {
  it.each([
    ['first', columns('active', 'user'), ['Active (s)', 'User']],
    ['last', columns('date', 'active'), ['Date', 'Active (s)']],
  ])('is replaced in its place: the %s', (_, after, header) => {
    const bench = edited({ columns: columns('date', 'user') }, { columns: after });
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 21 });
    expect(rowsOf(bench)[0]).toEqual(header);
  });
});

describe('a header', () => {
  it.each(['=1+1', '2026-03-01', '+2'])('stays the text that a person gave it: %s', (label) => {
    const bench = reportBench();
    bench.save(report({ columns: [{ key: 'date', label }, { key: 'user' }] }));
    bench.refresh();
    expect(bench.sheets.cell('Hours', 0, 0)).toMatchObject({ value: label, formula: '', format: '@' });
  });
});

describe('one column taken out', () => {
  it.each(['append', 'merge'] as const)('stays where it is, as the person’s own, of a report to %s', (disposition) => {
    const bench = edited(
      { disposition, columns: columns('date', 'user', 'userId', 'active') },
      { columns: columns('date', 'userId', 'active') },
    );
    const before = bench.sheets.seen('Hours');
    bench.serve(fakeOrganisation(4, [...DAYS, '2026-03-19']));
    bench.clock.advance(86_400_000);
    const record = bench.refresh();
    expect(record.outcome).toBe('done');
    expect(checkWords(record)).toContain(columnNotPart('User'));
    expect(rowsOf(bench).slice(0, 19)).toEqual(before.slice(0, 19));
    expect(rowsOf(bench).at(-1)?.[1]).toBe('');
    expect(checkWords(bench.refresh())).not.toContain('anymore');
  });

  it('comes back as a new one when it is chosen again, and its old cells stay', () => {
    const bench = edited({ disposition: 'merge' }, { columns: columns('date', 'userId', 'active') });
    bench.refresh();
    bench.save(report({ disposition: 'merge' }));
    expect(checkWords(bench.refresh())).toContain("“User” is a new column. It's empty in 12 earlier rows.");
    expect(rowsOf(bench)[0]).toEqual(['Date', 'User', 'User', 'User ID', 'Active (s)']);
    expect(rowsOf(bench)[21]).toEqual([46_099, 'Person 3', 'Person 3', 3, 4269]);
  });

  it('takes its status line along when it was the first', () => {
    const bench = edited({ statusLine: true }, { columns: columns('user', 'userId', 'active') });
    bench.refresh();
    expect(rowsOf(bench)[0]).toEqual(['', expect.stringMatching(/^Refreshed/), '', '']);
  });
});

describe('a column that comes in', () => {
  it('has no room at the end of the grid: nothing is changed, in words', () => {
    const bench = edited({ columns: columns('date', 'user') }, { columns: columns('date', 'user', 'active') });
    const [own] = bench.sheets.sheets() as readonly { readonly id: string; readonly columns: number }[];
    bench.sheets.deleteColumns('Hours', 2, (own?.columns ?? 2) - 2);
    bench.sheets.insertColumns(own?.id ?? '', 0, 16_384 - 2);
    const before = bench.sheets.whole();
    expect(bench.refresh()).toMatchObject({ outcome: 'failed', message: expect.stringContaining('There is no room for another column') });
    expect(bench.sheets.whole()).toEqual(before);
  });

  it('is put in before a column that has nothing but a person’s header', () => {
    const bench = edited({ columns: columns('date', 'user') }, { columns: columns('date', 'user', 'active') });
    bench.sheets.type('Hours', 0, 2, { value: 'Mine' });
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 21 });
    expect(rowsOf(bench)[0]).toEqual(['Date', 'User', 'Active (s)', 'Mine']);
  });

  it('is made where the grid ends with the report', () => {
    const bench = edited({ columns: columns('date', 'user') }, { columns: columns('date', 'user', 'active') });
    const [own] = bench.sheets.sheets() as readonly { readonly columns: number }[];
    bench.sheets.deleteColumns('Hours', 2, (own?.columns ?? 2) - 2);
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 21 });
    expect(rowsOf(bench)[0]).toEqual(['Date', 'User', 'Active (s)']);
  });

  it('gets no column that another of the report’s has, after a first write that was killed', () => {
    const first = {
      title: '',
      report: report({ columns: columns('date', 'active') }),
      before: undefined,
      after: fakeOrganisation(3, DAYS),
    };
    const bench = prepared(first);
    const { left } = leftByKills(bench);
    for (const keys of [
      ['date', 'user', 'active'],
      ['user', 'date', 'active'],
      ['total', 'passive'],
    ]) {
      const clean = prepared({ ...first, report: report({ columns: columns(...keys) }) });
      clean.refresh();
      // The last one is the whole report, and nothing killed.
      for (const { dies, restore } of left.slice(0, -1)) {
        restore();
        longAfter(bench);
        bench.save(report({ columns: columns(...keys) }));
        expect([dies, bench.refresh().outcome]).not.toEqual([dies, 'failed']);
        const shown = (of: ReportBench) => rowsOf(of).map((row) => row.filter((value) => value !== ''));
        expect([dies, shown(bench)]).toEqual([dies, shown(clean)]);
      }
    }
  });
});
