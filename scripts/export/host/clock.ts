import { setTimeout } from 'node:timers/promises';
import { wallClock, wallDay } from '../../../shared/model/wall-clock';
import type { Budget, Clock } from '../../../shared/ports';

/** This computer's time. @param stop ends every pause */
export const nodeClock = (stop: AbortSignal): Clock => ({
  now: () => Date.now(),
  sleep: (ms) => setTimeout(ms, undefined, { signal: stop }).catch(() => undefined),
  today: (zone) => wallDay(Date.now(), zone),
  wallTime: wallClock,
});

/** As long as it takes, until it is stopped. */
export const untilAborted = (stop: AbortSignal): Budget => ({ spent: () => (stop.aborted ? 'cancelled' : undefined) });
