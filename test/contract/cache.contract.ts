import fc from 'fast-check';
import type { Cache } from '../../shared/ports';

export interface CacheUnderTest {
  readonly cache: Cache;
  /** Lets so many seconds pass. */
  readonly pass: (seconds: number) => void;
}

/** What every Cache keeps to. */
export function describeCacheContract(make: () => CacheUnderTest): void {
  it('answers in the order of the keys, with nothing for what is gone', async () => {
    const { cache } = make();
    await cache.put(
      [
        { key: 'a', value: '1' },
        { key: 'b', value: '2' },
      ],
      60,
    );
    expect(await cache.get(['b', 'absent', 'a'])).toEqual(['2', undefined, '1']);
  });

  it('is asked for nothing and given nothing without a word', async () => {
    const { cache } = make();
    await cache.put([], 60);
    expect(await cache.get([])).toEqual([]);
  });

  it('forgets after its time', async () => {
    const { cache, pass } = make();
    await cache.put([{ key: 'short', value: '1' }], 10);
    await cache.put([{ key: 'long', value: '2' }], 100);
    pass(11);
    expect(await cache.get(['short', 'long'])).toEqual([undefined, '2']);
  });

  it('keeps for as long as it can what may be kept for longer', async () => {
    const { cache } = make();
    await cache.put([{ key: 'long', value: '1' }], 1_000_000);
    expect(await cache.get(['long'])).toEqual(['1']);
  });

  it('gives back values of any length and any letters, or nothing', async () => {
    const { cache } = make();
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 50 }), fc.constantFrom(1, 1000, 7000), async (piece, times) => {
        const value = piece.repeat(times);
        await cache.put([{ key: 'value', value }], 60);
        expect(await cache.get(['value'])).toEqual([value]);
      }),
      { numRuns: 30 },
    );
  });

  it('replaces a long value by a short one and the other way round', async () => {
    const { cache } = make();
    for (const value of ['x'.repeat(250_000), 'short', '漢'.repeat(120_000), '']) {
      await cache.put([{ key: 'value', value }], 60);
      expect(await cache.get(['value'])).toEqual([value]);
    }
  });
}
