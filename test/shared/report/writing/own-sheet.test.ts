import type { Report } from '../../../../shared/report/definition/definition';
import type { SheetInfo } from '../../../../shared/sheet-writer';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { longAfter, prepared } from '../killed/killed-cases';
import { leftByKills } from '../killed/left-states';
import { DAYS, type ReportBench, report, reportBench } from '../report-bench';

const DISPOSITIONS = ['replace', 'append', 'merge'] as const;
const rowsOf = ({ sheets }: ReportBench, name = 'Hours'): readonly (readonly unknown[])[] => sheets.seen(name);

describe.each(DISPOSITIONS)('a tab with a report to %s that was duplicated', (disposition) => {
  describe.each([
    [true, 'marks were copied'],
    [false, 'marks were not copied'],
  ])('', (withMarks, words) => {
    const duplicated = (): ReportBench => {
      const bench = reportBench();
      bench.save(report({ disposition, statusLine: true }));
      bench.refresh();
      bench.sheets.duplicate('Hours', 'Copy of Hours', withMarks);
      bench.serve(fakeOrganisation(4, [...DAYS, '2026-03-19']));
      bench.clock.advance(86_400_000);
      return bench;
    };

    it(`stays on its own sheet, and the copy is left alone (${words})`, () => {
      const bench = duplicated();
      const copy = rowsOf(bench, 'Copy of Hours');
      const record = bench.refresh();
      expect(record.outcome).toBe('done');
      expect(rowsOf(bench)).toHaveLength(record.rows + 2);
      expect(rowsOf(bench, 'Copy of Hours')).toEqual(copy);
      expect(bench.sheets.whole().marks.some((mark) => mark.includes('Copy of'))).toBe(false);
    });

    it(`stays there when the copy stands before it, and when a refresh fails (${words})`, () => {
      const bench = duplicated();
      bench.sheets.duplicate('Copy of Hours', 'Another', withMarks);
      bench.sheets.moveSheet('Copy of Hours', 0);
      bench.serve(fakeOrganisation(4, DAYS), { key: 'another' });
      const copies = [rowsOf(bench, 'Copy of Hours'), rowsOf(bench, 'Another')];
      expect(bench.refresh().outcome).toBe('failed');
      expect(rowsOf(bench)[0]?.[0]).toContain('Not refreshed since');
      bench.serve(fakeOrganisation(4, DAYS));
      expect(bench.refresh().outcome).not.toBe('failed');
      expect([rowsOf(bench, 'Copy of Hours'), rowsOf(bench, 'Another')]).toEqual(copies);
    });

    it(`stays there when the copy got its sheet’s name (${words})`, () => {
      const bench = duplicated();
      bench.sheets.rename('Hours', 'Hours before');
      bench.sheets.rename('Copy of Hours', 'Hours');
      const copy = rowsOf(bench);
      expect(bench.refresh().outcome).toBe('done');
      expect(rowsOf(bench)).toEqual(copy);
      expect(rowsOf(bench, 'Hours before').length).toBeGreaterThan(copy.length);
    });

    it(`does not take the copy for itself when its own sheet was deleted (${words})`, () => {
      const bench = duplicated();
      bench.sheets.deleteSheet('Hours');
      const copy = rowsOf(bench, 'Copy of Hours');
      expect(bench.refresh()).toMatchObject({ outcome: 'failed', message: expect.stringContaining('was deleted') });
      expect(rowsOf(bench, 'Copy of Hours')).toEqual(copy);
    });
  });

  it('is found by its sheet’s name where the host gave that another id, or its own to another sheet', () => {
    const bench = reportBench();
    bench.save(report({ disposition }));
    bench.refresh();
    const key = 'activtrak.state.r1';
    const state = JSON.parse(bench.documents.entries.get(key) as string);
    bench.documents.entries.set(key, JSON.stringify({ ...state, sheet: 'an id of yesterday' }));
    expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new' });
    bench.sheets.addSheet('Other', 'visible', { rows: 5, columns: 5 });
    const other = bench.sheets.sheet('name', 'Other') as SheetInfo;
    bench.documents.entries.set(key, JSON.stringify({ ...state, sheet: other.id }));
    expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new' });
    bench.documents.entries.set(key, JSON.stringify({ ...state, sheet: undefined, sheetName: undefined }));
    bench.sheets.rename('Hours', 'Renamed');
    expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new' });
  });

  it.each(['an id of yesterday', 'that of another sheet'])('tells viewers why its rows are old, also where its sheet had %s', (id) => {
    const bench = reportBench();
    bench.save(report({ disposition, statusLine: true }));
    bench.refresh();
    bench.sheets.addSheet('Other', 'visible', { rows: 5, columns: 5 });
    const other = bench.sheets.sheet('name', 'Other') as SheetInfo;
    const key = 'activtrak.state.r1';
    const state = JSON.parse(bench.documents.entries.get(key) as string);
    bench.documents.entries.set(key, JSON.stringify({ ...state, sheet: id === 'that of another sheet' ? other.id : id }));
    bench.clock.advance(86_400_000);
    bench.serve(fakeOrganisation(4, DAYS), { key: 'another' });
    expect(bench.refresh().outcome).toBe('failed');
    expect(rowsOf(bench)[0]?.[0]).toContain('Not refreshed since');
    expect(bench.sheets.seen('Other')).toEqual([]);
  });
});

describe('rows of one’s own between the records of a merge', () => {
  const logs = (seconds: (number: number) => number): ReturnType<typeof fakeOrganisation> => {
    const many = fakeOrganisation(30, DAYS);
    return { ...many, days: many.days.map((day, at) => ({ ...day, productive: seconds(at) })) };
  };

  it.each([
    ['every second record changes', (at: number) => (at % 2 === 0 ? 120 : 60)],
    ['every record changes', () => 120],
    ['every fourth record changes', (at: number) => (at % 4 === 0 ? 120 : 60)],
  ])('stay, with their formulas, when %s', (_, seconds) => {
    const bench = reportBench();
    bench.serve(logs(() => 60));
    bench.save(report({ disposition: 'merge', rereadDays: 30 }));
    expect(bench.refresh()).toMatchObject({ rows: 210 });
    const own = [20, 61, 62, 130];
    for (const row of own) {
      bench.sheets.insertRows('Hours', row, 1);
      bench.sheets.type('Hours', row, 1, { value: 'Subtotal' });
      bench.sheets.type('Hours', row, 3, { value: 5, formula: '=SUM(R2C:R[-1]C)' });
    }
    bench.sheets.type('Hours', 100, 3, { value: 7, formula: '=1+6' });
    bench.serve(logs(seconds));
    const record = bench.refresh();
    expect(record.outcome).toBe('done');
    for (const row of own) expect(rowsOf(bench)[row]).toEqual(['', 'Subtotal', '', '=SUM(R2C:R[-1]C)']);
    const clean = reportBench();
    clean.serve(logs(seconds));
    clean.save(report({ disposition: 'merge' }));
    clean.refresh();
    const records = rowsOf(bench).filter((row, at) => row[1] !== 'Subtotal' && at !== 100);
    expect(records).toEqual(
      rowsOf(clean).filter((row) => JSON.stringify(row.slice(0, 3)) !== JSON.stringify(rowsOf(bench)[100]?.slice(0, 3))),
    );
  });
});

describe('a first write that was killed, and killed again while its failure was kept', () => {
  it('knows its own header', () => {
    const first = { title: '', report: report({ statusLine: true }), before: undefined, after: fakeOrganisation(3, DAYS) };
    const bench = prepared(first);
    const { left } = leftByKills(bench);
    const rows = rowsOf(bench).slice(1);
    const states = new Set<string>();
    for (const once of left) {
      once.restore();
      longAfter(bench);
      bench.serve(fakeOrganisation(3, DAYS), { key: 'another' });
      for (const again of leftByKills(bench).left) {
        if (states.has(again.text)) continue;
        states.add(again.text);
        again.restore();
        longAfter(bench);
        bench.serve(fakeOrganisation(3, DAYS));
        const at = [once.dies, again.dies];
        expect([...at, bench.refresh().outcome]).not.toEqual([...at, 'failed']);
        expect([...at, rowsOf(bench).slice(1)]).toEqual([...at, rows]);
      }
    }
  });

  it.each([
    ['sorted', (bench: ReportBench) => bench.sheets.sortRows('Hours', 1, 21, 1)],
    ['sorted with its header', (bench: ReportBench) => bench.sheets.sortSheet('Hours', 0, {})],
    ['given a row in between', (bench: ReportBench) => bench.sheets.insertRows('Hours', 4, 1)],
    [
      'given a row with a word in between',
      (bench: ReportBench) => {
        bench.sheets.insertRows('Hours', 4, 1);
        bench.sheets.type('Hours', 4, 1, { value: 'mine' });
      },
    ],
  ])('has each record once, or nothing is written, when it was %s in between', (_, edit) => {
    const columns: Report['columns'] = [{ key: 'date' }, { key: 'userId' }, { key: 'active' }];
    const first = { title: '', report: report({ columns }), before: undefined, after: fakeOrganisation(3, DAYS) };
    const bench = prepared(first);
    for (const { dies, restore } of leftByKills(bench).left) {
      restore();
      longAfter(bench);
      if (!bench.sheets.names().includes('Hours')) continue;
      edit(bench);
      const before = rowsOf(bench);
      const { outcome } = bench.refresh();
      if (outcome === 'failed') expect([dies, rowsOf(bench)]).toEqual([dies, before]);
      else {
        expect([dies, rowsOf(bench).length]).toEqual([dies, 22]);
        expect([dies, rowsOf(bench)[0]]).toEqual([dies, ['Date', 'User ID', 'Active (s)']]);
        expect([dies, new Set(rowsOf(bench).map((row) => row.slice(0, 2).join(' '))).size]).toEqual([dies, 22]);
      }
    }
  });
});
