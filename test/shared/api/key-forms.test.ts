import fc from 'fast-check';
import { holdsKey } from '../../../shared/api/key-forms';

const keys = fc
  .array(fc.integer({ min: 0x21, max: 0x7e }), { minLength: 8, maxLength: 60 })
  .map((codes) => codes.map((code) => String.fromCharCode(code)).join(''));

const WRITTEN: readonly (readonly [string, (key: string) => string])[] = [
  ['as it is', (key) => key],
  ['in capitals', (key) => key.toUpperCase()],
  ['percent-encoded', encodeURIComponent],
  ['percent-encoded twice', (key) => encodeURIComponent(encodeURIComponent(key))],
  ['in JSON', (key) => JSON.stringify(key)],
  ['in HTML', (key) => key.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)],
  ['backwards', (key) => [...key].reverse().join('')],
  ['in hexadecimal', (key) => Buffer.from(key).toString('hex').toUpperCase()],
  ['in Base64', (key) => Buffer.from(key).toString('base64')],
  ['in Base64 for addresses', (key) => Buffer.from(key).toString('base64url')],
  ['in Base64 with other bytes around it', (key) => Buffer.from(`Bearer ${key}\n`).toString('base64')],
  ['in Base64 with one byte more before it', (key) => Buffer.from(` Bearer ${key}!`).toString('base64')],
];

describe('a key in a text', () => {
  it.each(WRITTEN)('is found %s', (_, written) => {
    fc.assert(
      fc.property(keys, fc.string(), fc.string(), (key, before, after) => {
        const around = (text: string): string => text.replace(/[%&\\\w+/=-]/g, ' ');
        expect(holdsKey(`${around(before)} ${written(key)} ${around(after)}`, key)).toBe(true);
      }),
    );
  });

  it.each([
    ['0__%0', '0__%00__%0'],
    ['%2', '%2%2%2'],
    ['ab%4', 'ab%41'],
    ['a\\u004', 'a\\u0041'],
    ['&#6', '&#65;'],
    ['a%25', 'a%252525'],
  ])('is found when what stands behind it could be read as a part of it (%s in %s)', (key, text) => {
    expect(holdsKey(text, key)).toBe(true);
  });

  it('is found twice in a row, whatever its letters', () => {
    const letters = fc.string({
      unit: fc.constantFrom('%', '\\', 'u', '0', '4', '1', '&', '#', ';', 'x', 'a'),
      minLength: 4,
      maxLength: 12,
    });
    fc.assert(fc.property(letters, (key) => expect(holdsKey(`${key}${key}`, key)).toBe(true)));
  });

  it('is not found where it is not', () => {
    expect(holdsKey('The date has to be 2026-03-18.', 'marked-key-8d1f')).toBe(false);
    expect(holdsKey('Anything', '')).toBe(false);
  });
});
