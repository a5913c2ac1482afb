import { mixed, wordOfKey } from '../../../shared/model/mixed';

it.each(['', '2026-03-18 1', 'a key of some length, with 漢 and 😀 in it'])('the word of a key is two mixes of it: %j', (key) => {
  expect(wordOfKey(key)).toBe((mixed(0, key) * 2 ** 21 + (mixed(1, key) >>> 11)).toString(36));
});

it('keys that are nearly alike have words of their own', () => {
  const keys = Array.from({ length: 20_000 }, (_, at) => `2026-03-${at % 30} ${at}`);
  expect(new Set(keys.map(wordOfKey)).size).toBe(keys.length);
});
