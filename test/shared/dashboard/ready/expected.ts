/** What a sheet is to show of people, counted day by day. It knows nothing of formulas. */
import { type DayOff, daysFrom, type Person, type Record, weekdayOf } from './organisation';

/** How a person is to work. */
export interface Plan {
  readonly goal: number;
  /** Seven, from Monday. */
  readonly works: readonly boolean[];
  readonly first: number;
  readonly last: number;
}

export interface Setting {
  readonly people: readonly Person[];
  readonly daysOff: readonly DayOff[];
  readonly goal: number;
  readonly from: number;
  /** The last day that counts. */
  readonly through: number;
}

export function planOf(userId: number, { people, goal, from, through }: Setting): Plan {
  const person = people.find((one) => one.userId === userId);
  const typed = person?.workdays;
  const digits = typed === undefined ? '' : String(typed).padStart(7, '0');
  return {
    goal: typeof person?.goal === 'number' ? person.goal : goal,
    works: [...(/^[01]{7}$/.test(digits) ? digits : '0000011')].map((digit) => digit === '0'),
    first: Math.max(from, Math.floor(person?.start ?? from)),
    last: Math.min(through, Math.floor(person?.end ?? through)),
  };
}

/** Whether somebody has a day off. A name that is a number is nobody's: it could be an ID. */
export const isOff = (userId: number, user: string, date: number, daysOff: readonly DayOff[]): boolean =>
  daysOff.some(
    (off) =>
      Math.floor(off.date) === date &&
      (off.user === '*' ||
        off.user === userId ||
        (user !== '' && !/^[+-]?\d+$/.test(user) && String(off.user).toLowerCase() === user.toLowerCase())),
  );

/** The days on which somebody is expected, days off included. */
export const workdaysOf = ({ works, first, last }: Plan): readonly number[] =>
  daysFrom(first, last).filter((date) => works[weekdayOf(date)]);

/** Hours of rows. */
export const hoursOf = (records: readonly Record[], metric: string): number =>
  records.reduce((seconds, record) => seconds + Math.round(Number(record[metric] ?? 0) * 86_400), 0) / 3600;
