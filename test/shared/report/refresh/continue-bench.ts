import type { Report } from '../../../../shared/report/definition/definition';
import type { Actor } from '../../../../shared/report/run/job';
import { type FakeOrganisation, fakeOrganisation } from '../../../doubles/fake-organisation';
import { activity, DAYS, type ReportBench, report, reportBench } from '../report-bench';

export const STAGING = 'ActivTrak staging r1';
export const HOUR_MS = 3_600_000;
export const ANN: Actor = { person: { id: 'ann', name: 'Ann Lee' }, trigger: 'hand' };

export const MANY = fakeOrganisation(60, DAYS);
export const LOG = fakeOrganisation(
  3,
  [],
  Array.from({ length: 420 }, (_, index) =>
    activity(index + 1, '2026-03-18', {
      time: `2026-03-18T08:${String(Math.floor(index / 60)).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}`,
    }),
  ),
);
export const LOG_REPORT: Partial<Report> = { stream: 'activity-log', columns: [{ key: 'logId' }, { key: 'time' }, { key: 'user' }] };

export const STREAMS = [
  ['hours', {}, MANY],
  ['the log', LOG_REPORT, LOG],
] as const;

/** Serves pages of three rows; after so many the server is gone. */
export function serve(bench: ReportBench, organisation: FakeOrganisation, pages = Number.POSITIVE_INFINITY, status = 503): void {
  let asked = 0;
  bench.serve(organisation, {
    largestPage: 3,
    fault: (path) => {
      asked += path.includes('/reports/') ? 1 : 0;
      return asked > pages ? { status, headers: {}, body: '' } : undefined;
    },
  });
}

export const asked = (bench: ReportBench): number => bench.transport().rounds.flat().length;

/** A report whose first refresh came so far and failed. */
export function failed(change: Partial<Report> = {}, organisation: FakeOrganisation = MANY, pages = 63): ReportBench {
  const bench = reportBench();
  bench.save(report(change));
  serve(bench, organisation, pages);
  expect(bench.refresh()).toMatchObject({ outcome: 'failed', rows: 0 });
  serve(bench, organisation);
  return bench;
}

/** What was asked of a server that holds 140 pages. */
export const WHOLE = 140;
