import { createScriptBench, EDITOR, type ScriptBench } from './script-bench';

let bench: ScriptBench;

beforeEach(async () => {
  bench = await createScriptBench();
});
afterEach(() => bench.dispose());

const main = (body: string) => `function main() { const sheet = SpreadsheetApp.getActiveSheet(); const range = sheet.getRange("B2:C9");
  const rule = (formula) => SpreadsheetApp.newConditionalFormatRule().setRanges([range]).whenFormulaSatisfied(formula).setBackground("#ff0000");
  const list = (...words) => SpreadsheetApp.newDataValidation().requireValueInList(words);
  ${body} }`;

describe('conditional formats', () => {
  test('a rule shows its ranges, its formula and its colors, and is what a copy of it begins with', () => {
    expect(
      bench.value(
        main(`sheet.setConditionalFormatRules([rule("=$B2>1").build()]);
          const [one] = sheet.getConditionalFormatRules();
          const { getBackground, getFontColor, getCriteriaValues } = one.copy().setFontColor("#0000FF").build().getBooleanCondition();
          return [one.getRanges().map((r) => r.getA1Notation()), one.getGradientCondition(), getBackground(), getFontColor(), getCriteriaValues()];`),
      ),
    ).toEqual([['B2:C9'], null, '#ff0000', '#0000ff', ['=$B2>1']]);
  });

  test('rules are data of their own: what is built is not in the sheet, and a list replaces all', () => {
    expect(
      bench.value(
        main(`rule("=B2>1").build(); sheet.setConditionalFormatRules([rule("=B2>1").build(), rule("=B2>2").build()]);
          const before = sheet.getConditionalFormatRules(); sheet.setConditionalFormatRules(before.slice(1));
          return [before.length, sheet.getConditionalFormatRules()[0].getBooleanCondition().getCriteriaValues()[0]];`),
      ),
    ).toEqual([2, '=B2>2']);
  });

  test.each(['=Other!A1>1', "='My data'!A1>1", '=COUNTIF(Other!A:A,B2)>0'])(
    'a formula that names another sheet is refused: %s',
    (formula) => {
      expect(bench.failure(main(`sheet.setConditionalFormatRules([rule(${JSON.stringify(formula)}).build()]);`))).toContain(
        'Conditional format rule cannot reference a different sheet.',
      );
    },
  );

  test.each(['=Sheet1!A1>1', '=INDIRECT("Other!A1")>1', '=B2="Other!A1"'])('one that does not is taken: %s', (formula) => {
    expect(
      bench.value(
        main(
          `sheet.setConditionalFormatRules([rule(${JSON.stringify(formula)}).build()]); return sheet.getConditionalFormatRules().length;`,
        ),
      ),
    ).toBe(1);
  });

  test.each([
    ['without a condition', 'SpreadsheetApp.newConditionalFormatRule().setRanges([range]).build()'],
    ['without a format', 'SpreadsheetApp.newConditionalFormatRule().setRanges([range]).whenFormulaSatisfied("=B2>1").build()'],
    ['with two conditions', 'rule("=B2>1").setGradientMinpoint("#ffffff").setGradientMaxpoint("#000000").build()'],
    ['without ranges', 'sheet.setConditionalFormatRules([rule("=B2>1").setRanges([]).build()])'],
    ['that is only a builder', 'sheet.setConditionalFormatRules([rule("=B2>1")])'],
  ])('a rule %s is refused', (_what, code) => {
    expect(bench.failure(main(code))).toMatch(/^Exception: /);
  });

  test('of a protected sheet only who may edit it changes them', () => {
    bench.value(main('sheet.protect().removeEditor("editor@example.com");'));
    const code = main('sheet.setConditionalFormatRules([]);');
    expect(bench.failure(code, { user: EDITOR })).toContain('You are trying to edit a protected cell or object.');
  });
});

describe('data validation', () => {
  test('a list is on each of the cells, and others are taken unless the rule says otherwise', () => {
    expect(
      bench.value(
        main(`range.setDataValidation(list("a", "b").build()); const own = sheet.getRange("C9").getDataValidation();
          return [own.getCriteriaValues(), own.getAllowInvalid(), sheet.getRange("C10").getDataValidation()];`),
      ),
    ).toEqual([[['a', 'b'], true], true, null]);
  });

  test('what a strict list has not is refused, and nothing is written', () => {
    const code = 'range.setDataValidation(list("a", "b").setAllowInvalid(false).build());';
    bench.value(main(code));
    expect(bench.failure(main('sheet.getRange("A2:B2").setValues([["x", "c"]]);'))).toContain(
      'The data you entered in cell B2 violates the data validation rules set on this cell.',
    );
    expect(bench.value(main('sheet.getRange("A2:B2").setValues([["x", "b"]]); return sheet.getRange("A2:B2").getValues();'))).toEqual([
      ['x', 'b'],
    ]);
  });

  test('more than 500 words are refused', () => {
    expect(bench.failure(main('range.setDataValidation(list(...Array.from({ length: 501 }, (_, at) => String(at))).build());'))).toContain(
      'more items than the limit of 500',
    );
  });
});

test.each(['setFormulas([["=SUM(A1,A2)"]])', 'setValues([["=SUM(A1,A2)"]])', 'setFormula("=A1*0.5")'])(
  'a formula in English fails where numbers have a decimal comma: %s',
  (call) => {
    const { spreadsheet } = bench.backend;
    const spied = jest.spyOn(spreadsheet, 'facts').mockReturnValue({ ...spreadsheet.facts(), locale: 'de_DE' });
    expect(bench.value(main(`sheet.getRange("D1").${call}; return sheet.getRange("D1").getFormula();`))).toBe('=#ERROR!');
    spied.mockRestore();
  },
);
