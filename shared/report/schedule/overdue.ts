import type { Clock } from '../../ports';
import type { Report } from '../definition/definition';
import type { RunRecord } from '../kept/run';
import { hoursThere, isDue, unlessAhead } from './due';

/** A schedule that stood still for so long has nobody who serves it. */
const OVERDUE_HOURS = 26;

/** Whether a report's schedule has asked for a refresh for more than a day, and none came, well or not. */
export function isOverdue(clock: Pick<Clock, 'now' | 'wallTime'>, { schedule }: Report, last: RunRecord | undefined): boolean {
  if (schedule === undefined) return false;
  const inZone = hoursThere(clock, schedule.when);
  const tried = unlessAhead(clock, last?.at);
  const runs = { since: inZone(unlessAhead(clock, schedule.since) ?? 0), last: tried && inZone(tried), failures: 0 };
  return isDue(schedule.when, runs, inZone(clock.now()) - OVERDUE_HOURS);
}
