import fc from 'fast-check';
import type { Schedule } from '../../../../shared/report/definition/schedule';
import { isDue, nextSlot, type RunsSoFar, wallHours } from '../../../../shared/report/schedule/due';
import { handClock } from '../../../doubles/hand-clock';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Zones with and without summer time, of half and quarter hours, at the date line, and one whose clocks move by half an hour. */
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Pacific/Auckland',
  'Pacific/Apia',
  'Africa/Casablanca',
];

const clock = handClock('at once');
const wall = (ms: number, zone: string): number => Date.parse(`${clock.wallTime(ms, zone)}Z`);

/** Whether a schedule asks at a full hour of the wall clock, which is a date of UTC here. Slow and plain. */
function asksAt(schedule: Schedule, slot: number): boolean {
  const date = new Date(slot);
  if (schedule.every === 'hours') return (slot - Date.UTC(1899, 11, 30)) % (schedule.hours * HOUR) === 0;
  if (date.getUTCHours() !== schedule.at) return false;
  switch (schedule.every) {
    case 'day':
      return true;
    case 'weekday':
      return date.getUTCDay() >= 1 && date.getUTCDay() <= 5;
    case 'week':
      return date.getUTCDay() === schedule.on % 7;
    case 'month': {
      const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
      return date.getUTCDate() === Math.min(schedule.on, lastDay);
    }
  }
}

/** The slots after one moment of the wall clock up to another. */
function slotsBetween(schedule: Schedule, after: number, until: number): readonly number[] {
  const found: number[] = [];
  for (let slot = Math.floor(after / HOUR) * HOUR; slot <= until; slot += HOUR)
    if (slot > after && asksAt(schedule, slot)) found.push(slot);
  return found;
}

const zone = fc.constantFrom(...ZONES);
const at = fc.integer({ min: 0, max: 23 });
const schedules: fc.Arbitrary<Schedule> = fc.oneof(
  fc.record({ zone, every: fc.constant('hours' as const), hours: fc.integer({ min: 1, max: 24 }) }),
  fc.record({ zone, every: fc.constantFrom('day' as const, 'weekday' as const), at }),
  fc.record({ zone, every: fc.constant('week' as const), on: fc.integer({ min: 1, max: 7 }), at }),
  fc.record({ zone, every: fc.constant('month' as const), on: fc.integer({ min: 1, max: 31 }), at }),
);
/** Moments of two years, many of them near the days on which clocks are changed somewhere. */
const moments = fc.oneof(
  fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2028, 2, 10) }),
  fc
    .tuple(
      fc.constantFrom('2026-03-29', '2026-10-25', '2026-03-08', '2026-11-01', '2026-04-05', '2026-10-04', '2026-09-27', '2028-02-29'),
      fc.integer({ min: -2 * DAY, max: 2 * DAY }),
    )
    .map(([day, offset]) => Date.parse(day) + offset),
);

describe('a schedule against a slow reckoning', () => {
  it('is due when there was a slot since it was made and since the last refresh, and only then', () => {
    fc.assert(
      fc.property(
        schedules,
        moments,
        fc.integer({ min: 0, max: 40 * DAY }),
        fc.option(fc.integer({ min: 0, max: 40 * DAY })),
        (schedule, now, sinceAgo, lastAgo) => {
          const hours = (ms: number): number => wallHours(clock.wallTime(ms, schedule.zone));
          const last = lastAgo === null ? undefined : now - lastAgo;
          const runs: RunsSoFar = { since: hours(now - sinceAgo), last: last && hours(last), failures: 0 };
          const after = Math.max(wall(now - sinceAgo, schedule.zone), last === undefined ? 0 : wall(last, schedule.zone));
          expect(isDue(schedule, runs, hours(now))).toBe(slotsBetween(schedule, after, wall(now, schedule.zone)).length > 0);
        },
      ),
      { numRuns: 600 },
    );
  });

  it('comes next at the first slot that is ahead', () => {
    fc.assert(
      fc.property(schedules, moments, (schedule, now) => {
        const here = wall(now, schedule.zone);
        const next = (nextSlot(schedule, wallHours(clock.wallTime(now, schedule.zone))) - wallHours('1970-01-01T00:00')) * HOUR;
        expect(asksAt(schedule, next)).toBe(true);
        expect(slotsBetween(schedule, here, next)).toEqual([next]);
      }),
      { numRuns: 300 },
    );
  });

  it('has every slot served by the trigger that comes after it, missed ones together once, and never runs without one', () => {
    const outages = fc.array(fc.tuple(fc.integer({ min: 0, max: 240 }), fc.integer({ min: 1, max: 60 })), { maxLength: 3 });
    fc.assert(
      fc.property(schedules, moments, fc.integer({ min: 0, max: 59 }), outages, (schedule, made, minute, asleep) => {
        const hours = (ms: number): number => wallHours(clock.wallTime(ms, schedule.zone));
        let state: RunsSoFar = { since: hours(made), last: undefined, failures: 0 };
        let served = wall(made, schedule.zone);
        const first = Math.ceil(made / HOUR) * HOUR + minute * 60_000;
        for (let hour = 0; hour < 240; hour += 1) {
          if (asleep.some(([begin, length]) => hour >= begin && hour < begin + length)) continue;
          const now = first + hour * HOUR;
          const here = wall(now, schedule.zone);
          const open = slotsBetween(schedule, served, here);
          const runs = isDue(schedule, state, hours(now));
          expect(runs).toBe(open.length > 0);
          if (!runs) continue;
          served = here;
          state = { ...state, last: hours(now) };
        }
      }),
      { numRuns: 80 },
    );
  });

  it('is tried again after a failure no more than three times before its next slot, an hour apart', () => {
    fc.assert(
      fc.property(schedules, moments, fc.integer({ min: 0, max: 59 }), (schedule, made, minute) => {
        const hours = (ms: number): number => wallHours(clock.wallTime(ms, schedule.zone));
        let state: RunsSoFar = { since: hours(made), last: undefined, failures: 0 };
        let extra = 0;
        for (let hour = 0; hour < 200; hour += 1) {
          const now = made + minute * 60_000 + hour * HOUR;
          if (!isDue(schedule, state, hours(now))) continue;
          const open = slotsBetween(
            schedule,
            (Math.max(state.since, state.last ?? 0) - wallHours('1970-01-01T00:00')) * HOUR,
            wall(now, schedule.zone),
          );
          extra = open.length > 0 ? extra : extra + 1;
          state = { ...state, last: hours(now), failures: state.failures + 1 };
        }
        expect(extra).toBeLessThanOrEqual(3);
      }),
      { numRuns: 50 },
    );
  });
});
