import type { StoredValue } from '../../playground/spreadsheet/backend';
import { createScriptBench, type ScriptBench } from './script-bench';

let bench: ScriptBench;

beforeEach(async () => {
  bench = await createScriptBench();
});
afterEach(() => bench.dispose());

const main = (body: string) => `function main(...args) { const sheet = SpreadsheetApp.getActiveSheet(); ${body} }`;

/** What is in A1 after setValue of a text, with the format that the cell had. */
function written(text: string, format = 'General'): { value: StoredValue; formula: string; format: string } {
  const run = bench.run(main('sheet.getRange("A1").clear().setNumberFormat(args[1]).setValue(args[0]);'), { args: [text, format] });
  if (!run.ok) throw new Error(run.message);
  const read = bench.backend.spreadsheet.read({ sheet: '0', row: 0, column: 0, rows: 1, columns: 1 }, ['values', 'formulas', 'formats']);
  return { value: read.values?.[0]?.[0] ?? null, formula: read.formulas?.[0]?.[0] ?? '', format: read.formats?.[0]?.[0] ?? '' };
}

describe('A9 setValue: a value that begins with = is a formula', () => {
  test.each(['=1+1', '=IMPORTXML("http://x","//a")', ' =1+1', '\t=1+1', '\n=1+1', '＝1+1'])('%j', (text) => {
    expect(written(text).formula).toBe(`=${text.trim().slice(1)}`);
  });

  test('the plain text format alone does not stop it', () => {
    expect(written('=1+1', '@')).toMatchObject({ formula: '=1+1' });
  });

  test('an apostrophe stops it and is consumed', () => {
    expect(written("'=1+1")).toMatchObject({ value: '=1+1', formula: '' });
    expect(written("'=1+1", '@')).toMatchObject({ value: '=1+1', formula: '' });
    expect(written("''quoted")).toMatchObject({ value: "'quoted" });
  });

  test.each(['+A1', '-A1', '+(1)', '＋A1'])('a sign before what is no number begins one too: %s', (text) => {
    expect(written(text).formula).not.toBe('');
  });

  test.each(['=', '@x', '+', '-', '- item', 'a=b'])('and what is none: %s', (text) => {
    expect(written(text)).toMatchObject({ value: text, formula: '' });
  });
});

describe('A9 setValue: text is parsed as if it were typed', () => {
  test.each<[string, StoredValue, string]>([
    ['007', 7, 'General'],
    ['1e5', 100_000, '0.00E+00'],
    ['2.000', 2, 'General'],
    ['1,000,000', 1_000_000, 'General'],
    ['$2.99', 2.99, '$#,##0.00'],
    ['+1', 1, 'General'],
    ['-2', -2, 'General'],
    ['(3)', -3, 'General'],
    [' 5 ', 5, 'General'],
    ['5%', 0.05, '0%'],
    ['2.5%', 0.025, '0.00%'],
    ['TRUE', true, 'General'],
    ['false', false, 'General'],
    ['1-2', 46024, 'm/d'],
    ['2026-01-02', 46024, 'yyyy-mm-dd'],
    ['2026-03', 46082, 'yyyy-mm-dd'],
    ['1/2/2026', 46024, 'm/d/yyyy'],
    ['Jan 2, 2026', 46024, 'mmm d, yyyy'],
    ['2-Jan-2026', 46024, 'd-mmm-yyyy'],
    ['12:00', 0.5, 'h:mm:ss am/pm'],
    ['6:00 PM', 0.75, 'h:mm:ss am/pm'],
    ['2026-01-02 12:00', 46024.5, 'm/d/yyyy h:mm:ss'],
    ['2026-01-02T12:00:00', 46024.5, 'm/d/yyyy h:mm:ss'],
  ])('%s', (text, value, format) => {
    expect(written(text)).toEqual({ value, formula: '', format });
  });

  test.each(['2026-02-30', '13-32', '1,00', '12:75', '1.2.3.4', 'Infinity', 'NaN', '1 2', 'ab-12', '0x10', '2026-01-02T12:00:00Z'])(
    'text that stays text: %s',
    (text) => {
      expect(written(text)).toEqual({ value: text, formula: '', format: 'General' });
    },
  );

  test.each(['007', '1-2', '1e5', 'TRUE', '5%', '$2.99', ' 5 '])('in a cell formatted as plain text it stays text: %s', (text) => {
    expect(written(text, '@')).toEqual({ value: text, formula: '', format: '@' });
  });

  test('an apostrophe keeps it text as well', () => {
    expect(written("'007")).toMatchObject({ value: '007' });
  });

  test('a chosen format stays', () => {
    expect(written('2026-01-02', '0.00')).toEqual({ value: 46024, formula: '', format: '0.00' });
  });
});

describe('A9 setValue: other values', () => {
  test("a Date is the serial number of the spreadsheet's wall clock", () => {
    bench.run(main('sheet.getRange("A1").setValue(new Date("2026-07-01T10:00:00Z"));'));
    expect(bench.playground.value('A1')).toBe(46204.5);
    const stamp = main('const v = sheet.getRange("A1").getValue(); return [v instanceof Date, v.toISOString()];');
    expect(bench.value(stamp)).toEqual([true, '2026-07-01T10:00:00.000Z']);
  });

  test('numbers, booleans, nothing', () => {
    bench.run(main('sheet.getRange("A1:D1").setValues([[1.5, true, null, ""]]);'));
    expect(bench.playground.values('A1:D1')).toEqual([[1.5, true, null, null]]);
    expect(bench.value(main('return sheet.getRange("A1:D1").getValues();'))).toEqual([[1.5, true, '', '']]);
  });

  test('what is no value is refused and nothing is written', () => {
    expect(bench.failure(main('sheet.getRange("A1:B1").setValues([[1, {}]]);'))).toContain('Cannot convert');
    expect(bench.playground.value('A1')).toBeNull();
  });

  test('50,000 characters a cell', () => {
    expect(bench.run(main('sheet.getRange("A1").setValue("x".repeat(50000));')).ok).toBe(true);
    expect(bench.failure(main('sheet.getRange("A1").setValue("x".repeat(50001));'))).toContain('maximum of 50000 characters');
  });
});

describe('A9 setValues: the dimensions have to match exactly', () => {
  test('rows', () => {
    expect(bench.failure(main('sheet.getRange("A1:A3").setValues([[1], [2]]);'))).toBe(
      'Exception: The number of rows in the data does not match the number of rows in the range. The data has 2 but the range has 3.',
    );
  });

  test('columns, in any row', () => {
    expect(bench.failure(main('sheet.getRange("A1:B2").setValues([[1, 2], [3]]);'))).toBe(
      'Exception: The number of columns in the data does not match the number of columns in the range. The data has 1 but the range has 2.',
    );
  });

  test('a list is no grid', () => {
    expect(bench.failure(main('sheet.getRange("A1:B1").setValues([1, 2]);'))).toContain("don't match the method signature");
  });
});

test('A9 clearContent leaves the formatting intact', () => {
  bench.run(main('sheet.getRange("A1:B2").setNumberFormat("0.00").setValue(1); sheet.getRange("A1").clearContent();'));
  expect(bench.playground.values('A1:B1')).toEqual([[null, 1]]);
  expect(bench.value(main('return sheet.getRange("A1:A2").getNumberFormats();'))).toEqual([['0.00'], ['0.00']]);
});

test('A9 text read back and written again is not parsed by reading', () => {
  bench.run(main('sheet.getRange("A1").setValue("\'=1+1");'));
  expect(bench.value(main('return sheet.getRange("A1").getValue();'))).toBe('=1+1');
  expect(bench.value(main('return sheet.getRange("A1").getFormula();'))).toBe('');
});

test('calls into the spreadsheet and cells written are counted', () => {
  const outcome = bench.run(
    main('sheet.getRange("A1:B5").setValues(Array(5).fill([1, 2])); sheet.getRange("A1").getValue(); sheet.insertRowsAfter(1, 2);'),
  );
  expect(outcome.counts).toMatchObject({ spreadsheetReads: 1, spreadsheetWrites: 2, cellsWritten: 10 });
});
