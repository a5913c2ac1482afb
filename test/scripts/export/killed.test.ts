/** An export that ends at any step, and the same command once more, leave what an export leaves that never ended. */
import type { Files } from '../../../scripts/export/files';
import type { Transport } from '../../../shared/ports';
import { watchedHost } from '../../doubles/mortal-host';
import { brokenConnection } from '../../doubles/scripted-transport';
import { type ExportBench, exportBench, type RunChange } from './bench';
import { type LogEntry, type LogServer, logServer } from './log-api';

const TODAY = '2026-03-14';
/** Three rows in a file, so that days have several. */
const PART_ROWS = 3;

/** How many records each day has; the last one takes the most requests. */
const COUNTS = { '10': 5, '11': 5, '12': 8, '13': 14 };

const entries: readonly LogEntry[] = Object.entries(COUNTS).flatMap(([day, count]) =>
  Array.from({ length: count }, (_, at): LogEntry => {
    const time = `2026-03-${day}T${String(at).padStart(2, '0')}:30:00`;
    return { id: `${day}${at}`, wall: time, utc: time };
  }),
);

/** What changes between two days: records that come late, a day that has fewer, and one that has none any more. */
function change(server: LogServer): void {
  const left = server.entries.filter(({ id }) => !/^12[3-7]|^11/.test(id));
  const late = ['130', '131', '132'].map((id): LogEntry => ({ id: `9${id}`, wall: '2026-03-13T22:00:00', utc: '2026-03-13T22:00:00' }));
  server.entries.splice(0, server.entries.length, ...left, ...late);
}

interface Scene {
  readonly bench: ExportBench;
  readonly server: LogServer;
  /** The run that is going to be killed. */
  run(change?: RunChange): ReturnType<ExportBench['run']>;
}

/** Scenes that all begin alike: over an earlier export, which is run once, or over nothing. */
async function scenes(format: string, isUpdate: boolean, range = '2026-03-10..2026-03-14'): Promise<() => Scene> {
  const sceneOf = (bench: ExportBench, server: LogServer): Scene => ({
    bench,
    server,
    run: (given = {}) =>
      bench.run(`--stream log --format ${format} --out exports --dialect current --range ${range}`, {
        transport: server,
        partRows: PART_ROWS,
        ...given,
      }),
  });
  const earlier = sceneOf(exportBench(TODAY), logServer(entries));
  if (isUpdate) {
    await earlier.run();
    change(earlier.server);
  }
  return () => {
    const bench = exportBench(TODAY);
    // No step changes the bytes of a file in their place.
    for (const [file, bytes] of earlier.bench.files.contents) bench.files.contents.set(file, bytes);
    return sceneOf(bench, logServer(earlier.server.entries));
  };
}

/** Every file as it is, down to its bytes. */
const left = ({ files }: ExportBench): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...files.contents]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, bytes]) => [name, Buffer.from(bytes).toString('latin1')]),
  );

describe.each([
  ['parquet', false],
  ['csv', true],
] as const)('%s, over an earlier export: %s', (format, isUpdate) => {
  test('killed at every request and every step on the disk', async () => {
    const scene = await scenes(format, isUpdate);
    const { bench, server, run } = scene();
    // What a run does next follows from the files and what the server has: each distinct state of the files is recovered once.
    const states = new Map<string, ReadonlyMap<string, Uint8Array>>();
    const keep = (): void => {
      const state = JSON.stringify(left(bench));
      if (!states.has(state)) states.set(state, new Map(bench.files.contents));
    };
    const host = watchedHost(keep);
    expect((await run({ transport: host.wrap<Transport>(server), files: host.wrap<Files>(bench.files) })).code).toBe(0);
    keep();
    const wanted = left(bench);
    expect(Object.keys(wanted).length).toBeGreaterThan(5);
    for (const [at, contents] of [...states.values()].entries()) {
      const next = scene();
      next.bench.files.contents.clear();
      for (const [file, bytes] of contents) next.bench.files.contents.set(file, bytes);
      const again = await next.run();
      expect({ at, code: again.code, files: left(next.bench) }).toEqual({ at, code: 0, files: wanted });
    }
    expect(states.size).toBeGreaterThan(30);
  });

  test('stopped after every request', async () => {
    const scene = await scenes(format, isUpdate);
    const whole = scene();
    await whole.run();
    const wanted = left(whole.bench);
    for (let requests = 0; ; requests += 1) {
      const { bench, server, run } = scene();
      let sent = 0;
      const transport: Transport = {
        send(asked) {
          sent += 1;
          return server.send(asked);
        },
      };
      const ran = await run({ transport, budget: { spent: () => (sent >= requests ? 'cancelled' : undefined) } });
      if (ran.code === 0) break;
      expect(ran.code).toBe(130);
      expect(ran.progress).toMatch(/(?:Start it again when you like|Run the same command again to continue)\.\n$/);
      expect(Object.keys(left(bench)).filter((name) => /unfinished|lock/.test(name))).toEqual([]);
      expect((await run()).code).toBe(0);
      expect(left(bench)).toEqual(wanted);
    }
  });
});

test('where the network is gone in the middle, whole days stay and the others are read by the next run', async () => {
  const range = '2026-03-03..2026-03-14';
  const scene = await scenes('csv', false, range);
  const whole = scene();
  await whole.run();
  const wanted = left(whole.bench);
  const days = (bench: ExportBench): number => Object.keys(left(bench)).filter((name) => name.endsWith('-0001.csv')).length;
  const kept: number[] = [];
  for (let requests = 0; ; requests += 1) {
    const { bench, server, run } = scene();
    let sent = 0;
    const ran = await run({
      transport: {
        send(asked) {
          sent += 1;
          return sent > requests ? asked.map(() => brokenConnection) : server.send(asked);
        },
      },
    });
    if (ran.code === 0) break;
    expect(ran).toMatchObject({ code: 1, out: '', troubles: [] });
    expect(ran.progress).toMatch(/(?:then try again in a minute| complete\. Run the same command again to continue)\.\n$/);
    kept.push(days(bench));
    expect((await run()).code).toBe(0);
    expect(left(bench)).toEqual(wanted);
  }
  expect(kept[0]).toBe(0);
  expect(kept.some((count) => count > 0 && count < days(whole.bench))).toBe(true);
});

test('where the disk is full, it says so, and goes on once there is room', async () => {
  const scene = await scenes('csv', false);
  const { bench, run } = scene();
  let room = 6;
  const files: Files = {
    ...bench.files,
    append(file, bytes) {
      room -= 1;
      if (room < 0) throw Object.assign(new Error('full'), { name: 'ActivTrakError', code: 'too-large', message: 'The disk is full.' });
      bench.files.append(file, bytes);
    },
  };
  const ran = await run({ files });
  expect(ran).toMatchObject({ code: 1, troubles: [] });
  expect(ran.progress).toContain('The disk is full.');
  const whole = scene();
  await whole.run();
  expect((await run()).code).toBe(0);
  expect(left(bench)).toEqual(left(whole.bench));
});
