/** Records that come late are in the files after the next run, whatever was asked before. */
import fc from 'fast-check';
import { isoOfDay } from '../../../sandbox/calendar';
import type { Manifest } from '../../../scripts/export/manifest';
import type { HttpResponse, Transport } from '../../../shared/ports';
import { httpAnswer, jsonAnswer } from '../../doubles/scripted-transport';
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

test('those of days outside of the period, which the run says, but of no day whose file somebody deleted', async () => {
  const server = logServer(['01', '02', '13'].map((day) => entry(`1${day}`, `2026-03-${day}T10:00:00`)));
  const { files, run, ids: found } = exporting(server);
  await run();
  files.remove('exports/activity_log/activity_log-2026-03-02-0001.jsonl');
  server.entries.push(entry('21', '2026-03-01T11:00:00'), entry('22', '2026-03-02T11:00:00'));
  const ran = await run('--range 2026-03-14');
  expect(ran).toMatchObject({ code: 0, out: expect.stringContaining('no rows for 2026-03-14') });
  expect(ran.progress).toContain('3 days outside of the period are read again');
  expect(await found()).toEqual(['101', '113', '21']);
  expect((await run('--range 2026-03-14')).progress).not.toContain('outside of the period');
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
      const { files, run, ids: found } = exporting(server);
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
      const last = isoOfDay(today + 2);
      expect((await run(`--range ${last} --reread 1`, last)).code).toBe(0);
      const { days } = JSON.parse(files.read('exports/activity_log/export.json') ?? '') as Pick<Manifest, 'days'>;
      // What was read on its own day is read again where it is asked for.
      const isSettled = (day: string): boolean => (days[day]?.readOn ?? '') > day;
      const there = await found();
      expect(server.entries.filter(({ id, wall }) => isSettled(wall.slice(0, 10)) && !there.includes(id))).toEqual([]);
      await run(`--range ${isoOfDay(FIRST)}..${last} --reread 1`, last);
      expect(await found()).toEqual(ids(server));
    }),
    { numRuns: 40 },
  );
});

describe('where a server gives no place where it has no records', () => {
  const UNPLACED = "ActivTrak doesn't say yet where its log ends";

  test.each(['2026-03-13', '2026-03-10', '2026-02-20'])('those after the records of %s, the last before today', async (day) => {
    const server = logServer([entry('11', '2026-01-01T10:00:00'), entry('12', `${day}T10:00:00`)], 'wall', true);
    const { run, ids: found } = exporting(server);
    const range = '--range 2026-01-01..2026-03-14';
    expect((await run(range)).progress).not.toContain(UNPLACED);
    server.entries.push(entry('21', '2026-01-01T11:00:00'));
    await run(range);
    expect(await found()).toEqual(ids(server));
  });

  test('where there are none for a month, it says so, and finds a place as soon as there are', async () => {
    const server = logServer([entry('11', '2026-01-01T10:00:00')], 'wall', true);
    const { run, ids: found } = exporting(server);
    const range = '--range 2026-01-01..2026-03-14';
    expect(await run(range)).toMatchObject({ code: 0, progress: expect.stringContaining(UNPLACED) });
    server.entries.push(entry('21', '2026-03-14T10:00:00'));
    expect((await run(range)).progress).not.toContain(UNPLACED);
    server.entries.push(entry('22', '2026-01-01T11:00:00'));
    await run(range);
    expect(await found()).toEqual(ids(server));
  });
});

describe('where ActivTrak does not answer at the place of the last export', () => {
  const LOST = 'ActivTrak no longer knows where the last export ended.';
  const page = httpAnswer(200, '<html>Please log in</html>');

  const OTHER_KIND = httpAnswer(200, '{"activity":"soon"}');

  /** A folder, a late record of a day that isn't read again, and an answer in place of the next ones at the old place. */
  async function refused(given: HttpResponse, times: number, where: 'at the place' | 'everywhere') {
    const server = logServer([
      entry('11', '2026-03-01T10:00:00'),
      entry('12', '2026-03-12T10:00:00'),
      // No day that is read again ends here.
      entry('13', '2026-03-01T10:30:00'),
    ]);
    const { run, ids: found, files } = exporting(server);
    await run();
    const before = files.read('exports/activity_log/export.json');
    server.entries.push(entry('21', '2026-03-01T11:00:00'));
    let left = times;
    const other: Transport = {
      async send(asked) {
        const answers = await server.send(asked);
        return answers.map((answer, at) => {
          const isMeant = where === 'everywhere' || /cursor=2(?:&|$)/.test(asked[at]?.url ?? '');
          if (isMeant) left -= 1;
          return isMeant && left >= 0 ? given : answer;
        });
      },
    };
    const ran = await run(DAYS, TODAY, other);
    return { server, run, found, ran, isKept: files.read('exports/activity_log/export.json') === before };
  }

  test.each<[string, HttpResponse, 'at the place' | 'everywhere']>([
    ['a sign-in page', page, 'everywhere'],
    ['a part of an answer', httpAnswer(200, '{"activity":[{"logId":"1'), 'at the place'],
    ['another kind of answer', OTHER_KIND, 'everywhere'],
    ['a redirection', { ...httpAnswer(302), headers: { location: 'https://login.example.com/' } }, 'everywhere'],
    ['nothing at this address', httpAnswer(404), 'everywhere'],
    ['no dates that it takes', httpAnswer(400), 'everywhere'],
    ['no service', httpAnswer(503), 'at the place'],
  ])('but %s %#, it fails and keeps the place', async (_, given, where) => {
    const { server, run, found, ran, isKept } = await refused(given, Number.POSITIVE_INFINITY, where);
    expect({ ...ran, isKept }).toMatchObject({ code: 1, out: '', isKept: true });
    expect(ran.progress).not.toContain(LOST);
    expect((await run()).code).toBe(0);
    expect(await found()).toEqual(ids(server));
  });

  test.each([...[302, 400, 404, 410, 414].map((status) => httpAnswer(status)), page])('but %j once, it asks again', async (given) => {
    const { server, found, ran } = await refused(given, given.status === 200 ? 4 : 1, 'at the place');
    expect(ran.code).toBe(0);
    expect(ran.progress).not.toContain(LOST);
    expect(await found()).toEqual(ids(server));
  });

  test('but leads in circles from there, the place is given up, and that is said', async () => {
    const server = logServer([entry('11', '2026-03-01T10:00:00'), entry('12', '2026-03-12T10:00:00')]);
    const { run, ids: found } = exporting(server);
    await run();
    // The second request without a place is for a day that is read again.
    let placeless = 0;
    const circling: Transport = {
      async send(asked) {
        const answers = await server.send(asked);
        return answers.map((answer, at) => {
          const [, cursor] = /cursor=(\w+)/.exec(asked[at]?.url ?? '') ?? [];
          if (cursor === undefined) placeless += 1;
          return cursor === undefined || placeless > 1 ? answer : jsonAnswer({ activity: [], cursor: cursor === 'a' ? 'b' : 'a' });
        });
      },
    };
    expect(await run(DAYS, TODAY, circling)).toMatchObject({ code: 0, progress: expect.stringContaining(LOST) });
    server.entries.push(entry('21', '2026-03-01T11:00:00'));
    await run();
    expect(await found()).toEqual(ids(server));
  });

  const GIVEN_UP = [...[400, 404, 410, 414, 422].map((status) => httpAnswer(status)), page, OTHER_KIND];

  test.each(GIVEN_UP)('but %j there alone, twice, the place is given up, and that is said', async (given) => {
    const { server, run, found, ran } = await refused(given, Number.POSITIVE_INFINITY, 'at the place');
    expect(ran).toMatchObject({ code: 0, progress: expect.stringContaining(LOST) });
    expect(await found()).not.toContain('21');
    server.entries.push(entry('22', '2026-03-01T12:00:00'));
    await run();
    expect(await found()).toEqual(ids(server));
  });
});
