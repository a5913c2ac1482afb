import { wallClock, wallDay } from '../../shared/model/wall-clock';
import type { Budget, Clock, Spent } from '../../shared/ports';

/** The page's own clock; zones by Intl. */
export const pageClock: Clock = {
  isOwn: true,
  now: () => Date.now(),
  sleep: (ms) => new Promise<void>((done) => setTimeout(done, ms)),
  today: (zone) => wallDay(Date.now(), zone),
  wallTime: wallClock,
};

/** A budget of time that can be ended early. */
export interface PageBudget extends Budget {
  /** Milliseconds that are left. */
  left(): number;
  /** From now on it is spent, because a person wanted it. */
  cancel(): void;
  /** Aborted when it is cancelled, for what is waited for. */
  readonly signal: AbortSignal;
}

/**
 * A budget of milliseconds from now on.
 * @param ms by then everything has to be over: an answer that is waited for, a pause before a request is sent again
 * @param stepMs after these nothing more is begun
 */
export function pageBudget(clock: Pick<Clock, 'now'>, ms: number, stepMs = ms): PageBudget {
  const end = clock.now() + ms;
  const stop = new AbortController();
  const left = (): number => end - clock.now();
  const isOver = (aheadMs: number): boolean => left() <= (aheadMs > 0 ? aheadMs : Math.max(0, ms - stepMs));
  const spent = (aheadMs = 0): Spent | undefined => (stop.signal.aborted ? 'cancelled' : isOver(aheadMs) ? 'time' : undefined);
  return {
    left,
    spent,
    cancel: () => stop.abort(),
    signal: stop.signal,
  };
}

/** The page's clock, whose sleep ends when a budget is cancelled. */
export const clockWithin = ({ signal }: Pick<PageBudget, 'signal'>): Clock => ({
  ...pageClock,
  sleep: (ms) =>
    new Promise<void>((done) => {
      if (signal.aborted) return done();
      const timer = setTimeout(done, ms);
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        done();
      });
    }),
});
