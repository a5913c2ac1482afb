import { formulaCall, quotedText } from '../../../shared/functions/formula-call';

it.each([
  ['=ACTIVTRAK_HOURS()', ['']],
  ['= activtrak_hours ( "last week" , , "group:A, B" )', ['"last week"', '', '"group:A, B"']],
  ['=ACTIVTRAK_HOURS("a; ""b""";;Settings!B1)', ['"a; ""b"""', '', 'Settings!B1']],
  ['=ACTIVTRAK_HOURS(\'My, sheet\'!A1, IF(A1=1, "x", {1,2}))', ["'My, sheet'!A1", 'IF(A1=1, "x", {1,2})']],
])('%s has its arguments', (formula, args) => {
  expect(formulaCall(formula)).toEqual({ name: 'ACTIVTRAK_HOURS', args });
});

it.each([
  '',
  '=SUM(A1)',
  '=SORT(ACTIVTRAK_HOURS())',
  '=ACTIVTRAK_TOTAL("active") + ACTIVTRAK_TOTAL("passive")',
  '=ACTIVTRAK_NONE()',
  'ACTIVTRAK',
])('%s is no single call', (formula) => {
  expect(formulaCall(formula)).toBeUndefined();
});

it('gives the text in quotes', () => {
  expect([quotedText('"He said ""hi"""'), quotedText('A1'), quotedText('"a" & "b"')]).toEqual(['He said "hi"', undefined, undefined]);
});
