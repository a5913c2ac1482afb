import { resultFormats } from '../../../shared/functions/result-formats';

it.each([
  ['ACTIVTRAK_HOURS', ['last week', '', '', 'Date, User, Active'], ['yyyy-mm-dd', undefined, '0.00']],
  ['ACTIVTRAK_HOURS', ['last week', '', '', [['Active'], ['Date']], 'days'], ['[h]:mm:ss', 'yyyy-mm-dd']],
  ['ACTIVTRAK_HOURS', ['', '', '', 'Active, First activity', 'seconds'], ['0', 'yyyy-mm-dd hh:mm:ss']],
  ['ACTIVTRAK_COMPUTER_HOURS', ['', '', '', 'Computer ID, Location'], []],
  ['ACTIVTRAK_COMPUTER_HOURS', ['', '', '', 'Computer ID, Users'], ['0', undefined]],
  ['ACTIVTRAK_LOG', ['today', '', '', 'Time, User'], ['yyyy-mm-dd hh:mm:ss', undefined]],
  ['ACTIVTRAK_TOTAL', ['active'], ['0.00']],
  ['ACTIVTRAK_USERS', [], []],
  ['ACTIVTRAK_HOURS', ['', '', '', 'Nonsense'], []],
] as const)('%s with %j has %j', (name, args, formats) => {
  expect(resultFormats(name, args)).toEqual(formats);
});

it('the usual columns of hours begin with a date and have two decimals', () => {
  const [date, user, ...times] = resultFormats('ACTIVTRAK_HOURS', []);
  expect([date, user, [...new Set(times)]]).toEqual(['yyyy-mm-dd', undefined, ['0.00']]);
});
