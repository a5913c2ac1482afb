import type { Budget, Clock } from '../../shared/ports';
import type { Sync } from '../../shared/task';

export const scriptClock: Sync<Clock> = {
  now: () => Date.now(),
  sleep: (ms) => {
    Utilities.sleep(ms);
  },
  today: (zone) => Utilities.formatDate(new Date(Date.now()), zone, 'yyyy-MM-dd'),
  wallTime: (ms, zone) => Utilities.formatDate(new Date(ms), zone, "yyyy-MM-dd'T'HH:mm"),
};

/** A budget of milliseconds from now on; Google stops a script at its own limit without a word. */
export function timeBudget(clock: Pick<Clock, 'now'>, ms: number): Budget & { readonly left: () => number } {
  const end = clock.now() + ms;
  const left = (): number => end - clock.now();
  return { left, spent: (aheadMs = 0) => (left() <= aheadMs ? 'time' : undefined) };
}
