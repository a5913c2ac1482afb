import type { Report } from '../../../../shared/report/definition/definition';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { ROOMY } from '../../../doubles/memory-sheets';
import { activity, DAYS, type ReportBench, report, reportBench } from '../report-bench';

export const STAGING = 'ActivTrak staging r1';
export const LARGE_LOG: Partial<Report> = {
  stream: 'activity-log',
  range: { kind: 'words', words: 'last 7 days' },
  columns: [{ key: 'logId' }, { key: 'time' }, { key: 'user' }, { key: 'windowTitle' }, { key: 'duration' }],
};
/** Of each day some records, which arrived one day after the other, back and forth. */
export const largeLog = (count: number) =>
  fakeOrganisation(
    3,
    [],
    Array.from({ length: count }, (_, at) => activity(at + 1, DAYS[(at * 3) % DAYS.length] as string, { seconds: 30 + at })),
  );

export function largeReport(rows: number, change: Partial<Report> = {}, limits = ROOMY): ReportBench {
  const bench = reportBench('at once', limits);
  bench.documents.entries.set('activtrak.salt', 'pepper');
  bench.serve(largeLog(rows), { largestPage: 4 });
  bench.save(report({ ...LARGE_LOG, ...change }));
  return bench;
}
