import type { Lock, Release } from '../../shared/ports';
import type { HandClock } from './hand-clock';
import { answer, type Timing } from './timing';

/** How many turns of the event loop a waiter gives to the holder before its whole wait counts as over. */
const TURNS = 100;

/** A lock in memory. Where answers come at once nobody can release it meanwhile, so a wait is always in vain and only turns the clock. */
export function memoryLock(timing: Timing, clock: HandClock): Lock {
  const held = new Set<string>();

  function take(name: string, waitMs: number): Release | undefined {
    if (held.has(name)) {
      clock.advance(waitMs);
      return undefined;
    }
    held.add(name);
    let released = false;
    return () =>
      answer(timing, () => {
        if (!released) held.delete(name);
        released = true;
      });
  }

  async function waitAndTake(name: string, waitMs: number): Promise<Release | undefined> {
    for (let turn = 0; turn < TURNS && held.has(name); turn += 1) await new Promise((done) => setImmediate(done));
    return take(name, waitMs);
  }

  return { acquire: (name, waitMs) => (timing === 'at once' ? take(name, waitMs) : waitAndTake(name, waitMs)) };
}
