import { DAY_MS } from '../../shared/model/day-length';
import { IS_WORKSPACE } from '../build-options';

type Properties = GoogleAppsScript.Properties.Properties;

const MINUTE = 60_000;
/** Google gives triggers 90 minutes a day, six hours in a Workspace; a margin is left for other add-ons. */
export const TRIGGER_MS_A_DAY = (IS_WORKSPACE ? 330 : 80) * MINUTE;
/** Google ends a script after six minutes; writing what was read needs some of them. */
const RUN_MS = 4.5 * MINUTE;
const KEY = 'activtrak.trigger-time';

/** Quotas of a day begin anew some time in it; this counts days of UTC. */
function spentToday(properties: Properties, now: number): number {
  const [day, ms] = (properties.getProperty(KEY) ?? '').split(' ').map(Number);
  return day === Math.floor(now / DAY_MS) ? (ms ?? 0) : 0;
}

/** How many milliseconds a run that begins now may take; 0 when today's are used up. */
export function triggerTimeLeft(properties: Properties, now: number): number {
  return Math.max(0, Math.min(RUN_MS, TRIGGER_MS_A_DAY - spentToday(properties, now)));
}

/** Counts a run's time. */
export function addTriggerTime(properties: Properties, began: number, now: number): void {
  properties.setProperty(KEY, `${Math.floor(now / DAY_MS)} ${spentToday(properties, now) + now - began}`);
}
