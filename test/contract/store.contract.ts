import type { KeyValueStore } from '../../shared/ports';

/** What every KeyValueStore keeps to. */
export function describeStoreContract(make: () => KeyValueStore): void {
  it('has nothing under a key that was never set', async () => {
    expect(await make().get('absent')).toBeUndefined();
  });

  it.each(['', 'plain', '=formula', '007', 'TRUE', '{"json":true}', 'line\nbreak', '漢字 🙂 \u2028', "'quoted", 'Date(0)'])(
    'gives back %j as it was',
    async (text) => {
      const store = make();
      await store.set('key', text);
      expect(await store.get('key')).toBe(text);
    },
  );

  it('keeps the last of two values, and keys apart', async () => {
    const store = make();
    await store.set('one', 'first');
    await store.set('two', 'other');
    await store.set('one', 'second');
    expect([await store.get('one'), await store.get('two')]).toEqual(['second', 'other']);
  });

  it('keeps what is long, in any letters, whole and alone', async () => {
    const store = make();
    for (const value of ['x'.repeat(40_000), 'short', `a${'🙂'.repeat(9_000)}`, '¶', '¶2 x\ny', '漢'.repeat(3_100), '']) {
      await store.set('long', value);
      expect(await store.get('long')).toBe(value);
      expect(await store.all('')).toEqual({ long: value });
    }
    await store.set('long', 'x'.repeat(40_000));
    await store.set('long', 'short');
    await store.remove('long');
    expect(await store.all('')).toEqual({});
  });

  it('forgets a key when told, and one that is not there without a word', async () => {
    const store = make();
    await store.set('key', 'value');
    await store.remove('key');
    await store.remove('key');
    expect(await store.get('key')).toBeUndefined();
  });

  it('forgets a key alone, and none that begins with it', async () => {
    const store = make();
    const others = { 'key.more': 'x'.repeat(20_000), keyed: 'y'.repeat(20_000), 'key part of another': 'z' };
    for (const [key, value] of Object.entries(others)) await store.set(key, value);
    await store.set('key', 'x'.repeat(20_000));
    await store.remove('key');
    expect(await store.all('')).toEqual(others);
  });

  it('gives everything under a prefix, and nothing else', async () => {
    const store = make();
    await store.set('report.1', 'one');
    await store.set('report.2', 'two');
    await store.set('other', 'three');
    expect(await store.all('report.')).toEqual({ 'report.1': 'one', 'report.2': 'two' });
    expect(await store.all('none.')).toEqual({});
  });
}
