import type { Report, ReportColumn } from '../../../../shared/report/definition/definition';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { activity, DAYS, report, reportBench } from '../report-bench';

/** What a report writes whose columns somebody named in a file. */
function written(columns: readonly ReportColumn[], change: Partial<Report> = {}): readonly (readonly unknown[])[] {
  const bench = reportBench();
  bench.serve(fakeOrganisation(2, DAYS, [activity(1, '2026-03-18', { title: 'Plan' })]));
  bench.save(report({ stream: 'activity-log', columns, ...change }));
  expect(bench.refresh()).toMatchObject({ outcome: 'done' });
  return bench.sheets.seen('Hours');
}

describe('columns that a file names by what stands above them', () => {
  it('are read, private ones too', () => {
    expect(written([{ key: 'Window title' }, { key: 'Application' }])).toEqual([
      ['Window title', 'Application'],
      ['Plan', 'editor.exe'],
    ]);
  });

  it('keep the header and the words that they were given', () => {
    const columns = [
      { key: 'Productivity', label: 'How', words: { 1: 'well' } },
      { key: 'Duration', label: 'Time' },
    ];
    expect(written(columns)).toEqual([
      ['How', 'Time'],
      ['well', 30],
    ]);
    const today = { stream: 'user-hours', range: { kind: 'words', words: 'today' } } as const;
    expect(written([{ key: 'User', label: 'Who' }], { ...today, privacy: { people: 'pseudonyms', smallestGroup: 5 } })[0]).toEqual(['Who']);
  });

  it('are all but private ones where it says “all”', () => {
    const [header = []] = written([{ key: 'all' }]);
    expect(header).toContain('Log ID');
    expect(header).not.toContain('Window title');
  });
});
