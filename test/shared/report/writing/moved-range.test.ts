import { isoDay } from '../../../../shared/model/serial';
import type { Report } from '../../../../shared/report/definition/definition';
import { type FakeActivity, fakeOrganisation } from '../../../doubles/fake-organisation';
import { activity, type ReportBench, report, reportBench } from '../report-bench';

const DAY_MS = 86_400_000;
const daysFrom = (from: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => new Date(Date.parse(from) + at * DAY_MS).toISOString().slice(0, 10));
const YEAR = daysFrom('2026-01-01', 77);
const STREAMS = ['user-hours', 'activity-log'] as const;

/** Refreshes a report that keeps its rows with each period in turn, and gives the days in its sheet. */
function daysAfter(
  bench: ReportBench,
  stream: Report['stream'],
  periods: readonly (readonly [from: string, to: string])[],
): readonly string[] {
  const columns = stream === 'user-hours' ? ['date', 'userId', 'active'] : ['time', 'logId', 'duration'];
  for (const [from, to] of periods) {
    bench.save(report({ stream, disposition: 'merge', columns: columns.map((key) => ({ key })), range: { kind: 'fixed', from, to } }));
    expect(bench.refresh().outcome).not.toBe('failed');
  }
  const rows = bench.sheets.seen('Hours').slice(1);
  return rows.map(([day]) => isoDay(Math.floor(Number(day)))).sort();
}

function bench(): ReportBench {
  const own = reportBench();
  own.serve(
    fakeOrganisation(
      1,
      YEAR,
      YEAR.map((day, at): FakeActivity => activity(at, day, { personId: 1 })),
    ),
  );
  return own;
}

describe.each(STREAMS)('days of %s whose rows are kept, where the period moves', (stream) => {
  it('back, and on from there: no day between is left out', () => {
    const [march, january, february] = [
      ['2026-03-01', '2026-03-10'],
      ['2026-01-01', '2026-01-31'],
      ['2026-02-01', '2026-02-28'],
    ] as const;
    expect(daysAfter(bench(), stream, [march, january, february])).toEqual(daysFrom('2026-01-01', 69));
  });

  it('back, and forth again: what nobody asked for does not come', () => {
    const [march, january] = [
      ['2026-03-01', '2026-03-10'],
      ['2026-01-01', '2026-01-10'],
    ] as const;
    expect(daysAfter(bench(), stream, [march, january, ['2026-03-01', '2026-03-12']])).toEqual([
      ...daysFrom('2026-01-01', 10),
      ...daysFrom('2026-03-01', 12),
    ]);
  });

  it('back, and then from its first day on: all come', () => {
    const periods = [
      ['2026-02-20', '2026-03-10'],
      ['2026-01-01', '2026-01-10'],
      ['2026-01-01', '2026-03-12'],
    ] as const;
    expect(daysAfter(bench(), stream, periods)).toEqual(daysFrom('2026-01-01', 71));
  });

  it('to an earlier end: its last days are read again', () => {
    const own = bench();
    daysAfter(own, stream, [['2026-03-01', '2026-03-10']]);
    const late = YEAR.map((day, at): FakeActivity => activity(at + YEAR.length, day, { personId: 2 }));
    own.serve({ ...fakeOrganisation(2, YEAR), log: late });
    expect(daysAfter(own, stream, [['2026-03-01', '2026-03-05']])).toEqual(
      [...daysFrom('2026-03-01', 10), ...daysFrom('2026-03-03', 3)].sort(),
    );
  });
});
