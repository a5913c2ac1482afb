import { limitText, readLimit } from '../../../../shared/report/definition/read-limit';

const H = 3600;

test.each([
  ['2:00', 2 * H],
  ['2:00:30', 2 * H + 30],
  ['02:05', 2 * H + 300],
  ['2:00 h', 2 * H],
  ['120:00', 120 * H],
  ['2h', 2 * H],
  ['2 h', 2 * H],
  ['2 hours', 2 * H],
  ['1 hr', H],
  ['2.5 h', 2.5 * H],
  ['2,5 h', 2.5 * H],
  ['.5h', H / 2],
  ['2h 30m', 2.5 * H],
  ['2 hours 30 minutes', 2.5 * H],
  ['2h30', 2.5 * H],
  ['2h30m15s', 2.5 * H + 15],
  ['90 min', 1.5 * H],
  ['45 s', 45],
  ['1,200 h', 1200 * H],
  ['8', 8 * H],
  ['-8:00', -8 * H],
  ['−8:00', -8 * H],
  ['–8 h', -8 * H],
  ['- 8', -8 * H],
  ['+1:30', 1.5 * H],
  ['\u00a02\u202fh ', 2 * H],
  ['２：００', 2 * H],
  ['0', 0],
  ['-0:00', 0],
])('the duration “%s” is %d seconds', (text, seconds) => {
  expect(readLimit(text, 'duration')).toBe(seconds);
});

test('a bare duration is seconds where the report has seconds', () => {
  expect(readLimit('7200', 'duration', 'seconds')).toBe(2 * H);
  expect(readLimit('2:00', 'duration', 'seconds')).toBe(2 * H);
  expect(readLimit('2', 'duration', 'days')).toBe(2 * H);
});

test.each(['', ' ', '-', 'h', 'two hours', '2:5', '2:60', '2:00:60', '1.2.3 h', '2 d', '2h 30x', '2 am', '1:00 2:00', '85%', '1e3', '∞'])(
  'the duration “%s” is none',
  (text) => {
    expect(readLimit(text, 'duration')).toBeUndefined();
  },
);

test.each([
  ['9:15', 9 * H + 900],
  ['09:15', 9 * H + 900],
  ['9.15', 9 * H + 900],
  ['9h15', 9 * H + 900],
  ['9:15:30', 9 * H + 930],
  ['9:15 am', 9 * H + 900],
  ['9:15AM', 9 * H + 900],
  ['9:15 a.m.', 9 * H + 900],
  ['9 pm', 21 * H],
  ['12 am', 0],
  ['12:30 pm', 12 * H + 1800],
  ['9', 9 * H],
  ['9h', 9 * H],
  ['0:00', 0],
  ['24:00', 24 * H],
  ['25:30', 25 * H + 1800],
])('the time of day “%s” is %d seconds after midnight', (text, seconds) => {
  expect(readLimit(text, 'time')).toBe(seconds);
});

test.each(['', '9:5', '9:60', '13 pm', '0:30 am', '49:00', '-9:15', '915', 'noon', '9:15 xm', '2.5 h'])(
  'the time of day “%s” is none',
  (text) => {
    expect(readLimit(text, 'time')).toBeUndefined();
  },
);

test.each([
  ['120', 120],
  ['-3', -3],
  ['1,200', 1200],
  ['1,200.5', 1200.5],
  ['12,000,000', 12_000_000],
  ['2.5', 2.5],
  ['2,5', 2.5],
  ['0,125', 0.125],
  ['85%', 0.85],
  ['7 %', 0.07],
  ['-12.5%', -0.125],
])('the number “%s” is %d', (text, number) => {
  expect(readLimit(text, 'number')).toBe(number);
});

test.each(['', '%', 'many', '1:30', '2 h', '1,2,3', '1.2.3', '0x10', 'Infinity', 'NaN'])('the number “%s” is none', (text) => {
  expect(readLimit(text, 'number')).toBeUndefined();
});

test.each([
  [2 * H, 'duration', '2:00'],
  [2 * H + 30, 'duration', '2:00:30'],
  [-8 * H, 'duration', '-8:00'],
  [-90, 'duration', '-0:01:30'],
  [120 * H, 'duration', '120:00'],
  [9 * H + 900, 'time', '9:15'],
  [25 * H + 1800, 'time', '25:30'],
  [0, 'time', '0:00'],
  [-0.125, 'number', '-0.125'],
  [1200, 'number', '1200'],
] as const)('%d of a %s is shown as “%s”, which is read as the same', (limit, kind, text) => {
  expect(limitText(limit, kind)).toBe(text);
  expect(readLimit(text, kind)).toBe(limit);
});

test('a limit that nobody typed is shown as nothing', () => {
  expect(limitText(Number.NaN, 'duration')).toBe('');
  expect(limitText(null as unknown as number, 'number')).toBe('');
});
