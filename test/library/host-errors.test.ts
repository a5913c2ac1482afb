import { fakeOrganisation } from '../doubles/fake-organisation';
import { activity, createLibraryBench, DAYS, KEY, type LibraryBench } from './library-bench';

let library: LibraryBench;
beforeAll(async () => {
  library = await createLibraryBench();
  library.organisation = fakeOrganisation(4, DAYS, [activity(1, DAYS[3] ?? '', 1)]);
});
afterAll(() => library.dispose());

const WRITE = `ActivTrak.writeTable(sheet, ActivTrak.table([{ user: 'Ann' }]))`;
/** Code, whether it may pass, and whether the words are there, of what a call fails with. */
function outcome(body: string): unknown {
  return library.value(
    `try { ${body} } catch (error) { return [error.code, error.retryable, error.message, ActivTrak.isFailure(error)]; } return 'no failure';`,
  );
}
/** A stand-in of Google's whose one method throws. */
const throwing = (service: string, method: string, words: string, name = 'Exception'): string =>
  `new Proxy(${service}, { get: (own, key) => key === '${method}' ? () => { const error = new Error(${JSON.stringify(words)}); error.name = '${name}'; throw error; } : typeof own[key] === 'function' ? own[key].bind(own) : own[key] })`;

const SHEET = 'SpreadsheetApp.getActive().getSheets()[0]';

test.each([
  ['Service Spreadsheets timed out while accessing document with id x.', true],
  ["We're sorry, a server error occurred. Please wait a bit and try again.", true],
  ['Service error: Spreadsheets', true],
  ['You do not have permission to call SpreadsheetApp.openById.', false],
])('what Google’s sheets throw comes out with a code: %s', (words, passes) => {
  for (const method of ['getSheetId', 'getName', 'getParent'])
    expect(outcome(`const sheet = ${throwing(SHEET, method, words)}; ${WRITE};`)).toEqual([
      'host',
      passes,
      expect.stringContaining(words.replace(/\.$/, '')),
      true,
    ]);
});

test('stores and locks that throw', () => {
  const connect = (option: string, service: string): string =>
    `ActivTrak.hours(ActivTrak.connect({ key: '${KEY}', ${option}: ${service} }), 'today');`;
  const words = 'Service invoked too many times for one day: properties.';
  const calls = [
    connect('properties', throwing('PropertiesService.getScriptProperties()', 'getProperty', words)),
    `ActivTrak.connect({ properties: ${throwing('PropertiesService.getScriptProperties()', 'getProperty', words)} });`,
    `const sheet = ${SHEET}; ActivTrak.writeTable(sheet, ActivTrak.table([{ user: 'Ann' }]), { lock: ${throwing('LockService.getScriptLock()', 'tryLock', words)} });`,
  ];
  for (const call of calls) expect(outcome(call)).toEqual(['host', false, expect.stringContaining('too many times'), true]);
});

test('a cache that throws has nothing, and the hours come from ActivTrak', () => {
  const cache = throwing('CacheService.getScriptCache()', 'getAll', 'Service error: Cache');
  expect(library.value(`ActivTrak.hours(ActivTrak.connect({ key: '${KEY}', cache: ${cache} }), 'today').length`)).toBe(
    library.value(`ActivTrak.hours(ActivTrak.connect({ key: '${KEY}' }), 'today').length`),
  );
});

test('the key is in no such error, and a fault in here is none of Google’s words', () => {
  const leaking = throwing('LockService.getScriptLock()', 'tryLock', `Bad argument: ${KEY}`);
  const body = `const lock = ${leaking}; ActivTrak.hours(ActivTrak.connect({ key: '${KEY}', lock }), 'today');`;
  expect(JSON.stringify(outcome(body))).not.toContain(KEY);
  // Behind 290 other letters the end of the sentence cuts it.
  for (const form of [KEY, KEY.toUpperCase(), encodeURIComponent(KEY.replace(/-/g, '+')), KEY.split('').reverse().join('')]) {
    const cut = body.replace(`Bad argument: ${KEY}`, `${'Bad argument: '.repeat(20)}${form}`);
    expect(String((outcome(cut) as unknown[])[2])).toMatch(/^Google refused a step\. Check/);
  }
  const faulty = `const sheet = ${throwing(SHEET, 'getName', 'x is not a function', 'TypeError')}; ${WRITE};`;
  expect(outcome(faulty)).toEqual([
    'host',
    false,
    expect.stringMatching(/^Something unexpected went wrong in the library\. .* the code [A-Z2-9]{6} /),
    true,
  ]);
});

test('what the caller’s own function throws stays what it is, also a TypeError or no error at all', () => {
  for (const thrown of ['new TypeError("mine")', '"mine"', 'undefined', 'Object.assign(new Error("mine"), { code: 5 })'])
    expect(
      library.value(`const thrown = ${thrown}; const page = () => { throw thrown; };
        try { ActivTrak.activityLog(c, { range: 'last 7 days' }, page); return 'nothing'; } catch (error) { return error === thrown; }`),
    ).toBe(true);
});

test('how long to wait, where ActivTrak says it, in the first error and in those kept for a while', () => {
  library.bench.answer = () => ({ status: 429, headers: { 'Retry-After': '3000' }, body: '' });
  const own = `const own = ActivTrak.connect({ key: '${KEY}-2', cache: CacheService.getScriptCache(), seconds: 5 });`;
  const failed = `try { ActivTrak.hours(own, 'today'); } catch (error) { return [error.code, error.retryable, error.retryAfterSeconds]; }`;
  expect(library.value(own + failed)).toEqual(['rate-limited', true, 3000]);
  const sent = library.bench.sent.length;
  expect(library.value(own + failed)).toEqual(['rate-limited', true, 3000]);
  expect(library.bench.sent.length).toBe(sent);
  library.bench.answer = () => ({ status: 503, headers: {}, body: '' });
  expect(library.value(own.replace('-2', '-3') + failed)).toEqual(['server', true, null]);
  expect(
    library.value('return [ActivTrak.isFailure(new Error("x")), ActivTrak.isFailure(null), ActivTrak.isFailure({ code: 5 })];'),
  ).toEqual([false, false, false]);
});
