import type { Report } from '../../../../shared/report/definition/definition';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { longAfter, prepared } from '../killed/killed-cases';
import { leftByKills } from '../killed/left-states';
import { activity, DAYS, type ReportBench, report, reportBench } from '../report-bench';

/** Takes away every row below the last that holds something, as people do to make a file smaller. */
function trim({ sheets }: ReportBench, name = 'Hours'): void {
  const used = sheets.seen(name).length;
  sheets.deleteRows(name, used, 1_000);
}

describe('a sheet that ends with the report', () => {
  const LOG = {
    stream: 'activity-log',
    range: { kind: 'words', words: 'last 3 days' },
    columns: [{ key: 'logId' }, { key: 'time' }],
  } as const;

  it.each(['replace', 'append', 'merge'] as const)('is refreshed, whether something is new or not, to %s', (disposition) => {
    const bench = reportBench();
    bench.serve(fakeOrganisation(3, [], [activity(1, '2026-03-18')]));
    bench.save(report({ ...LOG, disposition }));
    bench.refresh();
    trim(bench);
    expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new', rows: 1 });
    trim(bench);
    bench.serve(fakeOrganisation(3, [], [activity(1, '2026-03-18'), activity(2, '2026-03-18')]));
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 2 });
    trim(bench);
    bench.serve(fakeOrganisation(3, []));
    expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new', rows: 2 });
    expect(bench.sheets.seen('Hours')).toHaveLength(3);
  });

  it('may have one row before the report is written', () => {
    const bench = reportBench();
    bench.sheets.type('Hours', 0, 0, { value: '' });
    bench.sheets.deleteRows('Hours', 1, 1_000);
    bench.save(report());
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 21 });
    expect(bench.sheets.seen('Hours')).toHaveLength(22);
  });
});

it('a sheet is not left behind that a report made and may not write to', () => {
  const bench = reportBench();
  bench.save(report());
  const sheets = { ...bench.ports.sheets, refusal: () => 'Protected by Ann.' };
  expect(bench.refresh(undefined, { ...bench.ports, sheets })).toMatchObject({ outcome: 'failed' });
  expect(bench.sheets.names()).toEqual([]);
});

describe('rows that somebody deleted', () => {
  it('leave what moved up below them alone, also after an empty answer', () => {
    const bench = reportBench();
    bench.save(report());
    bench.refresh();
    bench.sheets.type('Hours', 24, 3, { value: 'My total' });
    bench.sheets.deleteRows('Hours', 5, 4);
    bench.serve(fakeOrganisation(3, []));
    expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new', rows: 17 });
    bench.serve(fakeOrganisation(3, DAYS));
    const record = bench.refresh();
    expect(bench.sheets.cell('Hours', 20, 3).value).toBe('My total');
    expect(record).toMatchObject({ outcome: 'failed', message: expect.stringContaining("but D21 isn't empty") });
    bench.sheets.type('Hours', 20, 3, { value: '' });
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 21 });
    expect(bench.sheets.seen('Hours')).toHaveLength(22);
  });

  it.each([
    ['in the middle', 8, 3],
    ['at the end', 19, 3],
    ['of another report’s as well: all', 1, 21],
  ])('%s come back when the rows are replaced', (_, first, count) => {
    const bench = reportBench();
    bench.save(report());
    bench.refresh();
    const before = bench.sheets.seen('Hours');
    bench.sheets.deleteRows('Hours', first, count);
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 21 });
    expect(bench.sheets.seen('Hours')).toEqual(before);
  });

  it('come back to a report that updates records for the days that it reads again, and for no other', () => {
    const bench = reportBench();
    bench.save(report({ disposition: 'merge' }));
    bench.refresh();
    bench.sheets.deleteRows('Hours', 20, 2);
    bench.sheets.deleteRows('Hours', 1, 2);
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 19, message: '2 rows added.' });
    const days = bench.sheets.seen('Hours').map(([day]) => day);
    expect(days.filter((day) => day === 46_099)).toHaveLength(3);
    expect(days.filter((day) => day === 46_093)).toHaveLength(1);
  });
});

describe('a first write that was killed', () => {
  const first = {
    title: '',
    report: report({ columns: [{ key: 'date' }, { key: 'user' }, { key: 'active' }] }),
    before: undefined,
    after: fakeOrganisation(3, DAYS),
  };

  /** Every document that a kill of the first write leaves behind. */
  function eachKilled(use: (bench: ReportBench) => void): void {
    const bench = prepared(first);
    // The last one is the whole report, and nothing killed.
    for (const { restore } of leftByKills(bench).left.slice(0, -1)) {
      restore();
      longAfter(bench);
      use(bench);
    }
  }

  it('is written whole when the report was edited before it went on, and nothing of the other columns is left', () => {
    const edited: Report = report({ columns: [{ key: 'date' }, { key: 'passive' }, { key: 'active', label: 'Time' }] });
    const clean = prepared({ ...first, report: edited });
    clean.refresh();
    const rows = clean.sheets.seen('Hours').map((row) => row.join('\t'));
    eachKilled((bench) => {
      bench.save(edited);
      expect(bench.refresh()).not.toMatchObject({ outcome: 'failed' });
      const filled = bench.sheets.seen('Hours').map((row) => row.filter((cell) => cell !== '').join('\t'));
      expect(filled).toEqual(rows);
      expect(
        bench
          .refresh()
          .checks.map(({ words }) => words)
          .join(),
      ).not.toContain('was deleted');
    });
  });

  it('does not take what somebody has beside it for its own when a column is added', () => {
    eachKilled((bench) => {
      if (!bench.sheets.names().includes('Hours')) return;
      bench.sheets.type('Hours', 6, 3, { value: 'mine' });
      bench.save(report({ columns: [...first.report.columns, { key: 'passive' }] }));
      bench.refresh();
      expect(bench.sheets.seen('Hours').flat()).toContain('mine');
    });
  });

  it('begins anew where it was asked for when its sheet was deleted', () => {
    eachKilled((bench) => {
      if (bench.sheets.names().includes('Hours') && bench.documents.entries.get('activtrak.state.r1') === undefined)
        bench.sheets.deleteSheet('Hours');
      expect(bench.refresh()).not.toMatchObject({ outcome: 'failed' });
      expect(bench.sheets.seen('Hours')).toHaveLength(22);
    });
  });
});
