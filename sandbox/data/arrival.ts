import { dayIn } from '../calendar';
import type { Screen } from '../organisation/pages';
import { type Activity, type ActivityPlan, LONGEST_DELAY_DAYS, shift } from './activity';
import { type Database, inTransaction, readMeta, writeMeta } from './database';
import { insertActivities } from './insert';

const DAY = 86_400;
const UNTIL = 'arrived until';

/**
 * Lets everything arrive that the organisation did up to a moment and that has not arrived yet. What people do is decided by
 * the seed alone, so a restart goes on exactly where the last run was.
 * @param now seconds since 1970
 * @param firstDay where the history begins, for a new data file
 */
export function catchUp(database: Database, plan: ActivityPlan, screens: readonly Screen[], now: number, firstDay: number): void {
  const until = Number(readMeta(database, UNTIL) ?? firstDay * DAY);
  if (now <= until) return;
  inTransaction(database, () => {
    const zone = plan.organisation.accountZone;
    const from = Math.max(firstDay, dayIn(zone, until) - LONGEST_DELAY_DAYS);
    let waiting: Activity[] = [];
    // A day more than today: east of the account it may be tomorrow.
    for (let day = from; day <= dayIn(zone, now) + 1; day += 1) {
      for (const person of plan.organisation.people) {
        for (const activity of shift(plan, person, day)) {
          if (activity.arrivesAt > until && activity.arrivesAt <= now) waiting.push(activity);
        }
      }
      // Nothing of later days arrives before this; it would be early by a zone's offset at most.
      const settled = (day - 1) * DAY;
      const arrived = waiting.filter(({ arrivesAt }) => arrivesAt <= settled);
      waiting = waiting.filter(({ arrivesAt }) => arrivesAt > settled);
      insertActivities(database, plan.organisation, screens, inOrder(arrived));
    }
    insertActivities(database, plan.organisation, screens, inOrder(waiting));
    writeMeta(database, UNTIL, String(now));
  });
}

const inOrder = (activities: readonly Activity[]): readonly Activity[] =>
  [...activities].sort((one, other) => one.arrivesAt - other.arrivesAt || one.person - other.person);
