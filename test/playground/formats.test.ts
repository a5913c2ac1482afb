import { createScriptBench, type ScriptBench } from './script-bench';

let bench: ScriptBench;

beforeEach(async () => {
  bench = await createScriptBench();
});
afterEach(() => bench.dispose());

const main = (body: string) => `function main() { const sheet = SpreadsheetApp.getActive().getSheets()[0]; ${body} }`;

describe('a format alone', () => {
  test.each([
    ['setNumberFormat("0.00")'],
    ['setNumberFormats([["0.00"]])'],
    ['setFontWeight("bold")'],
    ['setNote("seen")'],
    ['clearFormat()'],
  ])('%s leaves a formula where it is', async (change) => {
    bench.playground.type('A1', '2');
    bench.playground.type('B1', '=A1*2');
    await bench.playground.settled();
    expect(bench.value(main(`const cell = sheet.getRange("B1"); cell.${change}; return [cell.getFormula(), cell.getValue()];`))).toEqual([
      '=A1*2',
      4,
    ]);
  });

  test('leaves a text that looks like a number, and a number', () => {
    const body =
      'const cells = sheet.getRange("A1:B1"); cells.setValues([["\'007", 7]]); cells.setNumberFormat("0.0"); const numbers = cells.getValues()[0]; cells.setNumberFormat("@"); return [numbers, cells.getValues()[0]];';
    expect(bench.value(main(body))).toEqual([
      ['007', 7],
      ['007', 7],
    ]);
  });

  test('leaves an empty cell empty', () => {
    expect(
      bench.value(main('sheet.getRange("A1:B2").setNumberFormat("0.0"); return [sheet.getLastRow(), sheet.getRange("A1").isBlank()];')),
    ).toEqual([0, true]);
  });
});

describe('without a format', () => {
  const shown = (value: number) => {
    bench.value(main(`sheet.getRange("A1").setValue(${value});`));
    return bench.value(main('return sheet.getRange("A1").getDisplayValue();'));
  };

  test.each([
    [123456789012, '123456789012'],
    [123456789012345, '123456789012345'],
    [-99999999999999, '-99999999999999'],
    [12345678901, '12345678901'],
  ])('the whole number %d is seen whole', (value, text) => expect(shown(value)).toBe(text));

  test.each([
    [1e15, '1E+15'],
    [1 / 3, '0.333333333'],
    [0.1 + 0.2, '0.3'],
    [-2.5, '-2.5'],
  ])('%d is rounded', (value, text) => expect(shown(value)).toBe(text));
});
