import { keyFrom } from '../../../scripts/export/key';
import { EXPORT_HELP, exportOptions } from '../../../scripts/export/options';
import type { Transport } from '../../../shared/ports';
import { httpAnswer, respondingTransport } from '../../doubles/scripted-transport';
import { exportBench, KEY } from './bench';

const NEEDED = '--stream log --range yesterday --format csv --out exports';
const options = (line: string | readonly string[]) => exportOptions(typeof line === 'string' ? line.split(' ') : line, 'Europe/Berlin');

test('what has to be said is enough', () => {
  expect(options(NEEDED)).toEqual({
    ...{ stream: 'activity-log', range: 'yesterday', format: 'csv', out: 'exports' },
    ...{ reread: 3, openInExcel: false, zone: 'Europe/Berlin', weekStart: 1 },
  });
});

test('everything can be asked for', () => {
  const line =
    '--columns date,user,,active --who user:12 --reread 7 --open-in-excel --region eu --dialect current --zone UTC --week-start sunday';
  expect(options(`${NEEDED} ${line}`)).toMatchObject({
    ...{ columns: ['date', 'user', 'active'], who: 'user:12', reread: 7, openInExcel: true, region: 'eu', dialect: 'current' },
    ...{ zone: 'UTC', weekStart: 7 },
  });
});

test.each([
  ['log', 'activity-log'],
  ['activity_log', 'activity-log'],
  ['Activity-Log', 'activity-log'],
  ['hours', 'user-hours'],
  ['user-hours', 'user-hours'],
  ['user_hours', 'user-hours'],
  ['computer-hours', 'computer-hours'],
])('%s is the stream %s', (word, stream) => {
  expect(options(NEEDED.replace('log', word))).toMatchObject({ stream });
});

test.each([
  ['--stream log --range yesterday --format csv', /^--out is missing/],
  ['--range yesterday --format csv --out x', /^--stream is missing/],
  [`${NEEDED} --columns`, /^--columns needs a value/],
  [`${NEEDED} --columns --who`, /^--columns needs a value/],
  [[...NEEDED.split(' '), '--who', ''], /^--who needs a value/],
  [[...NEEDED.split(' '), '--columns', ' '], /^--columns needs a value/],
  ['user-hours 2026-03 csv exports', /^No option arrived here\. .*npm\.cmd/],
  [`${NEEDED} --colums user`, /^--colums isn't an option/],
  [`${NEEDED} stray`, /^One of the words isn't an option/],
  [`${NEEDED} -x`, /^--x isn't an option/],
  [NEEDED.replace('csv', 'xlsx'), /^--format can't be “xlsx”\. Choose one of parquet, csv, jsonl/],
  [NEEDED.replace('log', 'logs'), /^--stream can't be “logs”/],
  [`${NEEDED} --reread 0`, /^--reread can't be “0”/],
  [`${NEEDED} --reread 401`, /^--reread can't be “401”/],
  [`${NEEDED} --zone Berlin`, /^There is no time zone “Berlin”/],
  [`${NEEDED} --region mars`, /^--region can't be “mars”/],
  [`${NEEDED} --week-start 1`, /^--week-start can't be “1”/],
  [`${NEEDED.replace('csv', 'parquet')} --open-in-excel`, /^--open-in-excel is for CSV files/],
])('%s is refused with a sentence', (line, sentence) => {
  expect(() => options(line)).toThrow(sentence);
});

test('--help explains every option, whatever else is there', async () => {
  const { code, out, progress } = await exportBench('2026-03-20').run('--help', { environment: {} });
  expect({ code, out, progress }).toEqual({ code: 0, out: EXPORT_HELP, progress: '' });
  for (const name of 'stream range format out columns who reread open-in-excel region base-url dialect zone week-start help'.split(' '))
    expect(EXPORT_HELP).toMatch(new RegExp(`^  --${name} `, 'm'));
});

describe('the key', () => {
  const key = (args: readonly string[], value: string | undefined = KEY): string => keyFrom(args, { ACTIVTRAK_KEY: value });

  test('comes from the environment, as people paste it', () => {
    expect(key(NEEDED.split(' '), `"${KEY}"\n`)).toBe(KEY);
  });

  test.each(['', '  '])('is missed where the variable holds “%s”', (value) => {
    expect(() => keyFrom([], { ACTIVTRAK_KEY: value })).toThrow(/^There is no key\. Put one into the environment variable ACTIVTRAK_KEY/);
    expect(() => keyFrom([], {})).toThrow(/^There is no key/);
  });

  test.each([
    [['--key', 'abc']],
    [['--api-key=abc']],
    [['--token', 'abc']],
    [['-key', 'abc']],
    [['--x-api-key', 'abc']],
    [['sandbox-admin-7zYu7kOigta14eCEJN4OBbwM']],
    [['--range', 'sandbox-admin-7zYu7kOigta14eCEJN4OBbwM']],
    [['--range=sandbox-admin-7zYu7kOigta14eCEJN4OBbwM']],
    [['--out', `exports/${KEY}`]],
    [[`--columns=user,${KEY}`]],
  ])('is refused in %j', (args) => {
    expect(() => key(args)).toThrow(/^A key doesn't belong in a command/);
  });

  test('is not seen where there is none', () => {
    const line = `${NEEDED} --columns all,externalNotificationAlarm --who computer:LAPTOP-000000000000000001234567 --range 2026-03-01..yesterday --base-url https://a1b2c3d4e5f6.example.com/path`;
    expect(key([...line.split(' '), '--out', '/data/export-a1b2c3d4e5f6g7h8i9j0k1l2'])).toBe(KEY);
  });

  test('is in no sentence when a server repeats it, or when something unexpected happens', async () => {
    const line = `${NEEDED} --dialect current`;
    const echo = respondingTransport('later', ({ headers }) => httpAnswer(400, `{"messages":["${Object.values(headers).join(' ')}"]}`));
    const broken: Transport = {
      send: (asked) => {
        throw new Error(`Failed with ${JSON.stringify(asked)}`);
      },
    };
    for (const transport of [echo, broken]) {
      const ran = await exportBench('2026-03-20').run(line, { transport });
      expect(ran.code).toBe(1);
      expect(JSON.stringify(ran)).not.toContain(KEY.slice(-8));
    }
  });

  test('is in no sentence, whatever it stands in place of', async () => {
    const bench = exportBench('2026-03-20');
    for (const line of [`--stream ${KEY}`, `--${KEY}`, KEY, `${NEEDED} --zone ${KEY}`, `${NEEDED} --region ${KEY}`, `--${KEY}=x`]) {
      for (const environment of [{ ACTIVTRAK_KEY: KEY }, {}]) {
        const { code, out, progress } = await bench.run(line, { environment });
        expect(code).toBe(2);
        if ('ACTIVTRAK_KEY' in environment) expect(progress).toMatch(/^A key doesn't belong in a command/);
        expect(out + progress).not.toContain(KEY.slice(-12));
      }
    }
  });
});
