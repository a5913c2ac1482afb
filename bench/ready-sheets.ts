import { USUAL_CHOICES } from '../shared/dashboard/ready/ready-sheet';
import { timesheet } from '../shared/dashboard/ready/timesheet';
import { type Measurement, median } from './measurement';
import { readyBook } from './ready-book';

const [PEOPLE, DAYS, FIRST_DAY] = [200, 31, 46_082];
const ROUNDS = 3;

/** How long the playground calculates a new timesheet of 200 people over a month, with a goal for each and two days off for every third. */
export async function measureReadySheets(): Promise<readonly Measurement[]> {
  const people = Array.from({ length: PEOPLE }, (_, at) => ({
    userId: 1000 + at,
    user: `Person ${at}`,
    goal: 6 + (at % 3),
    workdays: '0000011',
  }));
  const records = Array.from({ length: DAYS }, (_, day) =>
    people.map(({ userId, user }, at) => ({ date: FIRST_DAY + day, userId, user, active: ((at * 7 + day * 13) % 90) / 240 })),
  ).flat();
  const daysOff = people.flatMap(({ userId, user }, at) =>
    at % 3 === 0 ? [3, 17].map((day) => ({ user: at % 2 === 0 ? userId : user, date: FIRST_DAY + day, kind: 'Vacation' })) : [],
  );
  const facts = { from: FIRST_DAY, to: FIRST_DAY + DAYS - 1, zone: 'UTC', refreshed: FIRST_DAY + DAYS + 0.5 };
  const figures: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { ms, errors, rows } = await readyBook(timesheet(USUAL_CHOICES), { records, people, daysOff, facts });
    if (errors.length > 0 || rows.length !== PEOPLE) throw new Error(`The timesheet is wrong: ${errors[0]}`);
    figures.push(ms);
  }
  return [
    {
      what: `a new timesheet of ${PEOPLE} people and ${DAYS} days, calculated in the playground`,
      value: median(figures),
      unit: 'ms',
      budget: 5000,
    },
  ];
}
