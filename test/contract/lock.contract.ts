import type { Lock } from '../../shared/ports';

/** What every Lock keeps to. `others` is the same lock as another execution sees it. */
export function describeLockContract(make: () => { readonly lock: Lock; readonly others: Lock }): void {
  it('is had by one at a time, and again once it is given back', async () => {
    const { lock, others } = make();
    const release = await lock.acquire('fetch', 10);
    expect(release).toBeDefined();
    expect(await others.acquire('fetch', 10)).toBeUndefined();
    await release?.();
    const again = await others.acquire('fetch', 10);
    expect(again).toBeDefined();
    await again?.();
  });

  it('is given back once, however often that is said', async () => {
    const { lock, others } = make();
    const release = await lock.acquire('fetch', 10);
    await release?.();
    const held = await others.acquire('fetch', 10);
    await release?.();
    expect(await lock.acquire('fetch', 10)).toBeUndefined();
    await held?.();
    const own = await lock.acquire('fetch', 10);
    await release?.();
    expect(await others.acquire('fetch', 10)).toBeUndefined();
    await own?.();
  });
}
