import fc from 'fast-check';
import { pastedKey } from '../../../shared/api/keys/pasted-key';

const KEYS = [
  'marked-key-8d1f',
  'a1B2c3D4e5F6g7H8',
  'QUJD+/REVG==',
  'eyJhbGciOi.eyJzdWIi.c2ln_-',
  '-starts-with-a-dash_',
  '8f14e45f-ceea-467f-a9b1',
];

const PASTED: readonly ((key: string) => string)[] = [
  (key) => key,
  (key) => `  ${key}\r\n`,
  (key) => `"${key}"`,
  (key) => `'${key}'`,
  (key) => `'${key}`,
  (key) => `${key}"`,
  (key) => `\`${key}\``,
  (key) => `“${key}”`,
  (key) => `„${key}“`,
  (key) => `«\u00a0${key}\u00a0»`,
  (key) => `‘${key}’`,
  (key) => `<${key}>`,
  (key) => `("${key}")`,
  (key) => `**${key}**`,
  (key) => `${key}.`,
  (key) => `"${key}".`,
  (key) => `${key},`,
  (key) => `${key};`,
  (key) => `<${key}>.`,
  (key) => `Bearer ${key}`,
  (key) => `bearer  "${key}"`,
  (key) => `Authorization: Bearer ${key}`,
  (key) => `x-api-key: ${key}`,
  (key) => `-H 'x-api-key: ${key}'`,
  (key) => `API key: ${key}.`,
  (key) => `Key = "${key}"`,
  (key) => `export ACTIVTRAK_API_KEY="${key}"`,
  (key) => `"apiKey": "${key}",`,
  (key) => JSON.stringify({ apiKey: key }),
  (key) => JSON.stringify({ name: 'Live data', apiKey: key, account: 'Example Inc' }, null, 2),
  (key) => JSON.stringify({ data: { key }, success: true }),
  (key) => JSON.stringify({ headers: { Authorization: `Bearer ${key}` } }),
  (key) => JSON.stringify([key]),
  (key) => JSON.stringify({ anything: key }),
  (key) => `\ufeff${key}`,
  (key) => `\u200b${key}\u200b`,
  (key) => `\u202a${key}\u202c`,
  (key) => key.replace(/(.{6})/, '$1\u00ad'),
  (key) => `\u2060${key}\u00a0`,
];

describe('a pasted key', () => {
  it.each(PASTED.map((paste) => [paste('KEY'), paste] as const))('is found in %s', (_, paste) => {
    for (const key of KEYS) expect(pastedKey(paste(key))).toBe(key);
  });

  it('of any letters that keys are made of is left as it is', () => {
    const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_');
    fc.assert(fc.property(fc.string({ unit: letter, minLength: 12, maxLength: 80 }), (key) => expect(pastedKey(key)).toBe(key)));
  });

  it.each([
    ['', 'nothing'],
    ['   ', 'blanks'],
    ['""', 'quotes around nothing'],
    ['"}', 'the end of something'],
    [7, 'a number'],
    [null, 'nothing at all'],
    ['two words', 'words'],
    ['marked-key-8d1f another-key-0a2b', 'two keys'],
    ['marked-key\nsecret: 8d1f', 'lines'],
    ['<your key>', 'a placeholder'],
    ['YOUR_API_KEY', 'a placeholder'],
    ['marked-key-8d...', 'a shortened key'],
    ['mark…8d1f', 'a shortened key'],
    ['mark********8d1f', 'a masked key'],
    ['••••••••8d1f', 'a masked key'],
    ['https://app.activtrak.com/#/app/settings/apikeys', 'an address'],
    ['jane@example.com', 'an e-mail address'],
    ['schlüssel-8d1f', 'other letters'],
    ['ｍａｒｋｅｄ', 'wide letters'],
    ['{"key":"a1b2c3d4","secret":"e5f6a7b8"}', 'two of them in JSON'],
    ['x'.repeat(5000), 'far too much'],
  ])('%j is refused before it is sent: %s', (pasted, _) => {
    expect(() => pastedKey(pasted)).toThrow(expect.objectContaining({ name: 'ActivTrakError', code: 'argument' }));
    try {
      pastedKey(pasted);
    } catch (error) {
      expect((error as Error).message).not.toMatch(/8d1f|secret|a1b2/);
    }
  });
});
