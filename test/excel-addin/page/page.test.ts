/** @jest-environment node */

import { clockWithin, pageBudget, pageClock } from '../../../excel-addin/host/clock';
import { pageCache } from '../../../excel-addin/host/device/cache';
import { pageLock } from '../../../excel-addin/host/device/lock';
import { handClock } from '../../doubles/hand-clock';

describe('the cache', () => {
  it('lets go of what was put longest ago when it is full, and never holds more than it may', async () => {
    const cache = pageCache(handClock('at once'), 10);
    await cache.put([{ key: 'old', value: '12345' }], 60);
    await cache.put([{ key: 'kept', value: '1234' }], 60);
    await cache.put([{ key: 'new', value: '12345' }], 60);
    expect(await cache.get(['old', 'kept', 'new'])).toEqual([undefined, '1234', '12345']);
    await cache.put([{ key: 'huge', value: 'x'.repeat(11) }], 60);
    expect(await cache.get(['huge'])).toEqual([undefined]);
  });

  it('makes room with what is over before anything that still holds', async () => {
    const clock = handClock('at once');
    const cache = pageCache(clock, 10);
    await cache.put([{ key: 'lasting', value: '12345' }], 100);
    await cache.put([{ key: 'short', value: '12345' }], 10);
    clock.advance(11_000);
    await cache.put([{ key: 'new', value: '12345' }], 100);
    expect(await cache.get(['lasting', 'short', 'new'])).toEqual(['12345', undefined, '12345']);
  });

  it('holds nothing that was put while the clock was ahead, once that is set back', async () => {
    const clock = handClock('at once');
    const cache = pageCache(clock);
    await cache.put([{ key: 'today', value: '1' }], 300);
    clock.advance(-5 * 3_600_000);
    expect(await cache.get(['today'])).toEqual([undefined]);
  });

  it('counts a value that is put again once', async () => {
    const cache = pageCache(handClock('at once'), 10);
    for (let round = 0; round < 5; round += 1) await cache.put([{ key: 'same', value: '12345678' }], 60);
    expect(await cache.get(['same'])).toEqual(['12345678']);
  });
});

describe('the lock', () => {
  it('serves in the order in which they came', async () => {
    const lock = pageLock();
    const order: number[] = [];
    const first = await lock.acquire('name', 0);
    const others = [1, 2, 3].map(async (number) => {
      const release = await lock.acquire('name', 5_000);
      order.push(number);
      await release?.();
    });
    await first?.();
    await Promise.all(others);
    expect(order).toEqual([1, 2, 3]);
  });

  it('passes over who has given up waiting', async () => {
    const lock = pageLock();
    const held = await lock.acquire('name', 0);
    expect(await lock.acquire('name', 5)).toBeUndefined();
    const later = lock.acquire('name', 5_000);
    await held?.();
    expect(await later).toBeDefined();
  });

  it('is held by whoever has waited for it, and forgets nobody behind once that wait would have been over', async () => {
    const lock = pageLock();
    const held = await lock.acquire('name', 0);
    const second = lock.acquire('name', 20);
    const third = lock.acquire('name', 5_000);
    await held?.();
    const release = await second;
    expect(release).toBeDefined();
    expect(await lock.acquire('name', 40)).toBeUndefined();
    await release?.();
    const last = await third;
    expect(last).toBeDefined();
    expect(await lock.acquire('name', 0)).toBeUndefined();
    await last?.();
    expect(await lock.acquire('name', 0)).toBeDefined();
  });

  it('keeps names apart', async () => {
    const lock = pageLock();
    await lock.acquire('one', 0);
    expect(await lock.acquire('other', 0)).toBeDefined();
  });
});

describe('the clock', () => {
  it.each([
    ['2026-03-29T00:30:00Z', 'Europe/Berlin', '2026-03-29T01:30'],
    ['2026-03-29T01:30:00Z', 'Europe/Berlin', '2026-03-29T03:30'],
    ['2026-10-25T00:00:00Z', 'UTC', '2026-10-25T00:00'],
    ['2026-01-01T11:00:00Z', 'Pacific/Kiritimati', '2026-01-02T01:00'],
    ['2026-01-01T00:15:00Z', 'Asia/Kathmandu', '2026-01-01T06:00'],
  ])('shows %s in %s as %s', (moment, zone, shown) => {
    expect(pageClock.wallTime(Date.parse(moment), zone)).toBe(shown);
  });

  it('has a budget that a person can end', () => {
    const budget = pageBudget(handClock('at once'), 10_000);
    expect(budget.spent()).toBeUndefined();
    budget.cancel();
    expect(budget.spent()).toBe('cancelled');
  });

  it('sleeps no longer than a person lets it', async () => {
    jest.useFakeTimers();
    try {
      const budget = pageBudget(pageClock, 600_000);
      const { sleep } = clockWithin(budget);
      let isAwake = false;
      const slept = Promise.resolve(sleep(60_000)).then(() => {
        isAwake = true;
      });
      await jest.advanceTimersByTimeAsync(10_000);
      expect(isAwake).toBe(false);
      budget.cancel();
      await slept;
      await sleep(60_000);
      const whole = Promise.resolve(clockWithin(pageBudget(pageClock, 600_000)).sleep(1000));
      await jest.advanceTimersByTimeAsync(1000);
      await whole;
      expect(jest.getTimerCount()).toBe(0);
    } finally {
      jest.useRealTimers();
    }
  });
});
