import fc from 'fast-check';
import { serverWords } from '../../../shared/api/requests/server-words';

type Writing = readonly [name: string, write: (key: string) => string];

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const bytes = (key: string, write: (code: number) => string, between = ''): string =>
  key
    .split('')
    .map((letter) => write(letter.charCodeAt(0)))
    .join(between);
const groups = (key: string, size: number, between: string): string => (key.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join(between);
const rot13 = (key: string): string =>
  key.replace(/[a-z]/gi, (letter) => {
    const base = letter <= 'Z' ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
  });
const shifted = (by: number) => (key: string) =>
  key.replace(/[a-z]/g, (letter) => String.fromCharCode(((letter.charCodeAt(0) - 97 + by) % 26) + 97));
const SPELT = [
  'alfa',
  'bravo',
  'charlie',
  'delta',
  'echo',
  'foxtrot',
  'golf',
  'hotel',
  'india',
  'juliett',
  'kilo',
  'lima',
  'mike',
  'november',
];
const SPELT_ON = ['oscar', 'papa', 'quebec', 'romeo', 'sierra', 'tango', 'uniform', 'victor', 'whiskey', 'x-ray', 'yankee', 'zulu'];

const WRITINGS: readonly Writing[] = [
  ['as it is', (key) => key],
  ['in capitals', (key) => key.toUpperCase()],
  ['with a blank for every plus', (key) => key.replace(/\+/g, ' ')],
  ['percent-encoded', encodeURIComponent],
  ['percent-encoded twice', (key) => encodeURIComponent(encodeURIComponent(key))],
  ['percent-encoded altogether', (key) => bytes(key, (code) => `%${code.toString(16)}`)],
  ['in JSON', (key) => JSON.stringify(key)],
  ['in JSON, escaped', (key) => bytes(key, (code) => `\\u00${code.toString(16)}`)],
  ['in HTML', (key) => bytes(key, (code) => `&#${code};`)],
  ['backwards', (key) => [...key].reverse().join('')],
  ['thirteen letters on', rot13],
  ['thirteen letters on, backwards', (key) => [...rot13(key)].reverse().join('')],
  ['three letters on', shifted(3)],
  ['cut at the end', (key) => `${key.slice(0, -key.length / 4)}...`],
  ['cut at the beginning', (key) => `...${key.slice(key.length / 4)}`],
  ['without its first letter', (key) => key.slice(1)],
  ['without its last letter', (key) => key.slice(0, -1)],
  ['its first half', (key) => key.slice(0, key.length / 2)],
  ['its second half', (key) => key.slice(key.length / 2)],
  ['in halves, exchanged', (key) => `${key.slice(key.length / 2)} ${key.slice(0, key.length / 2)}`],
  ['in groups of two', (key) => groups(key, 2, ' ')],
  ['in groups of three', (key) => groups(key, 3, ' ')],
  ['in groups of four', (key) => groups(key, 4, '-')],
  ['in groups of five', (key) => groups(key, 5, ' ')],
  ['in groups of seven', (key) => groups(key, 7, '. ')],
  ['letter by letter', (key) => groups(key, 1, ' ')],
  ['over lines', (key) => groups(key, 6, '\n')],
  ['over lines with dashes', (key) => groups(key, 7, '-\r\n')],
  ['put together', (key) => groups(key, 6, '" + "')],
  ['with points between', (key) => groups(key, 1, '.')],
  ['with zero-width signs', (key) => groups(key, 1, '\u200b')],
  ['full-width', (key) => bytes(key, (code) => String.fromCharCode(code + 0xfee0))],
  ['in mathematical letters', (key) => key.replace(/[a-z]/g, (letter) => String.fromCodePoint(0x1d41a + letter.charCodeAt(0) - 97))],
  ['in hexadecimal', (key) => Buffer.from(key).toString('hex')],
  ['in hexadecimal with blanks', (key) => bytes(key, (code) => code.toString(16), ' ')],
  ['in hexadecimal with \\x', (key) => bytes(key, (code) => `\\x${code.toString(16)}`)],
  ['in hexadecimal with 0x', (key) => bytes(key, (code) => `0x${code.toString(16)}`, ', ')],
  ['in octal', (key) => bytes(key, (code) => code.toString(8), ' ')],
  ['in octal with backslashes', (key) => bytes(key, (code) => `\\${code.toString(8)}`)],
  ['in decimal', (key) => bytes(key, String, ' ')],
  ['in decimal with commas', (key) => bytes(key, String, ', ')],
  ['in decimal, with words', (key) => bytes(key, String, ' and ')],
  ['in binary', (key) => bytes(key, (code) => code.toString(2).padStart(8, '0'), ' ')],
  ['quoted-printable', (key) => bytes(key, (code) => `=${code.toString(16).toUpperCase()}`)],
  ['in Base64', base64],
  ['in Base64 for addresses', (key) => Buffer.from(key).toString('base64url')],
  ['in Base64 of the header', (key) => base64(`Bearer ${key}`)],
  ['in Base64 of the header line', (key) => base64(`Authorization: Bearer ${key}\r\n`)],
  ['in Base64 of Base64', (key) => base64(base64(key))],
  ['in Base64 of JSON', (key) => base64(JSON.stringify({ key }))],
  ['in Base64 over lines', (key) => groups(base64(key), 7, '\n')],
  ['in Base64 in groups', (key) => groups(base64(key), 4, ' ')],
  ['in Base64 backwards', (key) => [...base64(key)].reverse().join('')],
  ['in Base64, a half', (key) => base64(key).slice(0, 12)],
  ['in UTF-16, in hexadecimal', (key) => Buffer.from(key, 'utf16le').toString('hex')],
  ['spelt', (key) => bytes(key.toLowerCase(), (code) => [...SPELT, ...SPELT_ON][code - 97] ?? String.fromCharCode(code), ' ')],
  ['masked in the middle', (key) => `${key.slice(0, 8)}****${key.slice(-8)}`],
  ['in other letter case by turns', (key) => [...key].map((letter, at) => (at % 2 ? letter.toUpperCase() : letter)).join('')],
];

/** What a server may say around an echo; each is prose itself, so that only the key can make the difference. */
const AROUND: readonly ((said: string) => string)[] = [
  (said) => said,
  (said) => `The key ${said} is not valid.`,
  (said) => `Request with authorization Bearer ${said} was denied`,
  (said) => JSON.stringify({ messages: [`Invalid key: ${said}`], success: false }),
  (said) => JSON.stringify({ error: { key: said, title: 'Not found' } }),
  (said) => JSON.stringify([said.slice(0, said.length / 2), said.slice(said.length / 2)]),
  (said) => JSON.stringify({ first: `The key is ${said.slice(0, said.length / 2)}`, rest: `${said.slice(said.length / 2)} is not valid` }),
  (said) => `${'The date is not valid. '.repeat(6)}${said}`,
  (said) => `{"broken": "${said}`,
];

const code = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/-_=.~');
const small = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz');
/** A key of few letters repeats itself, and a piece of it says nothing. */
const isVaried = (key: string): boolean => new Set(key.toLowerCase()).size >= 10;

const keys = fc
  .oneof(
    fc.string({ unit: code, minLength: 24, maxLength: 60 }),
    fc.string({ unit: small, minLength: 24, maxLength: 40 }),
    fc.uuid(),
    fc.constantFrom('marked-key-8d1f-0b3c', 'abcdefghijklmnopqrstuvwx', 'correct-horse-battery-staple', 'at_live_51HqLyjWDarjtT1zdp7dc'),
  )
  .filter(isVaried);

/** The words of ours that a sentence may have by chance where it holds nothing of the key. */
const HARMLESS = new Set(['', 'The key is not valid', 'Not found']);

describe('of an answer that repeats the key nothing is shown', () => {
  it.each(WRITINGS)('%s', (_, write) => {
    fc.assert(
      fc.property(keys, fc.constantFrom(...AROUND), (key, around) => {
        const shown = serverWords(around(write(key)), key);
        // Where a text of several keeps plain sentences, they are those that the server would say of any key.
        const without = shown.replace(/The date is not valid\.? ?/g, '').replace(/Not found/, '');
        expect(HARMLESS.has(without) ? '' : without).toBe('');
      }),
      { numRuns: 120, seed: 20261128 },
    );
  });

  it('whatever the words: letters of the key in a row are never among them', () => {
    const word = fc.constantFrom('the', 'date', 'is', 'not', 'valid', 'for', 'key');
    fc.assert(
      fc.property(keys, fc.array(word, { maxLength: 12 }), fc.nat(60), fc.integer({ min: 6, max: 30 }), (key, words, at, size) => {
        const part = key.slice(at, at + size);
        if (part.replace(/[^a-z0-9]/gi, '').length < 6) return;
        expect(serverWords([...words, part, ...words].join(' '), key)).toBe('');
      }),
    );
  });
});

describe('plain sentences are shown', () => {
  it.each([
    ['The endDate must not be before startDate.', 'The endDate must not be before startDate'],
    ['{"messages":["Bad dates.","Too many filters"],"success":false}', 'Bad dates. Too many filters'],
    [
      '{"type":"https://tools.ietf.org/html/rfc7231#section-6.5.1","title":"One or more validation errors occurred.","status":400,"traceId":"00-4bf92f3577b34da6a3ce929d0e0e4736-00","errors":{"From":["The value \'2026-13-01\' is not valid for From."]}}',
      "One or more validation errors occurred. The value '2026-13-01' is not valid for From",
    ],
    ['pageSize must be between 150 and 1,000', 'pageSize must be between 150 and 1,000'],
    ['{"error":"Only one of userId, groupId or computerId can be used"}', 'Only one of userId, groupId or computerId can be used'],
    ['Dates must be in the format yyyy-MM-dd.', 'Dates must be in the format yyyy-MM-dd'],
    ['<html><h1>Not Found</h1>', ''],
    ['', ''],
    ['null', ''],
    ['{"a":{"b":[null,1,true,"deep"]}}', ''],
    ['x'.repeat(5000), ''],
    ['Die Daten sind ungültig.', ''],
  ])('%s', (body, words) => {
    expect(serverWords(body, 'marked-key-8d1f')).toBe(words);
  });

  it('shortened at the end of a word', () => {
    const words = serverWords('The date range is too long for this user. '.repeat(200), 'marked-key-8d1f');
    expect(words).toMatch(/^The date range is too long for this user.*[a-z]$/);
    expect(words.length).toBeLessThanOrEqual(160);
  });
});
