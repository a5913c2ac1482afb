import type { Activity, ActivityPlan } from './activity';
import { arrivals } from './arrival';

/** What arrives after one moment and up to another, in order; in batches. */
export type Step = (after: number, until: number) => Iterable<readonly Activity[]>;

const HOUR = 3600;

/** As `arrivals`, for a clock that goes on in short steps: the next hour is planned at once, and a step takes its part of that. */
export function steps(plan: ActivityPlan, firstDay: number): Step {
  let planned: { readonly after: number; readonly until: number; readonly activities: readonly Activity[] } | undefined;
  return (after, until) => {
    if (until - after > HOUR) return arrivals(plan, after, until, firstDay);
    if (planned === undefined || after < planned.after || until > planned.until) {
      const end = after + HOUR;
      planned = { after, until: end, activities: [...arrivals(plan, after, end, firstDay)].flat() };
    }
    return [planned.activities.filter(({ arrivesAt }) => arrivesAt > after && arrivesAt <= until)];
  };
}
