import { dayIn } from '../calendar';
import type { Activity } from '../data/activity';
import type { Computer, Organisation } from '../organisation/members';
import { type Screens, screenBy } from '../organisation/screens';
import type { Random } from '../random';

interface Wanted {
  /** How many records of now. */
  readonly count: number;
  /** How many late ones besides. */
  readonly late: number;
  /** How many days back the late ones were. */
  readonly daysBack: number;
}

/** Activities that arrive now: those of this minute first, then those of days back. */
export function madeActivities(
  organisation: Organisation,
  screens: Screens,
  now: number,
  { count, late, daysBack }: Wanted,
  chance: Random,
): readonly Activity[] {
  const people = organisation.people.filter(({ deleted }) => deleted === 'no');
  return Array.from({ length: count + late }, (_, index) => {
    const isLate = index >= count;
    const person = chance.pick(people);
    const computer = organisation.computers[(person.computers[0] as number) - 1] as Computer;
    const duration = chance.integer(1, 60);
    const at = now - (isLate ? daysBack * 86_400 : 0) - duration;
    return {
      at,
      day: dayIn(computer.zone, at),
      person: person.id,
      computer: computer.id,
      duration,
      passive: chance.chance(0.1),
      screen: screenBy(chance, screens),
      session: 1,
      alarms: 0,
      arrivesAt: now,
      late: isLate,
    };
  });
}
