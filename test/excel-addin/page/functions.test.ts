/** @jest-environment node */

import { keyRefused } from '#words/answers';
import { YOU, YOUR_KEY_HERE } from '#words/connection';
import { IN_PREVIEW, NO_ANSWER_IN_TIME, NO_LONGER_WANTED } from '#words/excel';
import { PART_NOT_LOADED } from '#words/excel-page';
import { formulasNotAllowed, formulasUnconnected } from '#words/formula-keys';
import { CATALOG } from '../../../shared/functions/catalog';
import type { Transport } from '../../../shared/ports';
import { fakeOrganisation } from '../../doubles/fake-organisation';
import { hoursRecord } from '../../doubles/fake-records';
import { httpAnswer, jsonAnswer } from '../../doubles/scripted-transport';
import { LAST_DAYS, sheet } from '../../shared/functions/cells';
import { errorOf, KNOWN, requestsOf, type WorkbookOptions, workbook } from './functions-bench';

afterAll(() => Reflect.deleteProperty(globalThis, 'CustomFunctions'));

it('ties every function of the catalogue to its id, and each gives what its metadata promise', async () => {
  const { excel } = workbook(KNOWN);
  for (const { name, parameters } of CATALOG) {
    const args = parameters.map(({ required, example }) => (required ? example.replace(/"/g, '') : null));
    const shown = await excel.call(name, ...args);
    expect([name, (shown as { text?: string }).text]).toEqual([name, undefined]);
  }
});

describe('errors', () => {
  it('of the formula are #VALUE! with the sentence', async () => {
    expect(await workbook(KNOWN).excel.call('ACTIVTRAK_HOURS', '2026-02-30')).toEqual({
      error: '#VALUE!',
      text: 'There is no day “2026-02-30”. Write a day as 2026-03-31.',
    });
  });

  it.each<[string, WorkbookOptions, string]>([
    ['no key', { connection: 'none' }, formulasUnconnected(YOUR_KEY_HERE, YOU)],
    [
      'a key that formulas may not use',
      { connection: { cells: { allowed: false, groups: [], users: [] } } },
      formulasNotAllowed(YOUR_KEY_HERE, YOU),
    ],
    ['a key that is refused', { key: 'another' }, keyRefused(YOUR_KEY_HERE, 401)],
  ])('of %s are #N/A with the sentence, which speaks of one’s own key', async (_, options, words) => {
    const { error, text } = errorOf(await workbook(options).excel.call('ACTIVTRAK_HOURS'));
    expect(error).toBe('#N/A');
    expect(text).toBe(words);
    expect(text).not.toContain('spreadsheet');
  });

  it('that nobody thought of are a sentence too, and quote nothing', async () => {
    const { error, text } = errorOf(
      await workbook({
        ...KNOWN,
        through: {
          send: () => {
            throw new TypeError('secret inside');
          },
        },
      }).excel.call('ACTIVTRAK_HOURS'),
    );
    expect(error).toBe('#N/A');
    expect(text).toMatch(/^[A-Z].*unexpected.*\.$/);
    expect(text).not.toContain('secret');
  });

  it('of functions that could not be loaded say so, until they are', async () => {
    let isCut = true;
    const other = workbook(KNOWN);
    const { excel } = workbook({
      ...KNOWN,
      load: () =>
        isCut
          ? Promise.reject(new TypeError('Failed to fetch dynamically imported module'))
          : Promise.resolve(async (_, given) => other.excel.call('ACTIVTRAK_STATUS', ...given.slice(0, 0))),
    });
    expect(errorOf(await excel.call('ACTIVTRAK_STATUS'))).toEqual({
      error: '#N/A',
      text: PART_NOT_LOADED,
    });
    isCut = false;
    expect(await excel.call('ACTIVTRAK_STATUS')).toMatch(/^Connected/);
  });

  it('are plain ones where Excel has no errors with a text yet', async () => {
    const { excel } = workbook(KNOWN);
    Object.assign(excel.global, { Error: undefined });
    expect(await excel.call('ACTIVTRAK_HOURS', '2026-02-30')).toEqual({ error: '#VALUE!', text: '' });
  });
});

describe('cells that are calculated together', () => {
  it.each(['early-access', 'current'] as const)(
    '300 of them about 300 people in one week make at most 5 requests (%s)',
    async (dialect) => {
      const organisation = fakeOrganisation(300, LAST_DAYS);
      const book = workbook({ organisation, dialect, connection: { keyHeader: dialect === 'current' ? 'x-api-key' : 'bearer' } });
      const totals = await Promise.all(
        organisation.people.map(({ name }) => book.excel.call('ACTIVTRAK_TOTAL', 'active', 'last 7 days', null, name)),
      );
      expect(totals).toEqual(organisation.people.map(({ id }) => [[expect.closeTo((7 * (4260 + id) + 21) / 3600, 9)]]));
      expect(requestsOf(book)).toBeLessThanOrEqual(5);
      // Once for all of them: the first connection, and whether there is more.
      expect(book.reads()).toBe(2);
    },
  );

  it.each([
    ['everyone’s rows in fewer requests, where they are more than a thousand rows each', 30, 'everyone'],
    ['for each alone, where everyone’s rows are more requests', 10, 'each'],
  ] as const)('ask %s', async (_, cells, asked) => {
    const organisation = fakeOrganisation(30, LAST_DAYS);
    const filters = ['userId', 'clientId'];
    const fault = (path: string, parameters: URLSearchParams) => {
      if (!path.endsWith('/workinghours/users') || filters.some((name) => parameters.has(name))) return undefined;
      const activity = organisation.days.map((day) => hoursRecord(organisation, day, 'users', 'current', 'objects'));
      return parameters.get('page') === '1' ? jsonAnswer({ activity, total: 24_000 }) : httpAnswer(400);
    };
    const book = workbook({ ...KNOWN, organisation, fault });
    const who = organisation.people.slice(0, cells);
    await Promise.all(
      who.flatMap(({ id }) => ['active', 'passive'].map((metric) => book.excel.call('ACTIVTRAK_TOTAL', metric, null, null, id))),
    );
    const requests = book.transport.rounds.flat().map(({ url }) => new URL(url).searchParams);
    const alone = requests.filter((parameters) => filters.some((name) => parameters.has(name)));
    expect([alone.length > 0, requests.some((parameters) => parameters.get('page') === '2')]).toEqual(
      asked === 'each' ? [true, false] : [false, true],
    );
  });

  it('and are alike are evaluated once', async () => {
    const book = workbook(KNOWN);
    const shown = await Promise.all(Array.from({ length: 20 }, () => book.excel.call('ACTIVTRAK_LOG', 'yesterday')));
    expect(new Set(shown.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(book.budgets).toHaveLength(1);
  });

  it('read the key anew with the next calculation', async () => {
    const book = workbook({ connection: 'none' });
    expect(errorOf(await book.excel.call('ACTIVTRAK_HOURS')).text).toBe(formulasUnconnected(YOUR_KEY_HERE, YOU));
    book.secrets.entries.set('activtrak.connection', sheet('later', KNOWN).secrets.entries.get('activtrak.connection') as string);
    expect(await book.excel.call('ACTIVTRAK_HOURS')).toHaveLength(1 + 4 * 7);
  });
});

describe('a cell', () => {
  it('asks for nothing in a preview of its formula', async () => {
    const book = workbook(KNOWN);
    expect(await book.excel.begin('ACTIVTRAK_TOTAL', ['active'], true).shown).toEqual([[IN_PREVIEW]]);
    expect(await book.excel.begin('ACTIVTRAK_STATUS', [], true).shown).toBe(IN_PREVIEW);
    await new Promise((done) => setTimeout(done, 150));
    expect(requestsOf(book)).toBe(0);
  });

  it('that is edited before its batch begins asks for nothing', async () => {
    const book = workbook(KNOWN);
    const cell = book.excel.begin('ACTIVTRAK_HOURS');
    cell.cancel();
    expect(errorOf(await cell.shown).error).toBe('#N/A');
    await new Promise((done) => setTimeout(done, 150));
    expect(requestsOf(book)).toBe(0);
  });

  it('ends its budget when it is edited, unless another one like it still waits', async () => {
    let answer = (): void => undefined;
    const through: Transport = {
      send: (requests) =>
        new Promise((resolve) => {
          answer = () => resolve(requests.map(() => ({ status: 200, headers: {}, body: '{"activity":null,"total":0}' })));
        }),
    };
    const book = workbook({ ...KNOWN, through });
    const [first, second] = [book.excel.begin('ACTIVTRAK_HOURS'), book.excel.begin('ACTIVTRAK_HOURS')];
    while (book.budgets.length === 0) await new Promise((done) => setTimeout(done, 10));
    first.cancel();
    expect(errorOf(await first.shown).text).toBe(NO_LONGER_WANTED);
    expect(book.budgets[0]?.spent()).toBeUndefined();
    second.cancel();
    expect(book.budgets[0]?.spent()).toBe('cancelled');
    answer();
  });
});

describe('nothing leaves a cell busy for ever', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  const never = (): Promise<never> => new Promise(() => undefined);

  it.each<[string, WorkbookOptions]>([
    ['a server that never answers', { ...KNOWN, through: { send: never } }],
    ['an Office that never begins', { ...KNOWN, ready: never }],
  ])('%s', async (_, options) => {
    const cell = workbook(options).excel.begin('ACTIVTRAK_HOURS');
    await jest.advanceTimersByTimeAsync(80_000);
    const { error, text } = errorOf(await cell.shown);
    expect(error).toBe('#N/A');
    expect(text).toBe(NO_ANSWER_IN_TIME);
  });
});
