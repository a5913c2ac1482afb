import { standsThere } from '../../../shared/functions/own-formula';

const HOURS = 'ACTIVTRAK_HOURS';
const TOTAL = 'ACTIVTRAK_TOTAL';
const WHO = 2;

describe('whether something stands in an argument of the own formula', () => {
  it.each<[string, string, readonly unknown[], number, string]>([
    [
      'nothing before another argument',
      '=ACTIVTRAK_HOURS("last week", , , "Date, User")',
      ['last week', '', '', 'Date, User'],
      WHO,
      'missing',
    ],
    ['a reference', '=ACTIVTRAK_HOURS("last week", , M1, "Date, User")', ['last week', '', '', 'Date, User'], WHO, 'given'],
    ['a reference, with semicolons', '=activtrak_hours("last week";;M1;"Date; User")', ['last week', '', '', 'Date; User'], WHO, 'given'],
    ['nothing, with semicolons', '=ACTIVTRAK_HOURS("last week";;;"Date, User")', ['last week', '', '', 'Date, User'], WHO, 'missing'],
    ['decimal commas', '=ACTIVTRAK_HOURS(ROUND(46100,6;0);;;"Date")', [46101, '', '', 'Date'], WHO, 'missing'],
    ['a text of nothing', '=ACTIVTRAK_HOURS("today",,"","Date")', ['today', '', '', 'Date'], WHO, 'given'],
    ['a function around', `=SUM(1, ACTIVTRAK_TOTAL("active", "today", , 'Week, 1'!A1))`, ['active', 'today', '', ''], 3, 'given'],
    ['a sheet with a blank at its end', `=ACTIVTRAK_HOURS("today", , 'Hours '!B1, "Date")`, ['today', '', '', 'Date'], WHO, 'given'],
    ['functions within', '=ACTIVTRAK_HOURS(IF(A1>1,"a,b)",TEXT(A1,"(")),,,IF(B1,"x","y"))', ['a,b)', '', '', 'x'], WHO, 'missing'],
    ['the name within a text', '="ACTIVTRAK_HOURS(1,,M1)"&ACTIVTRAK_HOURS("today",,,"Date")', ['today', '', '', 'Date'], WHO, 'missing'],
    ['lists in braces', '=ACTIVTRAK_HOURS("today",,,{"Date","User";"a","b"})', ['today', '', '', [['Date']]], WHO, 'missing'],
    ['a lambda', '=MAP(A2:A9, LAMBDA(p, ACTIVTRAK_TOTAL("active", "today", , p)))', ['active', 'today', '', ''], 3, 'given'],
    ['a last comma with nothing behind', '=ACTIVTRAK_TOTAL("active","today",,)', ['active', 'today', '', ''], 3, 'missing'],
    [
      'twice, told apart by the texts',
      '=ACTIVTRAK_TOTAL("active","today",,M1)-ACTIVTRAK_TOTAL("passive","today",,)',
      ['active', 'today', '', ''],
      3,
      'given',
    ],
    [
      'twice, both with a reference',
      '=ACTIVTRAK_TOTAL("active",A1,,M1)-ACTIVTRAK_TOTAL("active",A2,,M2)',
      ['active', 'today', '', ''],
      3,
      'given',
    ],
    [
      'twice, and nothing tells them apart',
      '=ACTIVTRAK_TOTAL("active",A1,,M1)-ACTIVTRAK_TOTAL("active",A2,,)',
      ['active', 'today', '', ''],
      3,
      'unknown',
    ],
    ['a name of the person’s own', '=MYHOURS(A1)', ['today', '', '', 'Date'], WHO, 'unknown'],
    ['another function with a longer name', '=MY_ACTIVTRAK_HOURS("today",,M1,"Date")', ['today', '', '', 'Date'], WHO, 'unknown'],
    ['a formula that does not end', '=ACTIVTRAK_HOURS("today",,M1', ['today', '', ''], WHO, 'unknown'],
    ['one in the other', '=ACTIVTRAK_HOURS(ACTIVTRAK_HOURS("today",,M1,"Date"),,,"User")', ['x', '', '', 'User'], WHO, 'missing'],
    ['the inner one of them', '=ACTIVTRAK_HOURS(ACTIVTRAK_HOURS("today",,M1,"Date"),,,"User")', ['today', '', '', 'Date'], WHO, 'given'],
    ['no formula', '', ['today', '', ''], WHO, 'unknown'],
  ])('%s', (_, formula, args, place, expected) => {
    expect(standsThere(formula, args.length === 4 && place === 3 ? TOTAL : HOURS, args, place)).toBe(expected);
  });
});
