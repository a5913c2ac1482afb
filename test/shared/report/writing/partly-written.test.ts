import { partlyWritten } from '#words/refreshing';
import { ActivTrakError } from '../../../../shared/errors';
import type { MarkedSheets } from '../../../../shared/marks';
import type { Report } from '../../../../shared/report/definition/definition';
import type { RunRecord } from '../../../../shared/report/kept/run';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { DAYS, type ReportBench, report, reportBench } from '../report-bench';

const FAILURE = 'Something went wrong. Refresh again.';
const TOMORROW = '2026-03-19';

/** A report with rows, of which two that are far apart have changed since, and new ones have come. */
function withNews(change: Partial<Report>): ReportBench {
  const bench = reportBench();
  bench.serve(fakeOrganisation(3, DAYS));
  bench.save(report({ statusLine: true, ...change }));
  bench.refresh();
  bench.clock.advance(86_400_000);
  const now = fakeOrganisation(3, [...DAYS.slice(1), TOMORROW]);
  const isOther = ({ date, personId }: { readonly date: string; readonly personId: number }): boolean =>
    (date === '2026-03-17' && personId === 1) || (date === '2026-03-18' && personId === 3);
  bench.serve({ ...now, days: now.days.map((day) => (isOther(day) ? { ...day, productive: 60 } : day)) });
  return bench;
}

/** The next refresh, one of whose writes fails; and whether there were so many. */
function failingAt(bench: ReportBench, last: number): readonly [RunRecord, boolean] {
  let written = 0;
  const write: MarkedSheets['write'] = (...args) => {
    written += 1;
    if (written === last) throw new ActivTrakError('unexpected', FAILURE);
    return bench.sheets.write(...args);
  };
  const ports = bench.within(600_000);
  const sheets = new Proxy(ports.sheets, { get: (all, name) => (name === 'write' ? write : all[name as keyof MarkedSheets]) });
  return [bench.refresh(undefined, { ...ports, sheets }), written >= last];
}

const rowsOf = (bench: ReportBench): string => JSON.stringify(bench.sheets.seen('Hours').slice(2));

it.each(['replace', 'merge', 'append'] as const)(
  'a failure says that some rows are new already where they are, and only then: %s',
  (disposition) => {
    const told: string[] = [];
    for (let last = 1; ; last += 1) {
      const bench = withNews({ disposition, rereadDays: 3 });
      const before = rowsOf(bench);
      const [record, isFailing] = failingAt(bench, last);
      if (!isFailing) break;
      // The rows are there: what failed comes after them.
      if (record.outcome !== 'failed') continue;
      expect(record.message).toBe(rowsOf(bench) === before ? FAILURE : partlyWritten(FAILURE));
      told.push(record.message);
      expect(bench.refresh().outcome).not.toBe('failed');
      expect(rowsOf(bench)).toBe(rowsOf(refreshedAtOnce(disposition)));
    }
    expect(told).toContain(FAILURE);
    expect(told).toContain(partlyWritten(FAILURE));
  },
);

function refreshedAtOnce(disposition: Report['disposition']): ReportBench {
  const bench = withNews({ disposition, rereadDays: 3 });
  bench.refresh();
  return bench;
}
