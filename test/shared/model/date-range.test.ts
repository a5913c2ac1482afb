import fc from 'fast-check';
import { type Calendar, type DateRange, dateRange, daysOf, rangeWords } from '../../../shared/model/date-range';
import { serialOfToday } from '../../../shared/model/serial';
import type { WeekStart } from '../../../shared/model/weekdays';

const DAY = 86_400_000;
const EPOCH = Date.UTC(1899, 11, 30);
const serial = (year: number, month: number, day: number): number => (Date.UTC(year, month - 1, day) - EPOCH) / DAY;
const date = (days: number): Date => new Date(EPOCH + days * DAY);
/** 1 for Monday to 7 for Sunday. */
const weekday = (days: number): number => date(days).getUTCDay() || 7;
const length = ({ from, to }: DateRange): number => to - from + 1;

const calendars = fc.record({
  today: fc.integer({ min: serial(1910, 1, 1), max: serial(2190, 12, 31) }),
  weekStart: fc.integer({ min: 1, max: 7 }) as fc.Arbitrary<WeekStart>,
});
const counts = fc.integer({ min: 1, max: 40 });

const range = (text: string, calendar: Calendar): DateRange => {
  const found = dateRange(text, calendar);
  if (!found) throw new Error(`“${text}” names no days.`);
  return found;
};

/** Holds for every day from 1910 to 2190 and every beginning of the week. */
const always = (holds: (calendar: Calendar, count: number) => void): void => {
  fc.assert(fc.property(calendars, counts, holds), { numRuns: 300 });
};

describe('periods in words', () => {
  it.each([
    ['last two weeks', 'last 2 weeks'],
    ['Past  Fourteen days', 'last 14 days'],
    ['previous one month', 'last 1 month'],
    ['last twelve months..yesterday', 'last 12 months..yesterday'],
  ])('may have their number in words: %s', (words, digits) =>
    always((calendar) => {
      expect(range(words, calendar)).toEqual(range(digits, calendar));
    }),
  );

  it('this week is seven days, begins with its first day and holds today', () =>
    always((calendar) => {
      const week = range('this week', calendar);
      expect(length(week)).toBe(7);
      expect(weekday(week.from)).toBe(calendar.weekStart);
      expect(week.from <= calendar.today && calendar.today <= week.to).toBe(true);
      expect(range('current week', calendar)).toEqual(week);
    }));

  it('last weeks are whole and end before this one', () =>
    always((calendar, count) => {
      const { from } = range('this week', calendar);
      expect(range('last week', calendar)).toEqual({ from: from - 7, to: from - 1 });
      expect(range(`last ${count} weeks`, calendar)).toEqual({ from: from - 7 * count, to: from - 1 });
    }));

  it('last months are calendar months before this one', () =>
    always((calendar, count) => {
      const today = date(calendar.today);
      const month = (offset: number): number => (Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + offset, 1) - EPOCH) / DAY;
      expect(range('this month', calendar)).toEqual({ from: month(0), to: month(1) - 1 });
      expect(range('last month', calendar)).toEqual({ from: month(-1), to: month(0) - 1 });
      expect(range(`past ${count} months`, calendar)).toEqual({ from: month(-count), to: month(0) - 1 });
    }));

  it('quarters and years begin where the calendar says', () =>
    always((calendar, count) => {
      const year = date(calendar.today).getUTCFullYear();
      const quarter = Math.floor(date(calendar.today).getUTCMonth() / 3) * 3;
      const quarterStart = (offset: number): number => (Date.UTC(year, quarter + 3 * offset, 1) - EPOCH) / DAY;
      expect(range('this quarter', calendar)).toEqual({ from: quarterStart(0), to: quarterStart(1) - 1 });
      expect(range(`last ${count} quarters`, calendar)).toEqual({ from: quarterStart(-count), to: quarterStart(0) - 1 });
      expect(range('this year', calendar)).toEqual({ from: serial(year, 1, 1), to: serial(year, 12, 31) });
      expect(range('previous year', calendar)).toEqual({ from: serial(year - 1, 1, 1), to: serial(year - 1, 12, 31) });
    }));

  it('last days end with today; yesterday and the last day are the one before', () =>
    always((calendar, count) => {
      const { today } = calendar;
      expect(range(`last ${count} days`, calendar)).toEqual({ from: today - count + 1, to: today });
      expect(range('today', calendar)).toEqual({ from: today, to: today });
      expect(range('yesterday', calendar)).toEqual({ from: today - 1, to: today - 1 });
      expect(range('last day', calendar)).toEqual(range('yesterday', calendar));
    }));
});

describe('periods as written', () => {
  const calendar: Calendar = { today: serial(2026, 3, 18), weekStart: 7 };

  it('ISO weeks agree with counting Thursdays, whatever day the week begins with elsewhere', () =>
    always(({ today, weekStart }) => {
      const thursday = today + 4 - weekday(today);
      const year = date(thursday).getUTCFullYear();
      const week = Math.floor((thursday - serial(year, 1, 1)) / 7) + 1;
      const expected = { from: thursday - 3, to: thursday + 3 };
      expect(range(`${year}-W${week}`, { today, weekStart })).toEqual(expected);
      expect(range(`${year}-w${String(week).padStart(2, '0')}`, { today, weekStart })).toEqual(expected);
    }));

  it.each([
    ['2026', serial(2026, 1, 1), serial(2026, 12, 31)],
    ['2026-Q1', serial(2026, 1, 1), serial(2026, 3, 31)],
    ['2024-q4', serial(2024, 10, 1), serial(2024, 12, 31)],
    ['2024-02', serial(2024, 2, 1), serial(2024, 2, 29)],
    ['2026/3', serial(2026, 3, 1), serial(2026, 3, 31)],
    ['2026-3-9', serial(2026, 3, 9), serial(2026, 3, 9)],
    [' 2026-03-01 .. 2026-03-31 ', serial(2026, 3, 1), serial(2026, 3, 31)],
    ['2026-03-01...2026-03-31', serial(2026, 3, 1), serial(2026, 3, 31)],
    ['2026-03-01…2026-03-31', serial(2026, 3, 1), serial(2026, 3, 31)],
    ['2026-03-01 to today', serial(2026, 3, 1), serial(2026, 3, 18)],
    ['2026-01..2026-02', serial(2026, 1, 1), serial(2026, 2, 28)],
    ['Last  Month..YESTERDAY', serial(2026, 2, 1), serial(2026, 3, 17)],
  ])('%s', (text, from, to) => {
    expect(dateRange(text, calendar)).toEqual({ from, to });
  });

  it.each([
    '',
    'tomorrow',
    '2026-W00',
    '2026-W54',
    '2025-W53',
    '2026-Q5',
    '2026-13',
    '2026-02-30',
    '1899',
    '26-03-01',
    '2026-03-01..',
    '..2026-03-01',
    '2026-01..2026-02..2026-03',
    '2026-03-01..soon',
    'last 0 days',
    'this 3 weeks',
    'last fortnight',
    '01/03/2026',
    '46082',
  ])('“%s” names no days', (text) => {
    expect(dateRange(text, calendar)).toBeUndefined();
  });

  it.each(['last 9999 days', 'last 9999 weeks', 'last 9999 months', 'last 9999 years', 'last 9999 years..today'])(
    '“%s” never begins before 1900',
    (text) => {
      const found = dateRange(text, { today: serial(2026, 3, 18), weekStart: 1 });
      expect(found === undefined || found.from >= serial(1900, 1, 1)).toBe(true);
    },
  );

  it('2020, 2026 and 2032 have a week 53', () => {
    for (const year of [2020, 2026, 2032]) expect(length(range(`${year}-W53`, calendar))).toBe(7);
  });
});

describe('ranges', () => {
  it('list their days and read as words', () => {
    const from = serial(2026, 2, 27);
    expect(daysOf({ from, to: from + 2 })).toEqual([from, from + 1, from + 2]);
    expect(daysOf({ from, to: from - 1 })).toEqual([]);
    expect(rangeWords({ from, to: from + 2 })).toBe('2026-02-27 to 2026-03-01');
    expect(rangeWords({ from, to: from })).toBe('2026-02-27');
  });

  it('take today from a clock', () => {
    expect(serialOfToday('2026-03-18')).toBe(serial(2026, 3, 18));
    expect(() => serialOfToday('18 March')).toThrow(RangeError);
  });
});
