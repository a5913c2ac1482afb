import * as fc from 'fast-check';
import { isoDay, serialOfIso } from '../../../../shared/model/serial';
import type { Report } from '../../../../shared/report/definition/definition';
import { refresh } from '../../../../shared/report/refresh/refresh';
import type { RefreshPorts } from '../../../../shared/report/run/job';
import { runAsync } from '../../../../shared/task';
import { budgetOfAsks } from '../../../doubles/countdown-budget';
import { type FakeOrganisation, fakeOrganisation } from '../../../doubles/fake-organisation';
import { activity, JANE, type ReportBench, report, reportBench } from '../report-bench';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** Zones whose clocks change in the weeks of these tests, and one far from UTC. */
const ZONES = ['UTC', 'America/New_York', 'Europe/Berlin', 'Pacific/Auckland'];
const FIRST = serialOfIso('2026-03-01') as number;
const ALL_DAYS = Array.from({ length: 45 }, (_, day) => isoDay(FIRST + day));

interface Drive {
  readonly zone: string;
  readonly bench: ReportBench;
  readonly step: (asks?: number) => Promise<'running' | 'ended'>;
}

function drive(timing: 'at once' | 'later', zone: string, change: Partial<Report>): Drive {
  const bench = reportBench(timing);
  bench.documents.entries.set('activtrak.report.r1', JSON.stringify(report(change)));
  return {
    zone,
    bench,
    async step(asks) {
      const own: RefreshPorts = { ...bench.within(600_000), zone };
      const ports = asks === undefined ? own : { ...own, budget: budgetOfAsks(asks, 'time') };
      const done = timing === 'at once' ? bench.step(JANE, ports) : await runAsync(refresh(ports, 'r1', JANE));
      if (done.state === 'ended' && done.record.outcome === 'failed') throw new Error(done.record.message);
      return done.state;
    },
  };
}

/** What the server has by now: hours of the days up to today there, and the log's records up to this minute. */
function serveNow({ bench, zone }: Drive): void {
  const now = bench.clock.wallTime(bench.clock.now(), zone);
  const days = ALL_DAYS.filter((day) => day <= now.slice(0, 10));
  const records = days.flatMap((day, at) =>
    [6, 14, 22].flatMap((hour, part) => {
      const time = `${day}T${String(hour).padStart(2, '0')}:00:00`;
      return time.slice(0, 16) <= now ? [activity(at * 3 + part, day, { time, utc: time })] : [];
    }),
  );
  bench.serve({ ...fakeOrganisation(2, days, records) } satisfies FakeOrganisation, { largestPage: 2 });
}

async function refreshWhole(drive: Drive): Promise<void> {
  for (let call = 0; call < 100; call += 1) if ((await drive.step()) === 'ended') return;
  throw new Error('The refresh does not end.');
}

const daysIn = (bench: ReportBench): readonly string[] => [
  ...new Set(
    bench.sheets
      .seen('Hours')
      .slice(1)
      .map((row) => isoDay(Math.floor(Number(row.find((cell) => typeof cell === 'number'))))),
  ),
];

const LOG_COLUMNS = [{ key: 'logId' }, { key: 'time' }, { key: 'user' }];
const KINDS = (['append', 'merge'] as const).flatMap((disposition) => [
  { disposition },
  { disposition, stream: 'activity-log', columns: LOG_COLUMNS } as const,
]);

describe('a refresh that pauses and goes on another day', () => {
  it.each(['this month', 'yesterday', 'last 7 days'])('loses no day of hours that are appended (%s)', async (words) => {
    const own = drive('at once', 'UTC', { disposition: 'append', range: { kind: 'words', words } });
    const { bench } = own;
    bench.clock.advance(12 * HOUR_MS - 5 * MINUTE_MS);
    serveNow(own);
    expect(await own.step(1)).toBe('running');
    bench.clock.advance(12 * MINUTE_MS);
    serveNow(own);
    await refreshWhole(own);
    for (let day = 0; day < 3; day += 1) {
      bench.clock.advance(24 * HOUR_MS);
      serveNow(own);
      await refreshWhole(own);
    }
    const last = ['2026-03-17', '2026-03-18', '2026-03-19', '2026-03-20', '2026-03-21'];
    expect(daysIn(bench).slice(-5)).toEqual(last);
  });

  it('says of its time when its rows were read', async () => {
    const own = drive('at once', 'UTC', { statusLine: true });
    own.bench.clock.advance(11 * HOUR_MS);
    serveNow(own);
    await own.step(1);
    own.bench.clock.advance(15 * HOUR_MS);
    await refreshWhole(own);
    expect(own.bench.sheets.seen('Hours')[0]?.[0]).toMatch(/^Refreshed 2026-03-18 23:00 by Jane Doe/);
  });

  it('leaves the sheet of one that did not pause, whatever pauses and for how long', async () => {
    const kinds = fc.constantFrom(...KINDS);
    const words = fc.constantFrom('today', 'yesterday', 'last 3 days', 'last 7 days', 'this month', 'this week');
    const waits = fc.array(fc.record({ asks: fc.integer({ min: 1, max: 4 }), minutes: fc.integer({ min: 1, max: 60 * 22 }) }), {
      minLength: 1,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('at once' as const, 'later' as const),
        fc.constantFrom(...ZONES),
        kinds,
        words,
        fc.integer({ min: 0, max: 60 * 24 * 14 }),
        waits,
        async (timing, zone, kind, word, start, pauses) => {
          const change = { ...kind, range: { kind: 'words', words: word } } as Partial<Report>;
          const paused = drive(timing, zone, change);
          const whole = drive('at once', zone, change);
          for (const one of [paused, whole]) {
            one.bench.clock.advance(start * MINUTE_MS);
            serveNow(one);
          }
          await refreshWhole(whole);
          for (const { asks, minutes } of pauses) {
            await paused.step(asks);
            for (const one of [paused, whole]) {
              one.bench.clock.advance(minutes * MINUTE_MS);
              serveNow(one);
            }
          }
          await refreshWhole(paused);
          await refreshWhole(whole);
          for (let day = 0; day < 2; day += 1) {
            for (const one of [paused, whole]) {
              one.bench.clock.advance(24 * HOUR_MS);
              serveNow(one);
              await refreshWhole(one);
            }
          }
          const rows = ({ bench }: Drive) =>
            bench.sheets
              .seen('Hours')
              .map((row) => JSON.stringify(row))
              .sort();
          expect(rows(paused)).toEqual(rows(whole));
        },
      ),
      { numRuns: 60, seed: 12 },
    );
  }, 60_000);
});

it.each([
  ['that ActivTrak had not yet', 0],
  ['of which a clock that was ahead took some to be over', 5],
])('hours of days %s are added later, once each', (_, ahead) => {
  const bench = reportBench();
  bench.save(report({ disposition: 'append', range: { kind: 'words', words: 'this month' } }));
  const seen = (): readonly string[] =>
    bench.sheets
      .seen('Hours')
      .slice(1)
      .map(([day, name]) => `${isoDay(Number(day))} ${name}`);
  const until = (last: number): readonly string[] => ALL_DAYS.slice(0, last);
  bench.serve(fakeOrganisation(2, until(15)));
  bench.clock.advance(ahead * 24 * HOUR_MS);
  bench.refresh();
  bench.clock.advance(-ahead * 24 * HOUR_MS);
  for (const days of [15, 17, 18]) {
    bench.serve(fakeOrganisation(2, until(days)));
    bench.refresh();
    expect(seen()).toEqual(until(Math.min(days, 17)).flatMap((day) => [`${day} Person 1`, `${day} Person 2`]));
  }
});
