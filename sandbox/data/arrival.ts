import { dayIn } from '../calendar';
import { ACCOUNT_ZONE } from '../organisation/organisation';
import { type Activity, type ActivityPlan, LONGEST_DELAY_DAYS, shift } from './activity';

const DAY = 86_400;

/**
 * Everything that arrives after one moment and up to another, in the order of arrival, a batch for each day. What people do is
 * decided by the seed alone, so a restart goes on exactly where the last run was.
 * @param after,until seconds since 1970
 * @param firstDay where the history begins
 */
export function* arrivals(plan: ActivityPlan, after: number, until: number, firstDay: number): Generator<readonly Activity[]> {
  let waiting: Activity[] = [];
  // A day more than today: east of the account it may be tomorrow.
  for (let day = Math.max(firstDay, dayIn(ACCOUNT_ZONE, after) - LONGEST_DELAY_DAYS); day <= dayIn(ACCOUNT_ZONE, until) + 1; day += 1) {
    for (const person of plan.organisation.people) {
      for (const activity of shift(plan, person, day)) {
        if (activity.arrivesAt > after && activity.arrivesAt <= until) waiting.push(activity);
      }
    }
    // Nothing of later days arrives before this; it would be early by a zone's offset at most.
    const settled = (day - 1) * DAY;
    yield inOrder(waiting.filter(({ arrivesAt }) => arrivesAt <= settled));
    waiting = waiting.filter(({ arrivesAt }) => arrivesAt > settled);
  }
  yield inOrder(waiting);
}

const inOrder = (activities: readonly Activity[]): readonly Activity[] =>
  [...activities].sort((one, other) => one.arrivesAt - other.arrivesAt || one.person - other.person);
