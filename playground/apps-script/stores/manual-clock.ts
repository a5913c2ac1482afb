import type { ClockBackend } from '../backend';

export interface ManualClock extends ClockBackend {
  advance(ms: number): void;
}

/** A clock for tests: it stands still, but for `sleep` and `advance`. */
export function manualClock(start: number): ManualClock {
  let time = start;
  const advance = (ms: number): void => {
    time += ms;
  };
  return { now: () => time, sleep: advance, advance };
}
