import { firstRun, nextRun } from '../../playground/apps-script/triggers/schedule';
import { createScriptBench, type ScriptBench } from './script-bench';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const iso = (time: number | null) => time !== null && new Date(time).toISOString().slice(0, 16);
const MONDAY = Date.UTC(2026, 10, 23, 12);

describe('when a clock trigger runs', () => {
  const daily = { kind: 'calendar', days: { unit: 'days', every: 1 }, hour: 9, minute: 20, zone: 'Europe/Berlin' } as const;

  test('today where the hour is still to come, else tomorrow', () => {
    expect(iso(firstRun(daily, MONDAY))).toBe('2026-11-24T08:20');
    expect(iso(firstRun(daily, Date.UTC(2026, 10, 23, 6)))).toBe('2026-11-23T08:20');
  });

  test('at the same hour by the clock on the wall, whatever the clocks do', () => {
    expect(iso(nextRun(daily, Date.UTC(2026, 9, 24, 7, 20), Date.UTC(2026, 9, 24, 7, 20)))).toBe('2026-10-25T08:20');
    expect(iso(nextRun(daily, Date.UTC(2026, 2, 28, 8, 20), Date.UTC(2026, 2, 28, 8, 20)))).toBe('2026-03-29T07:20');
  });

  test('every third day goes on counting from the last, and skips what was missed', () => {
    const third = { ...daily, days: { unit: 'days', every: 3 } } as const;
    const last = Date.UTC(2026, 10, 20, 8, 20);
    expect(iso(nextRun(third, last, last))).toBe('2026-11-23T08:20');
    expect(iso(nextRun(third, last, last + 7 * DAY))).toBe('2026-11-29T08:20');
  });

  test('on a day of the week', () => {
    const wednesdays = { ...daily, days: { unit: 'weeks', every: 2, weekDay: 3 } } as const;
    const first = firstRun(wednesdays, MONDAY);
    expect(iso(first)).toBe('2026-11-25T08:20');
    expect(iso(nextRun(wednesdays, first, first))).toBe('2026-12-09T08:20');
  });

  test('on a day of the month, and not in a month that has none', () => {
    const last = { ...daily, days: { unit: 'months', monthDay: 31 } } as const;
    const first = firstRun(last, Date.UTC(2027, 0, 1));
    expect([iso(first), iso(nextRun(last, first, first))]).toEqual(['2027-01-31T08:20', '2027-03-31T07:20']);
  });

  test('every so many hours from the first time', () => {
    const hours = { kind: 'interval', ms: 6 * HOUR, first: MONDAY + 5 } as const;
    expect(nextRun(hours, MONDAY + 5, MONDAY + 5)).toBe(MONDAY + 5 + 6 * HOUR);
    expect(nextRun(hours, MONDAY + 5, MONDAY + 20 * HOUR)).toBe(MONDAY + 5 + 24 * HOUR);
  });
});

describe('what a script can ask for', () => {
  let bench: ScriptBench;
  beforeEach(async () => {
    bench = await createScriptBench();
  });
  afterEach(() => bench.dispose());
  const manifest = { timeZone: 'Asia/Tokyo' };
  const make = (schedule: string) => `function main() { ScriptApp.newTrigger('f').timeBased().${schedule}.create(); }`;
  const planned = (schedule: string) => {
    const failure = bench.run(make(schedule), { manifest });
    if (!failure.ok) throw new Error(failure.message);
    return bench.backend.triggers.list().at(-1);
  };

  test('an hour is in the script’s zone, or in the trigger’s', () => {
    expect(planned('atHour(9).everyDays(1)')?.schedule).toMatchObject({ hour: 9, zone: 'Asia/Tokyo', days: { unit: 'days', every: 1 } });
    bench.backend.triggers.remove(bench.backend.triggers.list()[0]?.id ?? '');
    expect(planned('everyDays(2).atHour(9).nearMinute(30).inTimezone("America/New_York")')?.schedule).toMatchObject({
      hour: 9,
      zone: 'America/New_York',
      days: { every: 2 },
    });
  });

  test('the minute is within a quarter of an hour of the one that was asked for', () => {
    const schedule = planned('everyDays(1).atHour(9).nearMinute(30)')?.schedule;
    const minute = schedule?.kind === 'calendar' ? schedule.minute : -1;
    expect(minute).toBeGreaterThanOrEqual(15);
    expect(minute).toBeLessThanOrEqual(45);
  });

  test('days, weeks, months and dates', () => {
    const all = [
      'onWeekDay(ScriptApp.WeekDay.FRIDAY).atHour(5)',
      'everyWeeks(2).onWeekDay(ScriptApp.WeekDay.SUNDAY)',
      'onMonthDay(1).atHour(8)',
    ];
    const days = all.map((schedule) => {
      const record = planned(schedule);
      bench.backend.triggers.remove(record?.id ?? '');
      return record?.schedule?.kind === 'calendar' && record.schedule.days;
    });
    expect(days).toEqual([
      { unit: 'weeks', every: 1, weekDay: 5 },
      { unit: 'weeks', every: 2, weekDay: 7 },
      { unit: 'months', monthDay: 1 },
    ]);
    expect(iso(planned('atDate(2027, 1, 2)')?.next ?? null)).toBe('2027-01-01T15:00');
  });

  test('at a time', () => {
    expect(planned('at(new Date(1800000000000))')).toMatchObject({ next: 1_800_000_000_000, schedule: { kind: 'once' } });
  });

  test.each([
    'everyMinutes(7)',
    'everyHours(0)',
    'everyHours("1")',
    'atHour(24).everyDays(1)',
    'inTimezone("Mars").everyDays(1)',
    'at("x")',
  ])('not %s', (schedule) => expect(bench.failure(make(schedule))).toContain('Invalid argument'));

  test('an hour without days is not enough', () => {
    expect(bench.failure(make('atHour(9)'))).toContain('no frequency');
  });
});
