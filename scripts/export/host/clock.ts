import { setTimeout } from 'node:timers/promises';
import type { Budget, Clock } from '../../../shared/ports';

/** English is the one language that every Node has: those of some systems have no other, such as Alpine's own. */
function shown(zone: string, ms: number): { readonly day: string; readonly time: string } {
  const numeric = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', ...numeric });
  const { year, month, day, hour, minute } = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, value]));
  return { day: `${year}-${month}-${day}`, time: `${hour}:${minute}` };
}

/** This computer's time. @param stop ends every pause */
export const nodeClock = (stop: AbortSignal): Clock => ({
  now: () => Date.now(),
  sleep: (ms) => setTimeout(ms, undefined, { signal: stop }).catch(() => undefined),
  today: (zone) => shown(zone, Date.now()).day,
  wallTime(ms, zone) {
    const { day, time } = shown(zone, ms);
    return `${day}T${time}`;
  },
});

/** As long as it takes, until it is stopped. */
export const untilAborted = (stop: AbortSignal): Budget => ({ spent: () => (stop.aborted ? 'cancelled' : undefined) });
