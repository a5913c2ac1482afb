import { evaluate } from '../../excel-addin/cells';
import { firstSerial } from '../../excel-addin/host/workbook/date-system';
import { CATALOG, functionId } from '../../shared/functions/catalog';
import { serialOfIso } from '../../shared/model/serial';
import { type WorkbookBench, workbookBench } from './workbook-bench';

let bench: WorkbookBench;
beforeEach(async () => {
  bench = await workbookBench();
});
afterEach(() => bench.dispose());

it('is asked anew by formulas, and stays what it was while Excel does not answer', async () => {
  expect(await firstSerial()).toBe(0);
  bench.workbook.date1904 = true;
  expect(await firstSerial()).toBe(1462);
  // While a person types into a cell, Excel refuses.
  bench.workbook.editing = { ended: new Promise(() => undefined), end: () => undefined };
  bench.workbook.date1904 = false;
  expect(await firstSerial()).toBe(1462);
});

describe('a formula of the page', () => {
  const connection = {
    version: 1,
    id: 'c',
    baseUrl: 'https://api.activtrak.com',
    key: 'marked-key-8d1f',
    cells: { allowed: true, groups: [], users: [] },
    weekStart: 1,
  };
  let asked: URL[] = [];

  beforeEach(() => {
    asked = [];
    const storage = { getItem: async () => JSON.stringify(connection) };
    const page = {
      fetch: async (url: string) => {
        asked.push(new URL(url));
        return new Response('{"activity":null,"total":0}');
      },
    };
    Object.assign(globalThis, { window: page, location: { origin: 'https://pane.example' }, OfficeRuntime: { storage } });
    Object.assign(Office, { onReady: async () => undefined });
  });
  afterEach(() => {
    for (const name of ['window', 'location', 'OfficeRuntime']) Reflect.deleteProperty(globalThis, name);
  });

  it.each([
    [false, 0, '2026-03-16'],
    [true, 1462, '2026-03-17'],
  ])('that points to a date asks for the day that the person sees (from 1904: %s)', async (date1904, less, day) => {
    bench.workbook.date1904 = date1904;
    const parameters = CATALOG.find(({ name }) => name === 'ACTIVTRAK_HOURS')?.parameters ?? [];
    const args = parameters.map((_, place) => (place === 0 ? (serialOfIso(day) as number) - less : null));
    await evaluate(functionId('ACTIVTRAK_HOURS'), [...args, {}]);
    expect(asked[0]?.searchParams.get('from')).toBe(day);
  });

  it.each(CATALOG.map(({ name, parameters }) => [name, parameters] as const))(
    '%s leaves the workbook as it is',
    async (name, parameters) => {
      const whole = (): unknown => [
        bench.workbook.backend.sheets().map((sheet) => [sheet, bench.seen(sheet.name), bench.formats(sheet.name)]),
        [...bench.workbook.settings],
      ];
      const before = whole();
      const args = parameters.map((parameter) => (parameter.name === 'metric' ? 'active' : null));
      await evaluate(functionId(name), [...args, {}]).catch(() => undefined);
      expect(whole()).toEqual(before);
    },
  );
});
