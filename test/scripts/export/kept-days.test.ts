/** An answer without rows never deletes the files of a day that had some, whatever a person did to them. */
import { type ExportBench, exportBench, recordsIn } from './bench';
import { type LogEntry, logServer } from './log-api';

const FOLDER = 'exports/activity_log';
const KEPT = 'ActivTrak no longer has rows for 2026-03-10. Their files were kept.';

const entries = (count: number): readonly LogEntry[] =>
  Array.from({ length: count }, (_, at) => ({
    ...{ id: String(at + 1), wall: `2026-03-10T10:00:0${at}`, utc: `2026-03-10T10:00:0${at}` },
  }));

/** A day of five records in three files, which ActivTrak deletes after a person did something to the files. */
async function vanished(done: (files: ExportBench['files'], nameOf: (part: number) => string) => void) {
  const server = logServer(entries(5));
  const { files, run } = exportBench('2026-03-20');
  const exported = () =>
    run('--stream log --format csv --out exports --dialect current --range 2026-03-10', { transport: server, partRows: 2 });
  await exported();
  done(files, (part) => `${FOLDER}/activity_log-2026-03-10-000${part}.csv`);
  const before = new Map(files.contents);
  server.entries.splice(0);
  return { server, files, exported, before, ran: await exported() };
}

const csvIn = (contents: ReadonlyMap<string, Uint8Array>) => [...contents].filter(([name]) => name.endsWith('.csv'));

test.each<[string, Parameters<typeof vanished>[0]]>([
  ['changed', (files, nameOf) => files.append(nameOf(2), new TextEncoder().encode(' '))],
  ['removed', (files, nameOf) => files.remove(nameOf(3))],
  ['emptied', (files, nameOf) => void files.contents.set(nameOf(1), new Uint8Array())],
])('one of its files was %s', async (_, done) => {
  const { server, files, exported, before, ran } = await vanished(done);
  expect(ran).toMatchObject({ code: 0, troubles: [] });
  expect(ran.progress).toContain(KEPT);
  expect(csvIn(files.contents)).toEqual(csvIn(before));
  // They are what the folder has of the day now, until rows come again.
  server.asked.length = 0;
  expect((await exported()).progress).toContain('Every day of 2026-03-10 is complete already.');
  expect(server.asked).toEqual([]);
});

test('where a person deleted all of its files, it has no rows any more', async () => {
  const { files, ran } = await vanished((there, nameOf) => [1, 2, 3].map(nameOf).forEach(there.remove));
  expect(ran).toMatchObject({ code: 0, out: 'ActivTrak has no rows for 2026-03-10. No file was written.\n' });
  expect(ran.progress).not.toContain(KEPT);
  expect(csvIn(files.contents)).toEqual([]);
});

test('rows that come again take the place of what was kept', async () => {
  const { server, files, exported } = await vanished((there, nameOf) => there.append(nameOf(2), new TextEncoder().encode(' ')));
  server.entries.push(...entries(3));
  files.remove(`${FOLDER}/activity_log-2026-03-10-0001.csv`);
  expect((await exported()).code).toBe(0);
  expect(Object.values(await recordsIn(files, FOLDER)).map((records) => records.length)).toEqual([2, 1]);
});
