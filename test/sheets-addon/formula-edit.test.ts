import { onEdit } from '../../sheets-addon/formula-edit';
import { scriptDiagnostics } from '../../sheets-addon/host/diagnostics';
import { formatResult } from '../../sheets-addon/host/spreadsheet/result-format';
import { consoleKeeping } from '../contract/diagnostics.contract';
import { OWNER } from '../playground/script-bench';
import { type AddOnBench, addOnBench } from './add-on-bench';

let bench: AddOnBench;

beforeEach(async () => {
  bench = await addOnBench();
});
afterEach(() => bench.dispose());

const spreadsheet = () => bench.google.playground;

/** Somebody has typed `formula` into a cell; `value` is what Google's event says of it. */
function type(cell: string, formula: string, value?: string): void {
  spreadsheet().type(cell, formula);
  edit(cell, value);
}

const edit = (range: string, value?: string): void =>
  bench.execute({ context: 'edit', user: OWNER }, () =>
    onEdit({ range: SpreadsheetApp.getActiveSpreadsheet().getRange(range), ...(value === undefined ? {} : { value }) }),
  ).value;

const formats = (range: string): readonly string[] =>
  bench.execute({ context: 'sidebar', user: OWNER }, () => SpreadsheetApp.getActiveSpreadsheet().getRange(range).getNumberFormats().flat())
    .value;

const PLAIN = 'General';

it.each([undefined, '=ACTIVTRAK_HOURS()', 'Loading...', '#ERROR!'])(
  'formats what a typed formula fills, where the event says %s of it',
  (value) => {
    type('B2', '=ACTIVTRAK_HOURS("last week", , , "Date, User, Active")', value);
    expect(formats('B3:E3')).toEqual(['yyyy-mm-dd', PLAIN, '0.00', PLAIN]);
    expect(formats('B1000:D1000')).toEqual(['yyyy-mm-dd', PLAIN, '0.00']);
    expect(formats('A2:D2')).toEqual([PLAIN, PLAIN, PLAIN, PLAIN]);
  },
);

it('never changes a format that somebody chose, be it in one cell', () => {
  spreadsheet().format('B500', 'dd.mm.yyyy');
  type('B2', '=ACTIVTRAK_HOURS("last week", , , "Date, User, Active")');
  expect([formats('B3'), formats('B500'), formats('D3')]).toEqual([[PLAIN], ['dd.mm.yyyy'], ['0.00']]);
});

it('leaves cells alone that hold something', () => {
  spreadsheet().type('B10', '45000');
  type('B2', '=ACTIVTRAK_HOURS("last week", , , "Date, User, Active")');
  expect([formats('B9:B11'), formats('D9:D11')]).toEqual([
    ['yyyy-mm-dd', PLAIN, PLAIN],
    ['0.00', '0.00', '0.00'],
  ]);
});

it('formats a result that was there before it, and nothing of others below', async () => {
  spreadsheet().type('B2', '=SEQUENCE(4,3)');
  spreadsheet().type('B10', '45000');
  await spreadsheet().settled();
  bench.execute({ context: 'edit', user: OWNER }, () =>
    formatResult(SpreadsheetApp.getActiveSpreadsheet().getRange('B2'), { columns: ['yyyy-mm-dd', undefined, '0.00'], isTable: true }),
  );
  expect([formats('B2:B3'), formats('B9:B11'), formats('D3'), formats('D1000')]).toEqual([
    [PLAIN, 'yyyy-mm-dd'],
    ['yyyy-mm-dd', PLAIN, PLAIN],
    ['0.00'],
    ['0.00'],
  ]);
});

it('reads columns and unit from cells', () => {
  spreadsheet().type('G1', 'Active');
  spreadsheet().type('H1', 'Date');
  spreadsheet().type('I1', 'days');
  type('B2', "=ACTIVTRAK_HOURS(,,,G1:H1,'Sheet1'!I1)");
  expect(formats('B3:C3')).toEqual(['[h]:mm:ss', 'yyyy-mm-dd']);
});

it('gives totals two decimals, also where one was filled down', () => {
  type('B2', '=ACTIVTRAK_TOTAL("active", "last week")');
  spreadsheet().type('B3', '=ACTIVTRAK_TOTAL("active", "last month")');
  spreadsheet().type('B4', '12');
  edit('B2:B4');
  expect(formats('B2:B5')).toEqual(['0.00', '0.00', PLAIN, PLAIN]);
});

it('asks Google for nothing when a text or a number is typed', () => {
  const asked = new Proxy({} as GoogleAppsScript.Spreadsheet.Range, {
    get: (_, name) => {
      throw new Error(`${String(name)} was asked.`);
    },
  });
  for (const value of ['Hello', '12', 'TRUE', '2026-03-31']) expect(() => onEdit({ range: asked, value })).not.toThrow();
  let calls = 0;
  const range = {
    getFormula: () => {
      calls += 1;
      return '';
    },
  } as unknown as GoogleAppsScript.Spreadsheet.Range;
  onEdit({ range });
  expect(calls).toBe(1);
});

it('says nothing to the person where something fails', () => {
  const range = {
    getFormula: () => {
      throw new Error('Service Spreadsheets failed');
    },
  } as unknown as GoogleAppsScript.Spreadsheet.Range;
  const { kept } = consoleKeeping(scriptDiagnostics);
  expect(() => onEdit({ range })).not.toThrow();
  expect(kept()).toEqual([expect.stringContaining('Service Spreadsheets failed')]);
  jest.restoreAllMocks();
});
