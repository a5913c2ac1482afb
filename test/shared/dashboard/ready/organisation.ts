/** Invented organisations, and the days that they work: everything that makes a sheet's figures hard to get right. */

type Value = string | number | boolean;

/** One row of hours as the report has it: durations are days. */
export interface Record {
  readonly [key: string]: Value | undefined;
  readonly date: number;
  readonly userId: number;
  readonly user: string;
}

/** A row of People; what is left out is an empty cell. */
export interface Person {
  readonly userId: number;
  readonly user: string;
  readonly team?: string;
  readonly start?: number;
  readonly end?: number;
  readonly workdays?: Value;
  readonly goal?: Value;
  readonly number?: Value;
  readonly rate?: number;
}

/** A row of Days off: a name, an ID or `*`. */
export interface DayOff {
  readonly user: Value;
  readonly date: number;
  readonly kind: string;
}

/** Days since 1899-12-30. */
export const day = (iso: string): number => Date.parse(iso) / 86_400_000 + 25_569;

/** 0 for Monday to 6 for Sunday. */
export const weekdayOf = (serial: number): number =>
  new Date((serial - 25_569) * 86_400_000).getUTCDay() === 0 ? 6 : new Date((serial - 25_569) * 86_400_000).getUTCDay() - 1;

export const daysFrom = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);

/** Hours and minutes as a part of a day. */
export const time = (hours: number, minutes = 0): number => (hours * 60 + minutes) / 1440;

const HOSTILE = ['=A1', '+1', "'x", '*', '?', '~', '"q"', 'a*', '<>5', 'Jo "Q" Doe', ' ', 'Name, First', 'ä'.repeat(200), '*'.repeat(120)];

/** Somebody with what the rows of a month need. */
interface Worker extends Person {
  /** Whether People has a row of them. @default true */
  readonly isInPeople?: boolean;
  /** Hours from the start to the end of a day, by the computer's clock. */
  readonly shift: readonly [from: number, to: number];
}

const ADA: Worker = {
  userId: 1,
  user: 'Ada Byron',
  team: 'Engines',
  start: day('2020-01-01'),
  goal: 8,
  workdays: '0000011',
  number: '0007',
  rate: 50,
  shift: [9, 17.5],
};

/** The workers of a month with a change of clocks: 2026-03-29 in Berlin. */
export const WORKERS: readonly Worker[] = [
  ADA,
  // Namesakes, one of whom works half of the week, and another on nights.
  { userId: 2, user: 'Jan Jansen', team: 'Engines', goal: 4, workdays: '0010111', shift: [8, 12.25] },
  { userId: 3, user: 'Jan Jansen', team: 'Nights', workdays: '1000001', goal: 7.6, shift: [22, 23.98] },
  // Joined on a Wednesday, and left on a Thursday, with a time of day as people type it.
  { userId: 4, user: 'Joiner', team: 'Engines', start: day('2026-03-11') + 0.375, shift: [9, 17] },
  { userId: 5, user: 'Leaver', team: 'Sales', end: day('2026-03-19') + 0.75, goal: 8, shift: [7, 16] },
  // Was there before the month, and after it.
  { userId: 6, user: 'Comes later', start: day('2026-04-02'), shift: [9, 10] },
  { userId: 7, user: 'Left before', end: day('2026-02-27'), shift: [9, 10] },
  // Typed without its zeros; no week at all; no goal; text as a goal.
  { userId: 8, user: 'Typed week', workdays: 11, goal: 6, shift: [10, 16.4] },
  { userId: 9, user: 'No week', workdays: 'Mon-Fri', goal: 'eight', shift: [10, 18] },
  { userId: 10, user: 'Never works', workdays: '1111111', goal: 8, shift: [9, 9.5] },
  { userId: 11, user: 'No goal', goal: 0, shift: [9, 12] },
  { userId: 12, user: 'Nowhere', isInPeople: false, shift: [9, 17] },
  ...HOSTILE.map(
    (user, index): Worker => ({ userId: 100 + index, user, team: user, isInPeople: index % 3 !== 2, shift: [8 + index / 4, 16] }),
  ),
];

/** What People has of them, in an order of its own; one whom ActivTrak has no hours of is there too. */
export const PEOPLE: readonly Person[] = [
  ...WORKERS.filter(({ isInPeople = true }) => isInPeople).map(({ isInPeople: _, shift: __, ...person }) => person),
  { userId: 999, user: 'On leave', goal: 8 },
].reverse();

/** Days off in March 2026: by ID, by name and for all; twice, on weekends, outside, and with a time of day. */
export const DAYS_OFF: readonly DayOff[] = [
  { user: '*', date: day('2026-03-06'), kind: 'Holiday' },
  { user: '*', date: day('2026-03-07'), kind: 'Holiday' },
  { user: 1, date: day('2026-03-06'), kind: 'Vacation' },
  { user: 'Ada Byron', date: day('2026-03-09'), kind: 'Vacation' },
  { user: 1, date: day('2026-03-09'), kind: 'Sick' },
  { user: 1, date: day('2026-03-10') + 0.375, kind: 'Other' },
  { user: 1, date: day('2026-03-14'), kind: 'Vacation' },
  { user: 1, date: day('2026-02-10'), kind: 'Vacation' },
  { user: 2, date: day('2026-03-03'), kind: 'Vacation' },
  { user: 'Jan Jansen', date: day('2026-03-17'), kind: 'Vacation' },
  { user: 4, date: day('2026-03-05'), kind: 'Vacation' },
  { user: 4, date: day('2026-03-12') + 0.5, kind: 'Sick' },
  // The first day of somebody whose start was typed with a time of day.
  { user: 4, date: day('2026-03-11'), kind: 'Vacation' },
  { user: 5, date: day('2026-03-25'), kind: 'Vacation' },
  ...HOSTILE.flatMap((user, index): readonly DayOff[] =>
    // Those who are called like a number are meant by IDs alone.
    user === '*' || user === '+1' ? [] : [{ user, date: day('2026-03-16') + (index % 4), kind: 'Vacation' }],
  ),
];

/** Hours of days: some days are short, some are missing, and some have two rows, as of two computers. */
export function recordsOf(workers: readonly Worker[], from: number, to: number): readonly Record[] {
  return daysFrom(from, to).flatMap((date) =>
    workers.flatMap((worker): readonly Record[] => {
      const { userId, user, start = 0, end = 99_999, shift } = worker;
      const turn = (date * 7 + userId * 13) % 23;
      if (date < start - 30 || date > end + 3 || turn === 5 || (weekdayOf(date) > 4 && turn % 4 !== 0)) return [];
      const seconds = Math.round((shift[1] - shift[0]) * 3600 * (turn === 7 ? 0.2 : 0.7 + turn / 60));
      const row = (share: number, first: number, last: number, place: string): Record => {
        const active = Math.round(seconds * share);
        return {
          date,
          userId,
          user: userId === 4 && date > from + 20 ? 'Joiner Renamed' : user,
          active: active / 86_400,
          passive: Math.round(active / 9) / 86_400,
          total: (active + Math.round(active / 9)) / 86_400,
          productiveActive: Math.round(active * 0.6) / 86_400,
          unproductiveActive: Math.round(active * 0.3) / 86_400,
          undefinedActive: (active - Math.round(active * 0.6) - Math.round(active * 0.3)) / 86_400,
          firstActivity: date + Math.round(first * 3600) / 86_400,
          lastActivity: date + Math.round(last * 3600) / 86_400,
          location: place,
        };
      };
      const begin = shift[0] + (turn - 11) / 60;
      const place = turn % 3 === 0 ? 'Remote' : 'Office';
      if (userId % 5 !== 1 || turn % 2 === 0) return [row(1, begin, shift[1], place)];
      const noon = (shift[0] + shift[1]) / 2;
      return [row(0.4, begin, noon, place), row(0.6, noon, shift[1] + turn / 60, turn % 4 === 1 ? 'Office' : place)];
    }),
  );
}
