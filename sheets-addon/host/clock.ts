import type { Budget, Clock } from '../../shared/ports';
import type { Sync } from '../../shared/task';

/** Apps Script's clock, and its knowledge of zones. */
export const scriptClock: Sync<Clock> = {
  now: () => Date.now(),
  sleep: (ms) => {
    Utilities.sleep(ms);
  },
  today: (zone) => Utilities.formatDate(new Date(Date.now()), zone, 'yyyy-MM-dd'),
  wallTime: (ms, zone) => Utilities.formatDate(new Date(ms), zone, "yyyy-MM-dd'T'HH:mm"),
};

/**
 * A budget of milliseconds from now on; Google stops a script at its own limit without a word.
 * @param ms by then everything has to be over: an answer that is waited for, a pause before a request is sent again
 * @param stepMs after these nothing more is begun
 */
export function timeBudget(clock: Pick<Clock, 'now'>, ms: number, stepMs = ms): Budget & { readonly left: () => number } {
  const began = clock.now();
  const left = (): number => began + ms - clock.now();
  const isOver = (aheadMs: number): boolean => (aheadMs > 0 ? left() <= aheadMs : clock.now() - began >= Math.min(stepMs, ms));
  return { left, spent: (aheadMs = 0) => (isOver(aheadMs) ? 'time' : undefined) };
}
