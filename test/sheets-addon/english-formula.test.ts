import { localeFormula } from '../../playground/apps-script/spreadsheet/locale-formula';
import { forLocale } from '../../sheets-addon/host/spreadsheet/english-formula';

it.each([
  ['=SUM(A1,B1)', '=SUM(A1;B1)'],
  ["=IF(A1>0.5,\"1.5, or more\",'It''s, 1.5'!B1)", "=IF(A1>(5/10);\"1.5, or more\";'It''s, 1.5'!B1)"],
  ['=A1*.25+10.05', '=A1*(25/100)+(1005/100)'],
  ['=NETWORKDAYS.INTL(A1,B1,"0000011")', '=NETWORKDAYS.INTL(A1;B1;"0000011")'],
])('%s has neither comma nor decimals where those are read by the locale', (formula, expected) => {
  expect(forLocale(formula, 'de_DE')).toBe(expected);
  expect(localeFormula(expected, 'de_DE')).not.toBe('=#ERROR!');
  expect(forLocale(formula, 'en_US')).toBe(formula);
});

it.each(['=SUM(A1,B1)', '=A1*0.5', '=A1*.5', '=A1*0,5'])('the playground refuses %s in German', (formula) => {
  expect(localeFormula(formula, 'de_DE')).toBe('=#ERROR!');
  expect(localeFormula(formula, 'en_US')).toBe(formula);
});
