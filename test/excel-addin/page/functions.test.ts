import { associateFunctions } from '../../../excel-addin/association';
import { customFunctions, type Evaluate } from '../../../excel-addin/cells';
import type { CellHost } from '../../../excel-addin/cells/cell-calls';
import { pageLock } from '../../../excel-addin/host/lock';
import { type CustomFunctionsHost, customFunctionsHost, type Shown } from '../../../playground/office/custom-functions';
import { functionsMetadata } from '../../../scripts/excel-metadata';
import { CATALOG } from '../../../shared/functions/catalog';
import { serialOfIso } from '../../../shared/model/serial';
import type { Budget, Transport } from '../../../shared/ports';
import { keyRefused } from '../../../shared/words/en/answers';
import { formulasNotAllowed, formulasUnconnected, YOU, YOUR_KEY_HERE } from '../../../shared/words/en/connection';
import { IN_PREVIEW, NO_ANSWER_IN_TIME, NO_LONGER_WANTED } from '../../../shared/words/en/excel';
import { PART_NOT_LOADED } from '../../../shared/words/en/excel-page';
import type { FakeApiOptions, fakeApi } from '../../doubles/fake-api';
import { fakeOrganisation } from '../../doubles/fake-organisation';
import type { HandClock } from '../../doubles/hand-clock';
import { memoryCache } from '../../doubles/memory-cache';
import type { MemoryStore } from '../../doubles/memory-store';
import { LAST_DAYS, type SheetOptions, sheet, TODAY } from '../../shared/functions/cells';

const PLACE = { holder: 'your key on this device', owner: 'you', zone: 'UTC' };

interface Workbook {
  readonly excel: CustomFunctionsHost;
  readonly transport: ReturnType<typeof fakeApi>;
  readonly clock: HandClock;
  readonly secrets: MemoryStore;
  /** How often the person's store was asked for something. */
  readonly reads: () => number;
  readonly budgets: readonly Budget[];
}

interface WorkbookOptions extends SheetOptions {
  /** In place of the API in memory. */
  readonly through?: Transport;
  readonly ready?: () => Promise<unknown>;
  /** In place of what evaluates functions. */
  readonly load?: () => Promise<Evaluate>;
  /** Whether this Excel has CustomFunctionsRuntime 1.4. */
  readonly takesFormats?: boolean;
  /** 1462 where the workbook counts its days from 1904. */
  readonly firstSerial?: number;
}

/** One open workbook, with the functions associated as the add-in does it. */
function workbook({
  through,
  load,
  ready = async () => undefined,
  takesFormats = false,
  firstSerial = 0,
  ...options
}: WorkbookOptions = {}): Workbook {
  const { clock, secrets, transport, diagnostics } = sheet('later', options);
  const budgets: Budget[] = [];
  const cache = memoryCache('later', clock);
  const lock = pageLock();
  let reads = 0;
  const host: CellHost = {
    clock,
    ready,
    secrets: () => ({
      ...secrets,
      get(key) {
        reads += 1;
        return secrets.get(key);
      },
    }),
    cache,
    ports(budget) {
      budgets.push(budget);
      return { transport: through ?? transport, clock, lock, budget, diagnostics };
    },
    place: async () => ({ ...PLACE, firstSerial }),
    takesFormats: () => takesFormats,
  };
  const metadata = functionsMetadata(false);
  const excel = customFunctionsHost(metadata.functions, takesFormats);
  Object.assign(globalThis, { CustomFunctions: excel.global });
  const evaluate = customFunctions(host);
  associateFunctions(
    metadata.functions.map(({ id }) => id),
    load ?? (async () => evaluate),
  );
  return { excel, transport: transport as Workbook['transport'], clock, secrets, reads: () => reads, budgets };
}

const KNOWN: Partial<FakeApiOptions> & SheetOptions = { connection: { keyHeader: 'x-api-key', dialect: 'current' } };
const requestsOf = ({ transport }: Workbook): number => transport.rounds.flat().length;
const errorOf = (shown: Shown): { error: string; text: string } => shown as { error: string; text: string };

afterAll(() => Reflect.deleteProperty(globalThis, 'CustomFunctions'));

it('ties every function of the catalogue to its id, and each gives what its metadata promise', async () => {
  const { excel } = workbook(KNOWN);
  for (const { name, parameters } of CATALOG) {
    const args = parameters.map(({ required, example }) => (required ? example.replace(/"/g, '') : null));
    const shown = await excel.call(name, ...args);
    expect([name, (shown as { text?: string }).text]).toEqual([name, undefined]);
  }
});

describe('arguments', () => {
  const asked = ({ transport }: Workbook): readonly (string | null)[] => {
    const { searchParams } = new URL(transport.rounds.flat()[0]?.url ?? '');
    return [searchParams.get('from'), searchParams.get('to')];
  };

  it('that are left out are null, and mean the usual', async () => {
    const book = workbook(KNOWN);
    const rows = (await book.excel.call('ACTIVTRAK_HOURS')) as readonly (readonly unknown[])[];
    expect(rows[0]).toContain('User');
    expect(asked(book)).toEqual([LAST_DAYS[0], TODAY]);
  });

  it('that point to a date are serial numbers, and so are the dates that come back', async () => {
    const book = workbook(KNOWN);
    const day = serialOfIso(LAST_DAYS[2] as string) as number;
    const rows = (await book.excel.call('ACTIVTRAK_HOURS', day, day, null, [['Date', 'User']])) as readonly (readonly unknown[])[];
    expect(asked(book)).toEqual([LAST_DAYS[2], LAST_DAYS[2]]);
    expect(rows.slice(1).map(([date]) => date)).toEqual([day, day, day, day]);
  });

  it.each([0, null, ''])(
    'that point to an empty cell come as %j: nobody and no days, and never everyone or the last days',
    async (empty) => {
      const book = workbook(KNOWN);
      const calls: readonly (readonly [string, ...unknown[]])[] = [
        ['ACTIVTRAK_HOURS', [[empty]]],
        ['ACTIVTRAK_HOURS', 'last 7 days', null, [[empty]], 'Date, User'],
        ['ACTIVTRAK_HOURS', 'last 7 days', null, [[empty], [empty]]],
        ['ACTIVTRAK_COMPUTER_HOURS', 'last 7 days', null, [[empty]]],
        ['ACTIVTRAK_LOG', 'today', null, [[empty]]],
        ['ACTIVTRAK_TOTAL', 'active', 'last 7 days', null, [[empty]]],
        ['ACTIVTRAK_TOTAL', 'active', [[empty]]],
        ['ACTIVTRAK_USERS', [[empty]]],
      ];
      for (const [name, ...args] of calls) expect([name, args, await book.excel.call(name, ...args)]).toEqual([name, args, [['']]]);
      expect(requestsOf(book)).toBe(0);
      expect(await book.excel.call('ACTIVTRAK_TOTAL', 'active', [[empty]], null, [['Person 1', 'Person 2']])).toEqual([['', '']]);
      const totals = await book.excel.call('ACTIVTRAK_TOTAL', 'active', 'last 7 days', [[empty]], [['Person 1'], [empty], ['Person 2']]);
      expect(totals).toEqual([[expect.any(Number)], [''], [expect.any(Number)]]);
      // What else is empty is the usual.
      expect(await book.excel.call('ACTIVTRAK_HOURS', null, [[empty]], null, [[empty]], [[empty]])).toHaveLength(1 + 4 * 7);
      expect(await book.excel.call('ACTIVTRAK_HOURS', 'last 7 days', null, 'everyone')).toHaveLength(1 + 4 * 7);
    },
  );

  it('that point to dates are read as a workbook counts them that counts from 1904, and so are the dates that come back', async () => {
    const book = workbook({ ...KNOWN, firstSerial: 1462 });
    const day = (serialOfIso(LAST_DAYS[2] as string) as number) - 1462;
    const rows = (await book.excel.call('ACTIVTRAK_HOURS', day, day, null, [['Date', 'First activity']])) as readonly (readonly number[])[];
    expect(asked(book)).toEqual([LAST_DAYS[2], LAST_DAYS[2]]);
    for (const [date, first = 0] of rows.slice(1)) expect([date, Math.floor(first)]).toEqual([day, day]);
    expect(await book.excel.call('ACTIVTRAK_HOURS', 2019, null, null, null, null)).toMatchObject({ error: expect.any(String) });
  });

  it('refuse a limit of 0 as they do -3', async () => {
    for (const limit of [0, -3])
      expect(await workbook(KNOWN).excel.call('ACTIVTRAK_LOG', 'today', null, null, null, limit, null)).toMatchObject({
        error: '#VALUE!',
        text: expect.stringContaining('limit'),
      });
    await expect(workbook(KNOWN).excel.call('ACTIVTRAK_LOG', 'today', null, null, null, null, null)).resolves.toBeDefined();
  });

  it('that are a range give a result of its shape', async () => {
    const { excel } = workbook(KNOWN);
    const totals = await excel.call('ACTIVTRAK_TOTAL', 'active', 'last week', null, [
      ['Person 1', 'Person 2'],
      ['group:Sales', 'Nobody'],
    ]);
    expect(totals).toEqual([
      [expect.any(Number), expect.any(Number)],
      [expect.any(Number), { error: '#VALUE!', text: expect.stringContaining('“Nobody”') }],
    ]);
  });

  it('that are a range with a bad cell fail whole where Excel knows no errors in cells', async () => {
    const { excel } = workbook(KNOWN);
    Object.assign(excel.global, { Error: undefined });
    expect(await excel.call('ACTIVTRAK_TOTAL', 'active', 'last week', null, [['Person 1'], ['Nobody']])).toMatchObject({
      error: '#VALUE!',
    });
  });
});

describe('numbers', () => {
  const shownIn = async (book: Workbook, name: string, ...args: readonly unknown[]): Promise<readonly unknown[]> => {
    const shown = await book.excel.call(name, ...args);
    return Array.isArray(shown) ? (shown[1] as readonly unknown[]) : [shown];
  };

  it('have the format of what they are where Excel takes one, and count as numbers', async () => {
    const book = workbook({ ...KNOWN, takesFormats: true });
    const day = serialOfIso(LAST_DAYS[2] as string);
    expect(await shownIn(book, 'ACTIVTRAK_HOURS', day, null, null, [['Date, Active, User ID, User']])).toEqual([
      { type: 'Double', basicValue: day, numberFormat: 'yyyy-mm-dd' },
      { type: 'Double', basicValue: expect.any(Number), numberFormat: '0.00' },
      { type: 'Double', basicValue: expect.any(Number), numberFormat: '0' },
      expect.any(String),
    ]);
    expect(await shownIn(book, 'ACTIVTRAK_HOURS', day, null, null, [['Active']], 'days')).toEqual([
      { type: 'Double', basicValue: expect.any(Number), numberFormat: '[h]:mm:ss' },
    ]);
    expect(await book.excel.call('ACTIVTRAK_TOTAL', 'active', 'last week', null, [['Person 1']])).toEqual([
      [{ type: 'Double', basicValue: expect.any(Number), numberFormat: '0.00' }],
    ]);
  });

  it('are plain where it takes none', async () => {
    const row = await shownIn(workbook(KNOWN), 'ACTIVTRAK_HOURS', null, null, null, [['Date, Active']]);
    expect(row).toEqual([expect.any(Number), expect.any(Number)]);
  });

  it('with a format come back as arguments: our own dates', async () => {
    const book = workbook({ ...KNOWN, takesFormats: true });
    const day = serialOfIso(LAST_DAYS[2] as string) as number;
    const given = { type: 'Double', basicValue: day, numberFormat: 'yyyy-mm-dd' };
    expect(await shownIn(book, 'ACTIVTRAK_HOURS', given, given, null, [['Date']])).toEqual([
      { type: 'Double', basicValue: day, numberFormat: 'yyyy-mm-dd' },
    ]);
  });
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
      expect(book.reads()).toBe(1);
    },
  );

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
