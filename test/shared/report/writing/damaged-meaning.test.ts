import { settingsDiffer } from '#words/refreshing';
import { report, reportBench } from '../report-bench';

describe('what rows mean, damaged in the document,', () => {
  const refreshed = (disposition: 'replace' | 'merge' | 'append') => {
    const bench = reportBench();
    bench.save(report({ disposition }));
    bench.refresh();
    const state = JSON.parse(bench.documents.entries.get('activtrak.state.r1') as string);
    bench.documents.entries.set('activtrak.state.r1', JSON.stringify({ ...state, meaning: '["user-hours"' }));
    return bench.refresh();
  };

  it('matters to no report that replaces them', () => expect(refreshed('replace').outcome).toBe('nothing-new'));

  it.each(['merge', 'append'] as const)('is told where others come below them (%s)', (disposition) =>
    expect(refreshed(disposition)).toMatchObject({ outcome: 'failed', message: settingsDiffer('Hours') }),
  );
});
