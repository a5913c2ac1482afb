import type { ClockBackend } from '../apps-script/backend';

/** The machine's clock; `sleep` blocks this thread. */
export const threadClock: ClockBackend = {
  now: () => Date.now(),
  sleep: (ms) => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms),
};
