import { runAsync, wait } from '../../shared/task';
import { countdownBudget } from './countdown-budget';
import { handClock } from './hand-clock';
import { memoryCache } from './memory-cache';
import { memoryLock } from './memory-lock';
import type { Timing } from './timing';

const TIMINGS: readonly Timing[] = ['at once', 'later'];

describe.each(TIMINGS)('a double that answers %s', (timing) => {
  it('does so', () => {
    const answers = [memoryCache(timing, handClock(timing)).get(['a']), handClock(timing).sleep(1)];
    expect(answers.map((answer) => answer instanceof Promise)).toEqual([timing === 'later', timing === 'later']);
  });

  it('forgets by the clock', async () => {
    const clock = handClock(timing);
    const cache = memoryCache(timing, clock);
    await cache.put([{ key: 'a', value: '1' }], 60);
    clock.advance(59_999);
    expect(await cache.get(['b', 'a'])).toEqual([undefined, '1']);
    clock.advance(1);
    expect(await cache.get(['a'])).toEqual([undefined]);
  });

  it('gives a lock to one at a time', async () => {
    const clock = handClock(timing);
    const lock = memoryLock(timing, clock);
    const release = await lock.acquire('a', 1500);
    expect(await lock.acquire('b', 1500)).toBeDefined();
    const before = clock.now();
    expect(await lock.acquire('a', 1500)).toBeUndefined();
    expect(clock.now() - before).toBe(1500);
    await release?.();
    const again = await lock.acquire('a', 1500);
    await release?.();
    expect(again).toBeDefined();
    expect(await lock.acquire('a', 1500)).toBeUndefined();
  });

  it('counts its time down', async () => {
    const clock = handClock(timing);
    const budget = countdownBudget(clock, 5000);
    await runAsync(wait(clock.sleep(4000)));
    expect([budget.spent(), budget.spent(1000), budget.spent(1001)]).toEqual([undefined, undefined, 'time']);
  });
});

it('a lock that answers later is handed over as soon as it is given back', async () => {
  const clock = handClock('later');
  const lock = memoryLock('later', clock);
  const release = await lock.acquire('a', 1500);
  const waiting = lock.acquire('a', 1500);
  await release?.();
  expect(await waiting).toBeDefined();
  expect(clock.now()).toBe(handClock('later').now());
});
