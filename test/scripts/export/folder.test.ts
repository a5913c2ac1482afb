/** What a folder of files is checked for before anything is read. */

import type { FolderOwner } from '../../../scripts/export/folder-lock';
import { MANIFEST_FILE } from '../../../scripts/export/manifest';
import type { Transport } from '../../../shared/ports';
import { exportBench } from './bench';
import { logServer } from './log-api';

const LINE = '--stream log --format csv --out exports --dialect current --range 2026-03-10..2026-03-11';
const MANIFEST = `exports/activity_log/${MANIFEST_FILE}`;
const LOCK = 'exports/activity_log/export.lock';

function scene() {
  const server = logServer(['10', '11'].map((day) => ({ id: day, wall: `2026-03-${day}T10:00:00`, utc: `2026-03-${day}T10:00:00` })));
  const bench = exportBench('2026-03-20');
  const run = (line = LINE, owner?: FolderOwner) => bench.run(line, { transport: server, ...(owner ? { owner } : {}) });
  return { ...bench, server, run };
}

test.each([
  ['another format', LINE.replace('csv', 'jsonl')],
  ['other columns', `${LINE} --columns user`],
  ['another address of ActivTrak', `${LINE} --region eu`],
  ['another form of CSV', `${LINE} --open-in-excel`],
])('files of %s are not mixed with those that are there', async (what, line) => {
  const { run, files, server } = scene();
  await run();
  const before = new Map(files.contents);
  server.asked.length = 0;
  const ran = await run(line);
  expect(ran).toMatchObject({ code: 2, out: '' });
  expect(ran.progress).toContain(`was exported with ${what}`);
  expect(server.asked).toEqual([]);
  expect(files.contents).toEqual(before);
});

test('another period goes into the same folder', async () => {
  const { run, files } = scene();
  await run(LINE.replace('..2026-03-11', ''));
  expect((await run(LINE.replace('2026-03-10..', ''))).code).toBe(0);
  expect([...files.contents.keys()].filter((name) => name.endsWith('.csv'))).toHaveLength(2);
});

test.each([
  ['{"version":1,', /can't be read, so nobody knows which days are complete/],
  ['', /can't be read/],
  [
    '{"version":1,"definition":{},"days":{"2026-03-10":{"readOn":"2026-03-20","rows":1,"parts":[{"file":"../../x","rows":1,"bytes":1}]}}}',
    /can't be read/,
  ],
  ['{"version":2,"days":[]}', /was made by a newer version/],
])('a list that says %j is refused, and stays as it is', async (text, sentence) => {
  const { run, files } = scene();
  files.contents.set(MANIFEST, new TextEncoder().encode(text));
  const ran = await run();
  expect(ran).toMatchObject({ code: 2, out: '', troubles: [] });
  expect(ran.progress).toMatch(sentence);
  expect([...files.contents.keys()]).toEqual([MANIFEST]);
});

test('files that would be read along with the export are refused, others are left alone', async () => {
  const { run, files } = scene();
  files.contents.set('exports/activity_log/notes.txt', new Uint8Array());
  expect((await run()).code).toBe(0);
  files.contents.set('exports/activity_log/activity_log-2026-03-09-0001.csv', new Uint8Array());
  const ran = await run();
  expect(ran.code).toBe(2);
  expect(ran.progress).toContain("has the file “activity_log-2026-03-09-0001.csv”, which isn't from this export");
});

test('what a killed export left unfinished is removed, whichever days are read now', async () => {
  const { run, files } = scene();
  files.contents.set('exports/activity_log/activity_log-2026-01-01-0002.csv.unfinished', new Uint8Array([1]));
  files.contents.set(`${MANIFEST}.unfinished`, new Uint8Array([1]));
  expect((await run()).code).toBe(0);
  expect([...files.contents.keys()].filter((name) => name.endsWith('.unfinished'))).toEqual([]);
});

describe('two exports at once', () => {
  const first: FolderOwner = { process: 100, computer: 'here', isAlive: () => true };
  const locked = JSON.stringify({ process: 100, computer: 'here' });

  test('the second one is refused, with the process to look for, and takes nothing away', async () => {
    const { run, files } = scene();
    let release: (ran: unknown) => void = () => undefined;
    const held = new Promise((done) => {
      release = done;
    });
    const slow = logServer([]);
    const transport: Transport = { send: (asked) => held.then(() => slow.send(asked)) };
    const one = exportBench('2026-03-20').run(LINE, { files, owner: first, transport });
    while (!files.contents.has(LOCK)) await new Promise((done) => setTimeout(done, 1));
    const two = await run(LINE, { ...first, process: 200 });
    expect(two).toMatchObject({ code: 1, out: '' });
    expect(two.progress).toMatch(/^Another export \(process 100\) is writing to this folder\./);
    release(undefined);
    expect((await one).code).toBe(0);
    expect(files.contents.has(LOCK)).toBe(false);
  });

  test.each([
    ['of a process that was killed', locked, { ...first, process: 200, isAlive: () => false }, 0],
    ['of a process whose number this one has now', locked, first, 0],
    ['that was being written when the process was killed', '{"proc', { ...first, process: 200 }, 0],
    ['of another computer, of whose processes nobody knows', locked.replace('here', 'there'), { ...first, isAlive: () => false }, 1],
  ])('a lock %s', async (_, text, owner, code) => {
    const { run, files } = scene();
    files.contents.set(LOCK, new TextEncoder().encode(text));
    expect((await run(LINE, owner)).code).toBe(code);
    expect(files.contents.has(LOCK)).toBe(code !== 0);
  });
});
