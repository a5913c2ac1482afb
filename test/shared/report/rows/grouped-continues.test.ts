import { readToEnd } from '#words/checks';
import type { HttpRequest } from '../../../../shared/ports';
import type { FakeActivity } from '../../../doubles/fake-organisation';
import { activity, type ReportBench, reportBench } from '../report-bench';
import { expectedRows, groupedReport, inAnyOrder, organised, rowsIn } from './grouped-log';

const KEPT = groupedReport({ disposition: 'merge', range: { kind: 'words', words: 'this month' } });

const isByDays = ({ url }: HttpRequest): boolean => !url.includes('cursor=');

/** A report that has the rows of some records, a day's each. */
function refreshed(days: readonly string[], who: Parameters<typeof groupedReport>[0] = {}): readonly [ReportBench, FakeActivity[]] {
  const bench = reportBench();
  const log = days.map((day, at) => activity(at + 1, day, { personId: (at % 2) + 1 }));
  bench.save({ ...KEPT, ...who });
  bench.serve(organised(log));
  expect(bench.refresh().outcome).toBe('done');
  return [bench, log];
}

const MONTH = Array.from({ length: 18 }, (_, at) => `2026-03-${String(at + 1).padStart(2, '0')}`);

it('of two people each is continued where hers ended, whoever had something new in between', () => {
  const who = [1, 2].map((id) => ({ kind: 'user', id, name: `Person ${id}` }) as const);
  const [bench, log] = refreshed(MONTH, { who });
  for (const [number, personId] of [
    [101, 1],
    [102, 1],
    [103, 2],
    [104, 1],
  ] as const) {
    log.push(activity(number, '2026-03-10', { personId }));
    bench.serve(organised(log));
    expect(bench.refresh().outcome).toBe('done');
    expect(inAnyOrder(rowsIn(bench))).toEqual(expectedRows(log));
    const days = bench.transport().rounds.flat().filter(isByDays);
    // The touched day of either, with one on each side.
    for (const { url } of days) expect(new URL(url).searchParams.get('startDate')).toMatch(/^2026-03-(09|10|11)$/);
  }
  bench.serve(organised(log));
  expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new', pages: 2 });
  expect(bench.transport().rounds.flat().filter(isByDays)).toEqual([]);
});

it('says how many records the touched days have together', () => {
  const [bench, log] = refreshed(['2026-03-02', '2026-03-02', '2026-03-06', '2026-03-10', '2026-03-10', '2026-03-10']);
  log.push(activity(101, '2026-03-02'), activity(102, '2026-03-10'));
  bench.serve(organised(log));
  const { checks } = bench.refresh();
  expect(checks.map(({ words }) => words)).toContain(readToEnd(7));
});

it.each(['2026-03-10', '2026-03-18'])('what comes while days up to %s are read again is there after the next refresh, once', (day) => {
  const [bench, log] = refreshed(MONTH);
  log.push(activity(101, '2026-03-02'), activity(102, day));
  bench.serve(organised(log));
  // Of another day first, and then of one that is being read.
  const later = [activity(103, '2026-03-06'), activity(104, '2026-03-02'), activity(105, day)];
  let hasCome = false;
  const ports = bench.within(600_000);
  const send = (requests: readonly HttpRequest[]) => {
    if (!hasCome && requests.some(isByDays)) {
      hasCome = true;
      bench.serve(organised([...log, ...later]));
    }
    return ports.transport.send(requests);
  };
  expect(bench.refresh(undefined, { ...ports, transport: { send } }).outcome).toBe('done');
  expect(hasCome).toBe(true);
  expect(bench.refresh().outcome).toBe('done');
  expect(inAnyOrder(rowsIn(bench))).toEqual(expectedRows([...log, ...later]));
  expect(bench.refresh().outcome).toBe('nothing-new');
});
