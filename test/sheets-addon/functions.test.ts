import vm from 'node:vm';
import { OWNERS_KEY, THE_OWNER } from '#words/connection';
import { formulasNotAllowed, formulasUnconnected } from '#words/formula-keys';
import type { NetworkAnswer, NetworkRequest } from '../../playground/apps-script/backend';
import { ScriptException } from '../../playground/apps-script/runtime/script-exception';
import { callFunction } from '../../sheets-addon/functions';
import { panel } from '../../sheets-addon/panel';
import { type Google, installGoogle } from '../contract/google';

const KEY = 'marked-key-77aa';
const ZONES = ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'UTC'];

let google: Google;
let asked: string[] = [];

beforeAll(async () => {
  google = await installGoogle();
});
afterAll(() => google.dispose());
beforeEach(() => {
  asked = [];
  google.bench.playground.cache.clear();
  google.bench.answer = ({ url, headers }: NetworkRequest): NetworkAnswer => {
    asked.push(url);
    const isKnown = Object.values(headers).some((value) => value.includes(KEY));
    return isKnown ? { status: 200, headers: {}, body: '{"activity":null,"total":0}' } : { status: 401, headers: {}, body: '' };
  };
});

type Answer =
  | { readonly ok: true; readonly value: { readonly connected?: boolean; readonly message?: string } }
  | { readonly ok: false; readonly message: string };

/** What connecting said, however it ended. */
function connect(json: string): { connected: boolean; message: string } {
  const answer = JSON.parse(panel('connect', json)) as Answer;
  return answer.ok
    ? { connected: answer.value.connected === true, message: answer.value.message ?? '' }
    : { connected: false, message: answer.message };
}

describe('connect', () => {
  it('keeps a key that works, in the store of the person at the keyboard alone', () => {
    expect(connect(JSON.stringify({ key: KEY, cells: { allowed: true } }))).toMatchObject({ connected: true });
    expect(JSON.stringify(PropertiesService.getUserProperties().getProperties())).toContain(KEY);
    expect(JSON.stringify(PropertiesService.getDocumentProperties()?.getProperties())).not.toContain(KEY);
    expect(JSON.stringify(PropertiesService.getScriptProperties().getProperties())).not.toContain(KEY);
  });

  it('does not keep a key that is refused, so that the one before goes on', () => {
    expect(connect(JSON.stringify({ key: 'refused' }))).toEqual({
      connected: false,
      message: expect.stringContaining('ActivTrak refused your key'),
    });
    expect(JSON.stringify(PropertiesService.getUserProperties().getProperties())).toContain(KEY);
  });

  it.each([
    '',
    'not json',
    '{}',
    '{"key":""}',
    '{"key":"two words"}',
    '{"key":"k","region":"mars"}',
    '{"key":"k","baseUrl":"http://plain.example"}',
  ])('answers %j with a sentence and never throws', (json) => {
    const { connected, message } = connect(json);
    expect(connected).toBe(false);
    expect(message).toMatch(/^[A-Z].*\.$/);
    expect(message).not.toMatch(/JSON|undefined|TypeError/);
  });
});

describe('a custom function', () => {
  it('uses the key in the spreadsheet that its owner allowed it for, and not in a copy of that', () => {
    const cells = { allowed: false, isHere: true, groups: [], users: [] };
    connect(JSON.stringify({ key: KEY }));
    panel('saveConnection', JSON.stringify({ handle: '', cells }));
    expect(callFunction('ACTIVTRAK_USERS', [])).toEqual([['User', 'User ID']]);
    const { spreadsheet } = google.bench.backend;
    const copied = jest.spyOn(spreadsheet, 'facts').mockReturnValue({ ...spreadsheet.facts(), id: 'a copy' });
    try {
      expect(() => callFunction('ACTIVTRAK_USERS', [])).toThrow(formulasNotAllowed(OWNERS_KEY, THE_OWNER));
    } finally {
      copied.mockRestore();
    }
    connect(JSON.stringify({ key: KEY, cells: { allowed: true } }));
  });

  it.each(ZONES)('takes a date cell for the day that the user sees, in %s', (zone) => {
    const zoned = jest
      .spyOn(SpreadsheetApp, 'getActiveSpreadsheet')
      .mockReturnValue({ getSpreadsheetTimeZone: () => zone } as GoogleAppsScript.Spreadsheet.Spreadsheet);
    // A spring forward and an autumn back among them; also a Date of another realm.
    for (const day of ['2026-03-29', '2026-10-25', '2026-03-08', '2026-07-01']) {
      const midnight = Utilities.parseDate(day, zone, 'yyyy-MM-dd');
      const foreign = vm.runInNewContext(`new Date(${midnight.getTime()})`) as Date;
      google.bench.playground.cache.clear();
      asked = [];
      callFunction('ACTIVTRAK_HOURS', [foreign, '', '', '']);
      expect(asked[0]).toContain(`from=${day}&to=${day}`);
    }
    zoned.mockRestore();
  });

  it.each([
    ['Africa/Cairo', '2026-04-24'],
    ['Asia/Beirut', '2026-03-29'],
    ['America/Santiago', '2026-09-06'],
    ['America/Havana', '2026-03-08'],
  ])('takes a day that has no midnight for that day, also when it is today, in %s', (zone, day) => {
    const zoned = jest
      .spyOn(SpreadsheetApp, 'getActiveSpreadsheet')
      .mockReturnValue({ getSpreadsheetTimeZone: () => zone } as GoogleAppsScript.Spreadsheet.Spreadsheet);
    // What Google hands over for such a day is its first moment, 01:00 on the wall; arithmetic makes it a little more or less.
    const first = Utilities.parseDate(`${day} 01:00`, zone, 'yyyy-MM-dd HH:mm').getTime();
    const clock = jest.spyOn(Date, 'now').mockReturnValue(first + 9 * 3_600_000);
    for (const noise of [0, 3, -3]) {
      google.bench.playground.cache.clear();
      asked = [];
      callFunction('ACTIVTRAK_HOURS', [new Date(first + noise)]);
      expect(asked[0]).toContain(`from=${day}&to=${day}`);
    }
    expect(() => callFunction('ACTIVTRAK_HOURS', [new Date(first + 5 * 3_600_000)])).toThrow('NOW()');
    clock.mockRestore();
    zoned.mockRestore();
  });

  it.each([
    ['de_DE', 'Oktober 2024', '2024-10-01', '2024-10-31'],
    ['en_US', '01/03/2026', '2026-01-03', '2026-01-03'],
    ['en_GB', '01/03/2026', '2026-03-01', '2026-03-01'],
  ])("reads days in the spreadsheet's language: %s, %s", (locale, text, from, to) => {
    const zoned = jest.spyOn(SpreadsheetApp, 'getActiveSpreadsheet').mockReturnValue({
      getSpreadsheetTimeZone: () => 'UTC',
      getSpreadsheetLocale: () => locale,
    } as GoogleAppsScript.Spreadsheet.Spreadsheet);
    google.bench.playground.cache.clear();
    callFunction('ACTIVTRAK_HOURS', [text]);
    expect(asked[0]).toContain(`from=${from}&to=${to}`);
    zoned.mockRestore();
  });

  it('throws a plain Error with the sentence', () => {
    let thrown: unknown;
    try {
      callFunction('ACTIVTRAK_HOURS', ['2026-02-30']);
    } catch (failure) {
      thrown = failure;
    }
    expect(String(thrown)).toMatch(/^Error: There is no day “2026-02-30”[^\n]*\.$/);
  });

  it('waits for an answer no longer than Google lets a cell run, and for one that takes 20 seconds', () => {
    let timeoutMs = 0;
    const { answer } = google.bench;
    google.bench.answer = (request) => {
      ({ timeoutMs } = request);
      return answer(request);
    };
    callFunction('ACTIVTRAK_HOURS', []);
    expect(timeoutMs).toBeGreaterThan(20_000);
    expect(timeoutMs).toBeLessThan(30_000);
  });

  it('gives its rows where Google refuses a lock, or to take it back, because too many are asked for at once', () => {
    const rows = callFunction('ACTIVTRAK_HOURS', []);
    google.bench.playground.cache.clear();
    const tooMany = (): never => {
      throw new ScriptException('There are too many LockService operations against the same script.');
    };
    const { locks } = google.bench.backend;
    jest.spyOn(locks, 'acquire').mockImplementationOnce(tooMany);
    jest.spyOn(locks, 'release').mockImplementation(tooMany);
    expect(callFunction('ACTIVTRAK_HOURS', [])).toEqual(rows);
    jest.restoreAllMocks();
  });

  it('leaves no key in the caches', () => {
    callFunction('ACTIVTRAK_HOURS', []);
    callFunction('ACTIVTRAK_STATUS', []);
    expect(JSON.stringify(google.bench.playground.cache.content())).not.toContain(KEY);
    expect(asked.join()).not.toContain(KEY);
  });

  it('has nothing to run on once the key is forgotten', () => {
    expect(JSON.parse(panel('disconnect', '{}'))).toMatchObject({ ok: true });
    expect(() => callFunction('ACTIVTRAK_HOURS', [])).toThrow(formulasUnconnected(OWNERS_KEY, THE_OWNER));
  });
});
