import type { Schedule } from '../../../../shared/report/definition/schedule';
import type { RunRecord } from '../../../../shared/report/kept/run';
import { isDue, nextSlot, type RunsSoFar, wallHours } from '../../../../shared/report/schedule/due';
import { isOverdue } from '../../../../shared/report/schedule/overdue';
import { handClock, NOON } from '../../../doubles/hand-clock';
import { report } from '../report-bench';

const BERLIN = 'Europe/Berlin';
const HOUR_MS = 3_600_000;

const hourly = (hours: number, zone = 'UTC'): Schedule => ({ zone, every: 'hours', hours });
const daily = (at: number, zone = 'UTC'): Schedule => ({ zone, every: 'day', at });
const weekdays = (at: number): Schedule => ({ zone: 'UTC', every: 'weekday', at });
const weekly = (on: number, at: number): Schedule => ({ zone: 'UTC', every: 'week', on, at });
const monthly = (on: number, at: number): Schedule => ({ zone: 'UTC', every: 'month', on, at });

/**
 * When an hourly trigger, at so many minutes past, refreshes a report: the wall times of its runs, from the schedule's making on.
 * @param failing how many of the first runs fail
 */
function runsOf(schedule: Schedule, made: string, hours: number, { minutes = 10, failing = 0, asleep = 0 } = {}): readonly string[] {
  const clock = handClock('at once');
  const first = Date.parse(`${made}Z`);
  const since = clock.wallTime(first, schedule.zone);
  const runs: string[] = [];
  let lastAt: number | undefined;
  let state: RunsSoFar = { since: wallHours(since), last: undefined, failures: 0 };
  const start = Math.ceil((first - minutes * 60_000) / HOUR_MS) * HOUR_MS + minutes * 60_000;
  for (let hour = asleep; hour < hours; hour += 1) {
    const at = start + hour * HOUR_MS;
    const now = clock.wallTime(at, schedule.zone);
    const elapsed = lastAt === undefined ? undefined : (at - lastAt) / HOUR_MS;
    if (!isDue(schedule, { ...state, elapsed }, wallHours(now))) continue;
    lastAt = at;
    runs.push(now);
    state = { ...state, last: wallHours(now), failures: runs.length <= failing ? state.failures + 1 : 0 };
  }
  return runs;
}

const hoursOf = (runs: readonly string[]): readonly string[] => runs.map((run) => run.slice(11, 13));
const daysOf = (runs: readonly string[]): readonly string[] => runs.map((run) => run.slice(0, 10));

describe('a schedule with an hourly trigger', () => {
  it('of every hour runs in the hour that comes twice, too', () => {
    const berlin: Schedule = { zone: 'Europe/Berlin', every: 'hours', hours: 1 };
    expect(hoursOf(runsOf(berlin, '2026-10-24T22:30', 5))).toEqual(['01', '02', '02', '03', '04']);
    const every2: Schedule = { ...berlin, hours: 2 };
    expect(hoursOf(runsOf(every2, '2026-10-24T21:30', 8))).toEqual(['00', '02', '04', '06']);
  });

  it('of every hour runs every hour, and of every six at 0, 6, 12 and 18', () => {
    expect(runsOf(hourly(1), '2026-03-18T12:00', 24)).toHaveLength(23);
    expect(hoursOf(runsOf(hourly(6), '2026-03-18T12:00', 24))).toEqual(['18', '00', '06']);
  });

  it.each([1, 2, 3])('of every %i hours keeps its distance, at whichever minutes the trigger comes', (hours) => {
    for (let minute = 0; minute < 60; minute += 1) {
      const since = wallHours('2026-03-18T12:30');
      const runs: number[] = [];
      for (let tick = 1; tick < 100; tick += 1) {
        // Some minutes early and late, in no order.
        const now = since + tick + (minute - 30 + ((tick * 7) % 9) - 4) / 60;
        const [last] = runs.slice(-1);
        const elapsed = last === undefined ? undefined : now - last;
        if (now > since && isDue(hourly(hours), { since, last, elapsed, looksHourly: true, failures: 0 }, now)) runs.push(now);
      }
      const gaps = runs.slice(1).map((run, at) => Math.round(run - (runs[at] as number)));
      // The first may be settling on its hours.
      expect([minute, new Set(gaps.slice(2))]).toEqual([minute, new Set([hours])]);
    }
  });

  it('of every two hours, looked at hourly, begins with its next hour, whenever the report was refreshed before', () => {
    const [since, last] = ['2026-03-18T12:30', '2026-03-17T09:00'].map(wallHours) as [number, number];
    const dueAt = (at: string): boolean =>
      isDue(hourly(2), { since, last, elapsed: wallHours(at) - last, looksHourly: true, failures: 0 }, wallHours(at));
    expect([dueAt('2026-03-18T13:10'), dueAt('2026-03-18T14:10')]).toEqual([false, true]);
  });

  it.each([2, 3])('of every %i hours begins with the hour that comes next, however soon, where the report was never refreshed', (hours) => {
    const [since, now] = ['2026-03-18T17:55', '2026-03-18T18:05'].map(wallHours) as [number, number];
    expect(isDue(hourly(hours), { since, last: undefined, looksHourly: true, failures: 0 }, now)).toBe(true);
  });

  it('runs on its days alone', () => {
    expect(runsOf(daily(7), '2026-03-18T12:00', 72)).toEqual(['2026-03-19T07:10', '2026-03-20T07:10', '2026-03-21T07:10']);
    expect(daysOf(runsOf(weekdays(7), '2026-03-18T12:00', 24 * 6))).toEqual(['2026-03-19', '2026-03-20', '2026-03-23', '2026-03-24']);
    expect(daysOf(runsOf(weekly(1, 7), '2026-03-18T12:00', 24 * 14))).toEqual(['2026-03-23', '2026-03-30']);
    expect(daysOf(runsOf(weekly(7, 7), '2026-03-18T12:00', 24 * 14))).toEqual(['2026-03-22', '2026-03-29']);
  });

  it.each([
    [1, ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01']],
    [28, ['2025-12-28', '2026-01-28', '2026-02-28', '2026-03-28', '2026-04-28']],
    [29, ['2025-12-29', '2026-01-29', '2026-02-28', '2026-03-29', '2026-04-29']],
    [30, ['2025-12-30', '2026-01-30', '2026-02-28', '2026-03-30', '2026-04-30']],
    [31, ['2025-12-31', '2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30']],
  ])('runs on day %s of the month, or its last one', (on, expected) => {
    expect(daysOf(runsOf(monthly(on, 7), '2025-12-15T00:00', 24 * 140))).toEqual(expected);
  });

  it('knows leap years', () => {
    expect(daysOf(runsOf(monthly(31, 7), '2028-02-01T12:00', 24 * 40))).toEqual(['2028-02-29']);
    expect(daysOf(runsOf(monthly(29, 7), '2028-02-01T12:00', 24 * 40))).toEqual(['2028-02-29']);
  });

  it('makes up for missed hours once', () => {
    expect(runsOf(daily(7), '2026-03-18T12:00', 96, { asleep: 75 })).toEqual(['2026-03-21T15:10', '2026-03-22T07:10']);
    expect(hoursOf(runsOf(hourly(1), '2026-03-18T12:00', 30, { asleep: 27 }))).toEqual(['15', '16', '17']);
  });

  it('does not make up for hours before it was made, whenever the report was refreshed last', () => {
    const [since, earlier] = ['2026-03-18T12:00', '2026-03-10T09:00'].map(wallHours) as [number, number];
    const noon = wallHours('2026-03-18T12:10');
    expect(isDue(daily(7), { since, last: undefined, failures: 0 }, noon)).toBe(false);
    expect(isDue(daily(7), { since, last: earlier, failures: 0 }, noon)).toBe(false);
    expect(isDue(daily(7), { since, last: earlier, failures: 0 }, wallHours('2026-03-19T07:10'))).toBe(true);
  });

  it('does not run again after a refresh by hand in its hour', () => {
    const since = wallHours('2026-03-01T12:00');
    const byHand = (at: string): RunsSoFar => ({ since, last: wallHours(at), failures: 0 });
    expect(isDue(daily(7), byHand('2026-03-18T07:02'), wallHours('2026-03-18T07:40'))).toBe(false);
    expect(isDue(daily(7), byHand('2026-03-18T06:58'), wallHours('2026-03-18T07:40'))).toBe(true);
  });
});

describe('when clocks are changed', () => {
  it('an hour that does not exist is made up for in the next, once', () => {
    expect(runsOf(daily(2, BERLIN), '2026-03-28T12:00', 48)).toEqual(['2026-03-29T03:10', '2026-03-30T02:10']);
    expect(hoursOf(runsOf(hourly(1, BERLIN), '2026-03-28T22:30', 6))).toEqual(['00', '01', '03', '04', '05', '06']);
  });

  it.each([10, 50])('an hour that comes twice counts once for a day (at %s minutes past)', (minutes) => {
    const runs = runsOf(daily(2, BERLIN), '2026-10-24T12:00', 48, { minutes });
    expect(runs).toEqual([`2026-10-25T02:${minutes}`, `2026-10-26T02:${minutes}`]);
  });

  it('seven stays seven', () => {
    const days = runsOf(daily(7, BERLIN), '2026-03-27T12:00', 24 * 4);
    expect(hoursOf(days)).toEqual(['07', '07', '07', '07']);
    expect(hoursOf(runsOf(daily(7, BERLIN), '2026-10-23T12:00', 24 * 4))).toEqual(['07', '07', '07', '07']);
  });

  it('days are those of the schedule, on either side of the date line and in zones of half an hour', () => {
    expect(runsOf(daily(0, 'Pacific/Auckland'), '2026-03-18T00:00', 24)).toEqual(['2026-03-19T00:10']);
    expect(runsOf(daily(9, 'Asia/Kolkata'), '2026-03-18T00:00', 24)).toEqual(['2026-03-18T09:40']);
    expect(runsOf({ zone: 'America/Los_Angeles', every: 'month', on: 31, at: 23 }, '2026-03-30T00:00', 72)).toEqual(['2026-03-31T23:10']);
  });
});

describe('a refresh that failed', () => {
  it('is tried again the next hours, a few times, and then with the schedule', () => {
    expect(runsOf(daily(7), '2026-03-18T12:00', 48, { failing: 1 }).slice(0, 2)).toEqual(['2026-03-19T07:10', '2026-03-19T08:10']);
    const hopeless = runsOf(daily(7), '2026-03-18T12:00', 72, { failing: 100 });
    expect(hopeless).toEqual(
      [7, 8, 9, 10].map((hour) => `2026-03-19T${String(hour).padStart(2, '0')}:10`).concat('2026-03-20T07:10', '2026-03-21T07:10'),
    );
  });

  it('is tried again an hour later also when the trigger came some minutes early, and not at once', () => {
    const failed: RunsSoFar = { since: 0, last: wallHours('2026-03-18T07:20'), failures: 1 };
    expect(isDue(daily(7), failed, wallHours('2026-03-18T08:10'))).toBe(true);
    expect(isDue(daily(7), failed, wallHours('2026-03-18T07:40'))).toBe(false);
  });
});

describe('the next refresh', () => {
  it.each<[Schedule, string]>([
    [hourly(1), '2026-03-18T13:00'],
    [hourly(6), '2026-03-18T18:00'],
    [daily(7), '2026-03-19T07:00'],
    [daily(13), '2026-03-18T13:00'],
    [daily(12), '2026-03-19T12:00'],
    [weekdays(7), '2026-03-19T07:00'],
    [weekly(3, 13), '2026-03-18T13:00'],
    [weekly(3, 12), '2026-03-25T12:00'],
    [weekly(2, 7), '2026-03-24T07:00'],
    [monthly(18, 13), '2026-03-18T13:00'],
    [monthly(18, 12), '2026-04-18T12:00'],
    [monthly(31, 7), '2026-03-31T07:00'],
  ])('of %j comes at %s', (schedule, expected) => {
    expect(nextSlot(schedule, wallHours('2026-03-18T12:00'))).toBe(wallHours(expected));
  });
});

it.each([
  ['refreshed it', 3 * 24, -30 * 24],
  ['made it', -30 * 24, 2 * 24],
])('a schedule is overdue after a day, whatever a clock said that was ahead when somebody %s', (_, sinceAgo, lastAgo) => {
  const clock = handClock('at once');
  const at = (hoursAgo: number): number => NOON - hoursAgo * HOUR_MS;
  const schedule = { when: hourly(1), ownerId: 'jane', ownerName: 'Jane Doe', since: at(sinceAgo) };
  expect(isOverdue(clock, report({ schedule }), { at: at(lastAgo) } as RunRecord)).toBe(true);
  expect(isOverdue(clock, report({ schedule }), { at: at(1) } as RunRecord)).toBe(false);
});
