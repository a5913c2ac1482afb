import { createHash, createHmac } from 'node:crypto';
import { instantToSerial, serialToInstant } from '../../playground/apps-script/time/serial';
import { createScriptBench, type ScriptBench } from './script-bench';

let bench: ScriptBench;

beforeAll(async () => {
  bench = await createScriptBench();
});
afterAll(() => bench.dispose());

const main = (body: string) => `function main(...args) { ${body} }`;
const format = (iso: string, zone: string, pattern: string) =>
  bench.value(main('return Utilities.formatDate(new Date(args[0]), args[1], args[2]);'), { args: [iso, zone, pattern] });

describe('A10 days and zones', () => {
  test('days are counted since 1899-12-30 on the wall clock', () => {
    expect(instantToSerial(Date.UTC(1899, 11, 31), 'UTC')).toBe(1);
    expect(instantToSerial(Date.UTC(2026, 0, 1), 'UTC')).toBe(46023);
    expect(instantToSerial(Date.UTC(2026, 0, 1), 'America/New_York')).toBeCloseTo(46023 - 5 / 24, 9);
  });

  test('clock changes: each wall time is found again, a skipped one is the one after', () => {
    for (const zone of ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia']) {
      for (const serial of [46000, 46110.5, 46320.25]) expect(instantToSerial(serialToInstant(serial, zone), zone)).toBeCloseTo(serial, 8);
    }
    const skipped = serialToInstant(46110 + 2.5 / 24, 'Europe/Berlin');
    expect(new Date(skipped).toISOString()).toBe('2026-03-29T01:30:00.000Z');
  });

  test('the zone of the script is the manifest’s, that of the spreadsheet is its own', () => {
    const body = main('return [Session.getScriptTimeZone(), SpreadsheetApp.getActive().getSpreadsheetTimeZone()];');
    expect(bench.value(body, { manifest: { timeZone: 'Etc/GMT' } })).toEqual(['Etc/GMT', 'Europe/Berlin']);
  });

  test('the day that the user sees comes back out of a Date in a cell', () => {
    const code = 'function F(d) { return Utilities.formatDate(d, SpreadsheetApp.getActive().getSpreadsheetTimeZone(), "yyyy-MM-dd"); }';
    expect(bench.cell(code, [{ date: 46023 }])).toEqual({ values: [['2026-01-01']] });
  });
});

/** A zone with a colon, `+01:00`, in the patterns of Java's SimpleDateFormat. */
const WITH_COLON = 'X'.repeat(3);

describe('Utilities', () => {
  test.each([
    ['yyyy-MM-dd', '2026-03-05'],
    ['yy/M/d', '26/3/5'],
    ["yyyy-MM-dd'T'HH:mm:ss.SSS", '2026-03-05T14:05:06.007'],
    ['EEE, MMM d', 'Thu, Mar 5'],
    ['EEEE MMMM', 'Thursday March'],
    ['h:mm a', '2:05 PM'],
    [`Z ${WITH_COLON} X`, '+0100 +01:00 +01'],
    ["'day' d 'o''clock' ''", "day 5 o'clock '"],
    ['D u', '64 4'],
  ])('formatDate %s', (pattern, text) => {
    expect(format('2026-03-05T13:05:06.007Z', 'Europe/Berlin', pattern)).toBe(text);
  });

  test('formatDate in UTC and with what it does not know', () => {
    expect(format('2026-03-05T13:05:06Z', 'GMT', `HH ${WITH_COLON}`)).toBe('13 Z');
    expect(bench.failure(main('Utilities.formatDate(new Date(), "GMT", "Q");'))).toContain('Invalid argument');
    expect(bench.failure(main('Utilities.formatDate("2026", "GMT", "yyyy");'))).toContain("don't match the method signature");
  });

  test.each([
    ['GMT+3', '16 +0300'],
    ['GMT-03:00', '10 -0300'],
    ['America/New_York', '08 -0500'],
    ['UTC+3', '13 +0000'],
    ['GMT+24', '13 +0000'],
    ['europe/berlin', '13 +0000'],
    ['asia/kolkata', '13 +0000'],
    ['+03:00', '13 +0000'],
    ['Mars/Olympus', '13 +0000'],
    ['', '13 +0000'],
  ])('a zone is Java’s, and GMT where Java knows none: %s', (zone, text) => {
    expect(format('2026-03-05T13:05:06Z', zone, 'HH Z')).toBe(text);
  });

  test.each([
    ['2026-03-05 14:05', 'Europe/Berlin', 'yyyy-MM-dd HH:mm', '2026-03-05T13:05:00.000Z'],
    ['20260305', 'UTC', 'yyyyMMdd', '2026-03-05T00:00:00.000Z'],
    ['Mar 5, 2026 2:05 PM', 'UTC', 'MMM d, yyyy h:mm a', '2026-03-05T14:05:00.000Z'],
    ['2026-03-05T14:05:06+01:00', 'America/New_York', `yyyy-MM-dd'T'HH:mm:ss${WITH_COLON}`, '2026-03-05T13:05:06.000Z'],
  ])('parseDate %s', (text, zone, pattern, iso) => {
    expect(bench.value(main('return Utilities.parseDate(...args).toISOString();'), { args: [text, zone, pattern] })).toBe(iso);
  });

  test('parseDate of something else', () => {
    expect(bench.failure(main('Utilities.parseDate("x", "UTC", "yyyy");'))).toBe('Exception: Unparseable date: "x"');
  });

  test.each(['', 'abc', 'ж€😀'.repeat(40), 'a'.repeat(55), 'a'.repeat(56), 'a'.repeat(64)])('digests and Base64 of %#', (text) => {
    const body = `const digest = (name) => Utilities.computeDigest(Utilities.DigestAlgorithm[name], args[0]);
      return [digest("MD5"), digest("SHA_1"), digest("SHA_256"), Utilities.computeHmacSha256Signature(args[0], "key"), Utilities.base64Encode(args[0]), Utilities.base64EncodeWebSafe(args[0]), Utilities.newBlob(Utilities.base64Decode(Utilities.base64Encode(args[0]))).getDataAsString()];`;
    const signed = (bytes: Buffer) => [...new Int8Array(bytes)];
    expect(bench.value(main(body), { args: [text] })).toEqual([
      ...['md5', 'sha1', 'sha256'].map((name) => signed(createHash(name).update(text).digest())),
      signed(createHmac('sha256', 'key').update(text).digest()),
      Buffer.from(text).toString('base64'),
      Buffer.from(text).toString('base64').replaceAll('+', '-').replaceAll('/', '_'),
      text,
    ]);
  });

  test('getUuid gives another each time', () => {
    const [one, other] = bench.value(main('return [Utilities.getUuid(), Utilities.getUuid()];')) as string[];
    expect(one).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(one).not.toBe(other);
  });
});

test('HtmlService reads the files of the project and nothing else', () => {
  const files = { sidebar: '<p>Live</p>' };
  expect(bench.value(main('return HtmlService.createHtmlOutputFromFile("sidebar").getContent();'), { files })).toBe('<p>Live</p>');
  expect(bench.failure(main('HtmlService.createHtmlOutputFromFile("other");'), { files })).toContain('No HTML file named other');
});
