/** Records that come late are in the files after the next run, whatever was asked before. */
import fc from 'fast-check';
import { isoOfDay } from '../../../sandbox/calendar';
import type { Transport } from '../../../shared/ports';
import { exportBench, recordsIn } from './bench';
import { type LogEntry, type LogServer, logServer } from './log-api';

const TODAY = '2026-03-14';
const DAYS = '--range 2026-03-01..2026-03-14';

const entry = (id: string, wall: string, utc = wall): LogEntry => ({ id, wall, utc });

/** A folder with a server's log, which can be exported on any day. */
function exporting(server: LogServer) {
  const { files } = exportBench(TODAY);
  return {
    files,
    run: (rest = DAYS, today = TODAY, transport: Transport = server) =>
      exportBench(today).run(`--stream log --format jsonl --out exports --dialect current ${rest}`, { files, transport }),
    async ids() {
      const records = Object.values(await recordsIn(files, 'exports/activity_log')).flat();
      return records.map(({ log_id: id }) => String(id)).sort();
    },
  };
}

const ids = ({ entries }: LogServer): readonly string[] => entries.map(({ id }) => id).sort();

test('those of the last day that is not read again, where the server counts them to the day after', async () => {
  const server = logServer(
    ['09', '10', '11'].map((day) => entry(`1${day}`, `2026-03-${day}T10:00:00`)),
    'utc',
  );
  const { run, ids: found } = exporting(server);
  await run();
  // The second one carries the place in the log past the first.
  server.entries.push(entry('21', '2026-03-11T21:30:00', '2026-03-12T02:30:00'), entry('22', '2026-03-09T11:00:00'));
  expect((await run()).code).toBe(0);
  expect(await found()).toEqual(ids(server));
});

test('those of days that a run with another --reread did not look at', async () => {
  const server = logServer([entry('11', '2026-03-01T10:00:00'), entry('12', '2026-03-10T10:00:00')]);
  const { run, ids: found } = exporting(server);
  await run();
  server.entries.push(entry('21', '2026-03-10T11:00:00'), entry('22', '2026-03-01T11:00:00'));
  await run('--range 2026-03-01 --reread 10');
  await run();
  expect(await found()).toEqual(ids(server));
});

test('on any days, with any options between, wherever the server cuts days', async () => {
  const FIRST = 20_500;
  const someStep = fc.record({
    pass: fc.integer({ min: 0, max: 3 }),
    arrive: fc.array(
      fc.record({ back: fc.integer({ min: 0, max: 9 }), hour: fc.integer({ min: 0, max: 23 }), ahead: fc.integer({ min: -11, max: 13 }) }),
      { maxLength: 4 },
    ),
    reread: fc.integer({ min: 1, max: 9 }),
    from: fc.integer({ min: 0, max: 12 }),
    length: fc.integer({ min: 0, max: 12 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(someStep, { minLength: 2, maxLength: 6 }), fc.constantFrom('wall', 'utc'), async (steps, cutBy) => {
      const server = logServer([], cutBy);
      const { run, ids: found } = exporting(server);
      let today = FIRST + 12;
      for (const { pass, arrive, reread, from, length } of steps) {
        today += pass;
        for (const { back, hour, ahead } of arrive) {
          const wall = Date.parse(`${isoOfDay(today - back)}T${String(hour).padStart(2, '0')}:30:00Z`);
          const [shown, utc] = [wall, wall - ahead * 3_600_000].map((ms) => new Date(ms).toISOString().slice(0, 19)) as [string, string];
          server.entries.push(entry(String(server.entries.length + 1), shown, utc));
        }
        const last = isoOfDay(Math.max(FIRST, today - from));
        const first = isoOfDay(Math.max(FIRST, today - from - length));
        expect((await run(`--range ${first}..${last} --reread ${reread}`, isoOfDay(today))).code).toBe(0);
      }
      await run(`--range ${isoOfDay(FIRST)}..${isoOfDay(today + 2)} --reread 1`, isoOfDay(today + 2));
      expect(await found()).toEqual(ids(server));
    }),
    { numRuns: 40 },
  );
});
