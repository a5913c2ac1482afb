/** Which days are read, and in which file a record is. */
import { daysToRead } from '../../../scripts/export/days-to-read';
import { serialOfIso } from '../../../shared/model/serial';
import type { Transport } from '../../../shared/ports';
import { HOSTILE_NAMES } from '../../doubles/hostile-names';
import { httpAnswer } from '../../doubles/scripted-transport';
import { exportBench, recordsIn } from './bench';
import { type LogEntry, logServer } from './log-api';

const day = (iso: string): number => serialOfIso(iso) as number;
const LOG = '--stream log --format jsonl --out exports --dialect current';

const HOURS = [0, 3, 8, 12, 17, 20, 23];
/** Records of some days, at all hours, on a wall clock that is so many hours ahead of UTC. */
const entriesOf = (ahead: number, days: readonly string[]): readonly LogEntry[] =>
  days.flatMap((iso) =>
    HOURS.map((hour) => {
      const utc = Date.parse(`${iso}T${String(hour).padStart(2, '0')}:30:00Z`);
      const isoOf = (ms: number): string => new Date(ms).toISOString().slice(0, 19);
      return {
        id: `461168601842738${iso.slice(8)}${String(hour).padStart(2, '0')}`,
        utc: isoOf(utc),
        wall: isoOf(utc + ahead * 3_600_000),
      };
    }),
  );

const DAYS = ['07', '08', '09', '10', '11', '12', '13'].map((one) => `2026-03-${one}`);

async function idsByDay(bench: ReturnType<typeof exportBench>): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const found = await recordsIn(bench.files, 'exports/activity_log');
  return Object.fromEntries(
    Object.entries(found).map(([name, records]) => [name.slice(13, 23), records.map(({ log_id: id }) => id).sort()]),
  );
}

const wanted = (entries: readonly LogEntry[], days: readonly string[]): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    days.map((iso) => [
      iso,
      entries
        .filter(({ wall }) => wall.startsWith(iso))
        .map(({ id }) => id)
        .sort(),
    ]),
  );

describe('a record is in the file of its wall time, once, wherever the server cuts days', () => {
  test.each([-11, -5, 0, 2, 13].flatMap((ahead) => (['wall', 'utc'] as const).map((cut) => ({ ahead, cut }))))(
    'on a clock $ahead hours ahead, cut by $cut',
    async ({ ahead, cut }) => {
      const entries = entriesOf(ahead, DAYS);
      const bench = exportBench('2026-03-20');
      const ran = await bench.run(`${LOG} --range 2026-03-09..2026-03-11`, { transport: logServer(entries, cut) });
      expect(ran).toMatchObject({ code: 0, troubles: [] });
      expect(await idsByDay(bench)).toEqual(wanted(entries, ['2026-03-09', '2026-03-10', '2026-03-11']));
    },
  );
});

test('a day waits for the days beside it, however much longer they are', async () => {
  const late = { id: '9', wall: '2026-03-10T23:30:00', utc: '2026-03-11T04:30:00' };
  const next = Array.from({ length: 30 }, (_, at) => ({
    ...{ id: String(100 + at), wall: '2026-03-11T12:00:00', utc: '2026-03-11T17:00:00' },
  }));
  const entries = [{ id: '8', wall: '2026-03-10T12:00:00', utc: '2026-03-10T17:00:00' }, ...next, late];
  const bench = exportBench('2026-03-20');
  await bench.run(`${LOG} --range 2026-03-10`, { transport: logServer(entries, 'utc') });
  expect(await idsByDay(bench)).toEqual({ '2026-03-10': ['8', '9'] });
});

test('what a computer with a wrong clock did is in the file of its moment', async () => {
  const entries = [{ id: '8', wall: '2019-01-01T12:00:00', utc: '2026-03-10T17:00:00' }];
  const bench = exportBench('2026-03-20');
  await bench.run(`${LOG} --range 2026-03-09..2026-03-11`, { transport: logServer(entries, 'utc') });
  expect(await idsByDay(bench)).toEqual({ '2026-03-10': ['8'] });
});

test.each(['csv', 'jsonl', 'parquet'])('names and titles are in a %s file as ActivTrak has them', async (format) => {
  const entries = HOSTILE_NAMES.map((name, at) => ({
    ...{ id: String(at + 1), wall: '2026-03-10T12:00:00', utc: '2026-03-10T12:00:00', user: name, title: `${name},"\r\n${name}` },
  }));
  const bench = exportBench('2026-03-20');
  await bench.run(`${LOG.replace('jsonl', format)} --range 2026-03-10 --columns user,titleBar`, { transport: logServer(entries) });
  const [records = []] = Object.values(await recordsIn(bench.files, 'exports/activity_log'));
  expect(records.map(({ user, title_bar: title }) => [user, title])).toEqual(entries.map(({ user, title }) => [user, title]));
});

test('on the days on which clocks change, wall times stay as they are written', async () => {
  const entries = ['2026-03-29T01:59:59', '2026-03-29T02:30:00', '2026-03-29T03:00:00', '2026-10-25T02:30:00'].map((wall, at) => ({
    ...{ id: String(at + 1), wall, utc: wall },
  }));
  const twice = { id: '9', wall: '2026-10-25T02:30:00', utc: '2026-10-25T01:30:00' };
  const bench = exportBench('2026-11-20');
  await bench.run(`${LOG} --range 2026-03-29..2026-10-25`, { transport: logServer([...entries, twice]) });
  const found = await recordsIn(bench.files, 'exports/activity_log');
  expect(Object.values(found).map((records) => records.map(({ time, time_utc }) => [time, time_utc]))).toEqual([
    [
      ['2026-03-29T01:59:59', '2026-03-29T01:59:59Z'],
      ['2026-03-29T02:30:00', '2026-03-29T02:30:00Z'],
      ['2026-03-29T03:00:00', '2026-03-29T03:00:00Z'],
    ],
    [
      ['2026-10-25T02:30:00', '2026-10-25T02:30:00Z'],
      ['2026-10-25T02:30:00', '2026-10-25T01:30:00Z'],
    ],
  ]);
});

describe('records that come late', () => {
  const WEEK = '2026-03-09..2026-03-14';
  const LATE: readonly LogEntry[] = [
    { id: '71', wall: '2026-03-12T10:00:00', utc: '2026-03-12T09:00:00' },
    { id: '72', wall: '2026-03-14T10:00:00', utc: '2026-03-14T09:00:00' },
    { id: '73', wall: '2026-03-09T10:00:00', utc: '2026-03-09T09:00:00' },
  ];
  const LAST_DAYS = ['2026-03-11', '2026-03-12', '2026-03-13', '2026-03-14'];

  async function exported() {
    const server = logServer(entriesOf(1, DAYS));
    const bench = exportBench('2026-03-14');
    const run = async (range = WEEK, transport: Transport = server) => {
      server.asked.length = 0;
      const ran = await bench.run(`${LOG} --range ${range}`, { transport });
      expect(ran).toMatchObject({ code: 0, troubles: [] });
      return { ...ran, asked: [...new Set(server.asked)].sort() };
    };
    await run();
    server.entries.push(...LATE);
    return { server, bench, run };
  }

  test('are in the files of their days after the next run, however late, and what was there is there once', async () => {
    const { server, bench, run } = await exported();
    expect((await run()).asked).toEqual(['2026-03-08', '2026-03-09', '2026-03-10', ...LAST_DAYS]);
    expect(await idsByDay(bench)).toEqual(wanted(server.entries, [...DAYS.slice(2), '2026-03-14']));
    // Nothing has come since.
    expect((await run()).asked).toEqual(LAST_DAYS);
    expect(await idsByDay(bench)).toEqual(wanted(server.entries, [...DAYS.slice(2), '2026-03-14']));
  });

  test('of days that are not asked for now are there as well, also where the first try was stopped', async () => {
    for (const stopsAfter of [Number.POSITIVE_INFINITY, 2]) {
      const { server, bench, run } = await exported();
      let sent = 0;
      const spent = () => (sent > stopsAfter ? ('cancelled' as const) : undefined);
      const counting: Transport = {
        send(asked) {
          sent += 1;
          return server.send(asked);
        },
      };
      server.asked.length = 0;
      const range = '2026-03-12..2026-03-14';
      const { code } = await bench.run(`${LOG} --range ${range}`, { transport: counting, budget: { spent } });
      expect(code).toBe(stopsAfter === 2 ? 130 : 0);
      if (spent()) await run(range);
      else expect([...new Set(server.asked)].sort()).toEqual(['2026-03-08', '2026-03-09', '2026-03-10', ...LAST_DAYS]);
      expect(await idsByDay(bench)).toEqual(wanted(server.entries, [...DAYS.slice(2), '2026-03-14']));
    }
  });

  test('are found among the last days alone where ActivTrak no longer knows the place in its log, and that is said', async () => {
    const { server, bench, run } = await exported();
    const forgetful: Transport = {
      send: (asked) =>
        asked.some(({ url }) => /endDate=2026-03-12.*cursor=48/.test(url)) ? asked.map(() => httpAnswer(400)) : server.send(asked),
    };
    const ran = await run(WEEK, forgetful);
    expect(ran.progress).toMatch(/^ActivTrak no longer knows where the last export ended\./);
    const known = server.entries.filter(({ id }) => id !== '73');
    expect(await idsByDay(bench)).toEqual(wanted(known, [...DAYS.slice(2), '2026-03-14']));
    server.entries.push({ id: '74', wall: '2026-03-09T11:00:00', utc: '2026-03-09T10:00:00' });
    await run();
    expect(await idsByDay(bench)).toEqual(wanted(server.entries, [...DAYS.slice(2), '2026-03-14']));
  });
});

test('a day whose rows ActivTrak has deleted keeps its files, and that is said', async () => {
  const server = logServer(entriesOf(0, DAYS));
  const bench = exportBench('2026-03-14');
  const run = () => bench.run(`${LOG} --range 2026-03-11..2026-03-13`, { transport: server });
  await run();
  const before = await idsByDay(bench);
  server.entries.splice(0, server.entries.length, ...server.entries.filter(({ wall }) => !wall.startsWith('2026-03-12')));
  const ran = await run();
  expect(ran.code).toBe(0);
  expect(ran.progress).toContain('ActivTrak no longer has rows for 2026-03-12. Their files were kept.');
  expect(await idsByDay(bench)).toEqual(before);
});

test('a day that a person deleted is read again, and no other', async () => {
  const server = logServer(entriesOf(0, DAYS));
  const bench = exportBench('2026-03-20');
  const run = () => bench.run(`${LOG} --range 2026-03-08..2026-03-12`, { transport: server });
  await run();
  const before = await idsByDay(bench);
  bench.files.contents.delete('exports/activity_log/activity_log-2026-03-10-0001.jsonl');
  server.asked.length = 0;
  await run();
  expect([...server.asked].sort()).toEqual(['2026-03-09', '2026-03-10', '2026-03-11']);
  expect(await idsByDay(bench)).toEqual(before);
  server.asked.length = 0;
  const ran = await run();
  expect(server.asked).toEqual([]);
  expect(ran.progress).toContain('Every day of 2026-03-08 to 2026-03-12 is complete already.');
});

test('the list of days says what each column holds', async () => {
  const bench = exportBench('2026-03-20');
  await bench.run(`${LOG} --range 2026-03-10 --columns time,timeUtc,duration,logId`, { transport: logServer([]) });
  const { definition } = JSON.parse(bench.files.read('exports/activity_log/export.json') ?? '') as { definition: { columns: unknown } };
  expect(definition.columns).toEqual([
    { name: 'day', type: 'DATE', description: "Day of the record, by the computer's own clock" },
    { name: 'time', type: 'DATETIME', description: 'Time, as the clock of the computer showed it' },
    { name: 'time_utc', type: 'TIMESTAMP', description: 'Time (UTC), a moment' },
    { name: 'duration', type: 'INT64', description: 'Duration (s)' },
    { name: 'log_id', type: 'INT64', description: 'Log ID' },
  ]);
});

test('a moment just before midnight is in the file of the day that it is rounded to', async () => {
  const bench = exportBench('2026-03-20');
  const entries = [{ id: '8', wall: '2026-03-10T23:59:59.9998', utc: '2026-03-10T23:59:59.9998' }];
  await bench.run(`${LOG} --range 2026-03-10..2026-03-11`, { transport: logServer(entries) });
  const found = await recordsIn(bench.files, 'exports/activity_log');
  expect(Object.values(found)).toMatchObject([[{ day: '2026-03-11', time: '2026-03-11T00:00:00' }]]);
});

test('values that are not of their type are left empty and counted', async () => {
  const server = logServer([{ id: 'a-word', wall: '2026-03-10T10:00:00', utc: '2026-03-10T10:00:00' }]);
  const bench = exportBench('2026-03-20');
  const ran = await bench.run(`${LOG} --range 2026-03-10`, { transport: server });
  expect(ran.progress).toContain('1 value of “log_id” has another type. It was left empty.');
  expect(Object.values(await recordsIn(bench.files, 'exports/activity_log'))).toMatchObject([
    [{ log_id: null, time: '2026-03-10T10:00:00' }],
  ]);
});

describe('which days are read', () => {
  const range = { from: day('2026-03-01'), to: day('2026-03-05') };
  const readOn = (iso: string) => ({ readOn: iso, rows: 1, parts: [] });
  test.each([
    ['all that are not there', {}, ['01', '02', '03', '04', '05']],
    [
      'those read on the day itself, or fewer than three days after it',
      { '01': '04', '02': '04', '03': '03', '04': '07', '05': '07' },
      ['02', '03', '05'],
    ],
    ['none that were read long after', { '01': '09', '02': '09', '03': '09', '04': '09', '05': '09' }, []],
  ] as const)('%s', (_, there: Readonly<Record<string, string>>, days) => {
    const entry = (iso: string) => (there[iso.slice(8)] === undefined ? undefined : readOn(`2026-03-${there[iso.slice(8)]}`));
    expect(daysToRead(range, 3, entry)).toEqual(days.map((one) => day(`2026-03-${one}`)));
  });
});
