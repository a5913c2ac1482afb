import { setTimeout } from 'node:timers/promises';
import type { Budget, Clock } from '../../../shared/ports';

/** This computer's time. @param stop ends every pause */
export function nodeClock(stop: AbortSignal): Clock {
  const shown = (zone: string, ms: number): string =>
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(ms);
  return {
    now: () => Date.now(),
    sleep: (ms) => setTimeout(ms, undefined, { signal: stop }).catch(() => undefined),
    today: (zone) => shown(zone, Date.now()).slice(0, 10),
    wallTime: (ms, zone) => shown(zone, ms).replace(' ', 'T'),
  };
}

/** As long as it takes, until it is stopped. */
export const untilAborted = (stop: AbortSignal): Budget => ({ spent: () => (stop.aborted ? 'cancelled' : undefined) });
