/** The command against the sandbox: its files hold what the sandbox's own rows say. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import { exportBench, type FileRecords, recordsIn } from './bench';
import { type Truth, truthIn } from './truth';

const TODAY = '2026-03-20';
const SPEC = { people: 30, days: 14, rows: 6000, seed: 5, today: TODAY, port: 0 };
const RANGE = '2026-03-09..2026-03-15';
const DAYS = ['09', '10', '11', '12', '13', '14', '15'].map((day) => `2026-03-${day}`);

let folder: string;
let sandbox: Sandbox;
let truth: Truth;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'export-'));
  const data = path.join(folder, 'data.sqlite');
  await (await startSandbox({ ...SPEC, data })).close();
  truth = truthIn(data, SPEC.people, SPEC.seed);
  sandbox = await startSandbox({ ...SPEC, data });
});

afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});

const bench = () => exportBench(TODAY, sandbox.keys.administrator);
const line = (rest: string): string => `--range ${RANGE} --out exports --base-url ${sandbox.address} ${rest}`;

/** A value of any format as text that can be compared. */
const text = (value: unknown): string =>
  value instanceof Date ? value.toISOString().slice(0, -1).replace('.000', '') : String(value ?? '');
const dayIn = (name: string): string => /\d{4}-\d\d-\d\d/.exec(name)?.[0] ?? '';
const sorted = (lines: readonly string[]): readonly string[] => [...lines].sort();

/** Every record of some files in words, each with the day of its file's name. */
const said = (found: Readonly<Record<string, FileRecords>>, words: (record: FileRecords[number]) => string): readonly string[] =>
  sorted(Object.entries(found).flatMap(([name, records]) => records.map((record) => `${dayIn(name)} ${words(record)}`)));

describe.each(['parquet', 'csv', 'jsonl'] as const)('as %s', (format) => {
  test.each(['current', 'early-access'] as const)('the log has each record once, in the file of its wall time (%s)', async (dialect) => {
    const { files, run } = bench();
    const ran = await run(line(`--stream log --format ${format} --dialect ${dialect}`));
    expect(ran).toMatchObject({ code: 0, troubles: [] });
    const found = await recordsIn(files, 'exports/activity_log');
    const wanted = truth.log.filter(({ day }) => DAYS.includes(day));
    expect(wanted.length).toBeGreaterThan(2000);
    const utcOf = (record: FileRecords[number]): string => (dialect === 'current' ? text(record.time_utc).replace('Z', '') : '');
    expect(
      said(found, (record) => [text(record.day).slice(0, 10), record.log_id, record.duration, text(record.time), utcOf(record)].join(' ')),
    ).toEqual(
      sorted(
        wanted.map(({ day, logId, duration, wall, utc }) =>
          [day, day, logId, duration, text(new Date(wall)), dialect === 'current' ? text(new Date(utc)) : ''].join(' '),
        ),
      ),
    );
    expect(ran.out).toBe(
      `7 days, ${wanted.length.toLocaleString('en-US')} rows in ${Object.keys(found).length} files: exports/activity_log\n`,
    );
  });

  test.each([
    ['user-hours', 'user', 'person'],
    ['computer-hours', 'computer', 'computer'],
  ] as const)('%s add up to what the log says', async (stream, owner, by) => {
    const { files, run } = bench();
    const ran = await run(line(`--stream ${stream} --format ${format}`));
    expect(ran).toMatchObject({ code: 0, troubles: [] });
    const found = await recordsIn(files, `exports/${owner}_hours`);
    expect(said(found, (record) => [text(record.date).slice(0, 10), record[`${owner}_id`], record.active, record.total].join(' '))).toEqual(
      sorted(
        truth
          .hoursBy(by)
          .filter(({ day }) => DAYS.includes(day))
          .map(({ day, id, active, total }) => [day, day, id, active, total].join(' ')),
      ),
    );
  });
});

test('files are named by their days and parts, and no part is larger than asked', async () => {
  const { files, run } = bench();
  await run(line('--stream log --format csv'), { partRows: 250 });
  const found = await recordsIn(files, 'exports/activity_log');
  const ofDay = Object.entries(found).filter(([name]) => name.startsWith('activity_log-2026-03-10-'));
  expect(ofDay.map(([name]) => name)).toEqual(ofDay.map((_, at) => `activity_log-2026-03-10-000${at + 1}.csv`));
  expect(ofDay.length).toBeGreaterThan(1);
  expect(ofDay.slice(0, -1).map(([, records]) => records.length)).toEqual(ofDay.slice(1).map(() => 250));
  expect(ofDay.flatMap(([, records]) => records)).toHaveLength(truth.log.filter(({ day }) => day === '2026-03-10').length);
});

test('titles, URLs, screenshots and IP addresses come only when they are named', async () => {
  const { files, run } = bench();
  await run(line('--stream log --format jsonl'));
  const [record = {}] = Object.values(await recordsIn(files, 'exports/activity_log'))[0] ?? [];
  expect(Object.keys(record).slice(0, 4)).toEqual(['day', 'time', 'time_zone', 'time_utc']);
  expect(Object.keys(record).filter((name) => /title|url|description|website$|subpage|screenshot|ip$/.test(name))).toEqual([]);
  const named = bench();
  await named.run(line('--stream log --format jsonl --dialect current --columns "Window title, url, user"'));
  const titled = Object.values(await recordsIn(named.files, 'exports/activity_log'))[0] ?? [];
  expect(Object.keys(titled[0] ?? {})).toEqual(['day', 'title_bar', 'url', 'user']);
  expect(titled.some(({ title_bar: title }) => typeof title === 'string' && title !== '')).toBe(true);
});

test('one person, group or computer can be asked for, by name too', async () => {
  const person = truth.hoursBy('person').find(({ day }) => day === '2026-03-10')?.id;
  const { files, run } = bench();
  expect(await run(line(`--stream hours --format jsonl --who user:${person}`))).toMatchObject({ code: 0, troubles: [] });
  const records = Object.values(await recordsIn(files, 'exports/user_hours')).flat();
  expect(new Set(records.map(({ user_id: user }) => user))).toEqual(new Set([String(person)]));
  const name = String(records[0]?.user);
  const other = bench();
  await other.run([...line('--stream log --format jsonl').split(' '), '--who', name]);
  const log = Object.values(await recordsIn(other.files, 'exports/activity_log')).flat();
  expect(log.reduce((sum, { duration }) => sum + Number(duration), 0)).toBe(records.reduce((sum, { total }) => sum + Number(total), 0));
});

test.each([
  ['--who user:999999', 1, /999999/],
  ['--who "Nobody Such"', 2, /Nobody Such/],
  ['--who "user:1; user:2"', 2, /names more than one/],
  ['--who group:Slaes', 2, /Did you mean group:Sales\? --stream user-hours lists/],
  ['--columns colour', 2, /colour/],
  ['--range "last payroll period"', 2, /Did you mean/],
  ['--range 2027-01', 2, /in the future/],
  ['--range 1990..today', 2, /an export can have at most 4,000/],
  ['--base-url http://api.example.com', 2, /^--base-url takes an https address/],
  ['--base-url ftp://127.0.0.1', 2, /^--base-url takes an https address/],
])('%s ends with a sentence', async (rest, code, sentence) => {
  const { files, run } = bench();
  const ran = await run(line(`--stream hours --format csv ${rest}`));
  expect(ran).toMatchObject({ code, out: '', troubles: [] });
  expect(ran.progress).toMatch(sentence);
  expect([...files.contents.keys()].filter((name) => name.endsWith('.csv'))).toEqual([]);
});

test.each([
  ['expired', 401],
  ['freePlan', 403],
] as const)('a key that is %s is refused with %s, and nothing is left behind but an empty folder', async (key, status) => {
  const { files, run } = exportBench(TODAY, sandbox.keys[key]);
  const ran = await run(line('--stream hours --format csv'));
  expect(ran).toMatchObject({ code: 1, out: '', troubles: [] });
  expect(ran.progress).toContain(String(status));
  expect([...files.contents.keys()]).toEqual([]);
});

test('a period without rows is no failure, and makes no files', async () => {
  const { files, run } = bench();
  const ran = await run(line('--stream hours --format parquet --range 2025-06'));
  expect(ran).toMatchObject({ code: 0, out: 'ActivTrak has no rows for 2025-06-01 to 2025-06-30. No file was written.\n' });
  expect([...files.contents.keys()]).toEqual(['exports/user_hours/export.json']);
});

test('what arrives between two exports, in time or late, is in the files after the second one', async () => {
  const data = path.join(folder, 'live.sqlite');
  const live = await startSandbox({ ...SPEC, data });
  const { files, run } = exportBench(TODAY, live.keys.administrator);
  const own = line('--stream log --format jsonl --reread 1 --range 2026-03-08..today').replace(sandbox.address, live.address);
  try {
    expect((await run(own)).code).toBe(0);
    await fetch(`${live.address}/sandbox/v1/records`, {
      method: 'POST',
      headers: { authorization: `Bearer ${live.keys.administrator}` },
      body: JSON.stringify({ count: 40, late: 40, daysBack: 9 }),
    });
    expect((await run(own)).code).toBe(0);
  } finally {
    await live.close();
  }
  const arrived = truthIn(data, SPEC.people, SPEC.seed).log;
  expect(arrived.length).toBe(truth.log.length + 80);
  const found = await recordsIn(files, 'exports/activity_log');
  const wanted = arrived.filter(({ day }) => day >= '2026-03-08' && day <= TODAY).map(({ day, logId }) => `${day} ${logId}`);
  expect(said(found, (record) => String(record.log_id))).toEqual(sorted(wanted));
});

test('a server that limits, fails, breaks off and answers with other pages is asked again', async () => {
  const faulty = await startSandbox({
    ...SPEC,
    data: path.join(folder, 'faulty.sqlite'),
    faults: { '429': 0.1, '500': 0.1, reset: 0.1, html: 0.05 },
  });
  try {
    const { files, run } = exportBench(TODAY, faulty.keys.administrator);
    const own = line('--stream log --format csv').replace(sandbox.address, faulty.address);
    for (let tries = 0; tries < 20; tries += 1) if ((await run(own)).code === 0) break;
    const found = await recordsIn(files, 'exports/activity_log');
    const wanted = truth.log.filter(({ day }) => DAYS.includes(day)).map(({ day, logId }) => `${day} ${logId}`);
    expect(said(found, (record) => String(record.log_id))).toEqual(sorted(wanted));
  } finally {
    await faulty.close();
  }
});

test('in a terminal, one line is written over', async () => {
  const { progress } = await bench().run(line('--stream hours --format csv'), { isTTY: true });
  const lines = progress.split('\r\u001b[K');
  expect(lines[0]).toBe('Reading 2026-03-09 to 2026-03-15.\n');
  expect(lines.at(-1)).toMatch(/^7 of 7 days · \d+ pages · [\d,]+ rows\n$/);
});

test('the key is in no file and in nothing that is printed', async () => {
  const { files, run } = bench();
  const key = sandbox.keys.administrator;
  const texts: string[] = [];
  for (const rest of ['--stream log --format csv', '--stream hours --format parquet', '--stream hours --format jsonl --columns all,user'])
    texts.push(...Object.values(await run(line(rest))).map(String));
  texts.push(...[...files.contents].flatMap(([name, bytes]) => [name, Buffer.from(bytes).toString('latin1')]));
  for (const one of texts) for (const form of [key, Buffer.from(key).toString('base64')]) expect(one).not.toContain(form);
});
