import { serialOfIso } from '../../../shared/model/serial';
import { LAST_DAYS, TODAY } from '../../shared/functions/cells';
import { KNOWN, requestsOf, type Workbook, workbook } from './functions-bench';

afterAll(() => Reflect.deleteProperty(globalThis, 'CustomFunctions'));

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
