import { dayIn, weekdayOf, zoneOffset } from '../calendar';
import type { Computer, Organisation, Person } from '../organisation/members';
import { longestOf, type Screens, screenBy } from '../organisation/screens';
import { random } from '../random';

/** One row of the log before it arrives. Moments are seconds since 1970. */
export interface Activity {
  readonly at: number;
  /** The wall-clock day in the computer's zone, counted since 1970. */
  readonly day: number;
  readonly person: number;
  readonly computer: number;
  /** Seconds. */
  readonly duration: number;
  readonly passive: boolean;
  /** The place in the list of screens. */
  readonly screen: number;
  readonly session: number;
  /** Two bits an alarm: 0 null, 1 false, 2 true. */
  readonly alarms: number;
  /** When the row reaches the API: after its end, or days later for a late one. */
  readonly arrivesAt: number;
  readonly late: boolean;
}

/** What the activities of an organization are made from. */
export interface ActivityPlan {
  readonly organisation: Organisation;
  readonly seed: number;
  readonly screens: Screens;
  /** How many rows a person has on a full day. */
  readonly rowsPerDay: number;
  /** The day from which on renamed people have their new name and deleted ones do nothing. */
  readonly changesOn: number;
}

const DAY = 86_400;
const SHIFT: Readonly<Record<Person['rhythm'], { readonly start: number; readonly hours: number }>> = {
  days: { start: 8, hours: 8.5 },
  nights: { start: 22, hours: 8 },
  'part-time': { start: 9, hours: 4.5 },
};

/** What a person does on a shift that begins on a day; the same every time it is asked. Night shifts go on into the next day. */
export function shift(plan: ActivityPlan, person: Person, day: number): readonly Activity[] {
  if (person.deleted !== 'no' && day >= plan.changesOn) return [];
  const chance = random(`${plan.seed} ${person.id} ${day}`);
  const weekday = weekdayOf(day);
  if ((weekday === 0 || weekday === 6) && !(person.rhythm === 'nights' && weekday === 6)) return [];
  if (person.rhythm === 'part-time' && weekday === 5) return [];
  if (chance.chance(0.06)) return [];
  const { start, hours } = SHIFT[person.rhythm];
  const rows = Math.max(1, Math.round(plan.rowsPerDay * (person.rhythm === 'part-time' ? 0.55 : 1) * (0.8 + 0.4 * chance.next())));
  const slot = (hours * 3600) / rows;
  const activities: Activity[] = [];
  let wall = day * DAY + start * 3600 + chance.integer(0, 3600);
  for (let row = 0; row < rows; row += 1) {
    const computerId = chance.chance(0.85) ? (person.computers[0] as number) : chance.pick(person.computers);
    const { zone } = plan.organisation.computers[computerId - 1] as Computer;
    const at = wall - zoneOffset(zone, wall);
    const duration = Math.max(1, Math.round(slot * (0.35 + 0.6 * chance.next())));
    const late = chance.chance(0.01);
    activities.push({
      at,
      day: dayIn(zone, at),
      person: person.id,
      computer: computerId,
      duration,
      passive: chance.chance(0.12),
      // The first person meets the longest title on Wednesdays.
      screen: person.id === 1 && weekday === 3 && row === 0 ? longestOf(plan.screens) : screenBy(chance, plan.screens),
      session: chance.integer(1, 3),
      alarms: chance.chance(0.7) ? 0 : chance.integer(0, 255),
      arrivesAt: at + duration + (late ? chance.integer(6 * 3600, 5 * DAY) : chance.integer(20, 240)),
      late,
    });
    wall += Math.max(duration, Math.round(slot));
  }
  return activities;
}

/** How many days after its shift a row can still arrive. */
export const LONGEST_DELAY_DAYS = 7;

/** The share of days that people work, for an estimate of rows. */
export const WORKING_SHARE = (5 / 7) * 0.94;
