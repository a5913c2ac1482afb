import { exchange } from '../../../shared/bigquery/exchange';
import { loadJob } from '../../../shared/bigquery/job-requests';
import { runJobs, type WarehouseJob } from '../../../shared/bigquery/jobs';
import type { Budget, HttpResponse } from '../../../shared/ports';
import type { WarehouseRequest, WarehouseTable } from '../../../shared/warehouse/warehouse';
import { type AnsweringService, answeringService } from '../../doubles/answering-service';
import { type Ending, underBothDrivers } from '../../doubles/both-drivers';
import { countdownBudget } from '../../doubles/countdown-budget';
import { handClock } from '../../doubles/hand-clock';
import { brokenConnection, httpAnswer, jsonAnswer } from '../../doubles/scripted-transport';

const TABLE: WarehouseTable = { project: 'acme-analytics', dataset: 'd', table: 't', location: 'EU' };
const JOB: WarehouseJob = { about: TABLE, start: (id) => loadJob(TABLE, '{}\n', 'WRITE_APPEND', id) };

const RUNNING = jsonAnswer({ status: { state: 'RUNNING' } });
const DONE = jsonAnswer({ status: { state: 'DONE' } });
const ended = (reason: string): HttpResponse => jsonAnswer({ status: { state: 'DONE', errorResult: { reason, message: '' } } });
const gaveWay = jsonAnswer({
  status: {
    state: 'DONE',
    errorResult: { reason: 'invalidQuery', message: 'Could not serialize access to table x due to concurrent update' },
  },
});
const refused = (status: number, reason: string): HttpResponse =>
  httpAnswer(status, JSON.stringify({ error: { code: status, errors: [{ reason }], message: '' } }));

const idIn = ({ path, body = '' }: WarehouseRequest): string => /live_data_id\d+/.exec(`${path}${body}`)?.[0] ?? '';
const written = (request: WarehouseRequest): string => `${request.path.includes('/cancel?') ? 'CANCEL' : request.method} ${idIn(request)}`;

/** Runs jobs against a script of answers, one for each request in turn. */
async function run(
  script: readonly HttpResponse[],
  jobs: readonly WarehouseJob[] = [JOB],
  ms: number | Budget = 600_000,
): Promise<Ending<number> & { seen: unknown }> {
  let seen: unknown;
  const ending = await underBothDrivers((timing) => {
    const service: AnsweringService = answeringService(timing, (_, at) => script[at] ?? DONE);
    const clock = handClock(timing);
    const ports = {
      transport: service.transport,
      clock,
      budget: typeof ms === 'number' ? countdownBudget(clock, ms) : ms,
      newId: () => 'unused',
    };
    let ids = 0;
    const task = (function* () {
      const done = yield* runJobs(exchange(ports), () => `id${++ids}`, jobs);
      return done.length;
    })();
    return {
      task,
      seen: () => {
        seen = { asked: service.rounds.map((round) => round.map(written)), pauses: clock.pauses };
        return seen;
      },
    };
  });
  return { ...ending, seen };
}

it('is started, and looked at until it is done', async () => {
  const { result, seen } = await run([RUNNING, RUNNING, RUNNING, DONE]);
  expect(result).toBe(1);
  expect(seen).toEqual({
    asked: [['POST live_data_id1'], ['GET live_data_id1'], ['GET live_data_id1'], ['GET live_data_id1']],
    pauses: [500, 1_000, 2_000],
  });
});

it('several go together, and only those that are not done are looked at', async () => {
  const { seen } = await run([RUNNING, DONE, RUNNING, DONE, RUNNING, DONE], [JOB, JOB, JOB]);
  expect(seen).toMatchObject({
    asked: [
      ['POST live_data_id1', 'POST live_data_id2', 'POST live_data_id3'],
      ['GET live_data_id1', 'GET live_data_id3'],
      ['GET live_data_id3'],
    ],
  });
});

it('a request whose answer was lost is sent again with the same id, and the job that is there counts', async () => {
  const { result, seen } = await run([brokenConnection, refused(409, 'duplicate'), DONE]);
  expect(result).toBe(1);
  expect(seen).toMatchObject({ asked: [['POST live_data_id1'], ['POST live_data_id1'], ['GET live_data_id1']] });
});

it.each(['backendError', 'internalError', 'rateLimitExceeded'])(
  'one that ended in %s begins once more, with another id',
  async (reason) => {
    const { result, seen } = await run([RUNNING, ended(reason), RUNNING, DONE]);
    expect(result).toBe(1);
    expect(seen).toMatchObject({ asked: [['POST live_data_id1'], ['GET live_data_id1'], ['POST live_data_id2'], ['GET live_data_id2']] });
  },
);

it('one that gave way to another change begins once more', async () => {
  const { result, seen } = await run([gaveWay, DONE]);
  expect(result).toBe(1);
  expect(seen).toMatchObject({ asked: [['POST live_data_id1'], ['POST live_data_id2']] });
});

it('is given up after a few starts', async () => {
  const { error, seen } = await run(Array.from({ length: 20 }, () => ended('backendError')));
  expect(error).toMatchObject({ code: 'server', retryable: true });
  const asked = [1, 2, 3, 4, 5].map((start) => [`POST live_data_id${start}`]);
  expect(seen).toEqual({ asked, pauses: [1_000, 2_000, 4_000, 8_000] });
});

it.each([
  ['invalid', 'rejected'],
  ['quotaExceeded', 'rate-limited'],
  ['accessDenied', 'forbidden'],
])('one that ended in %s is not begun again', async (reason, code) => {
  const { error, seen } = await run([ended(reason)]);
  expect(error).toMatchObject({ code, retryable: false });
  expect(seen).toMatchObject({ pauses: [] });
});

it('only what failed is sent again', async () => {
  const { seen } = await run([DONE, refused(503, 'backendError'), DONE, DONE], [JOB, JOB, JOB]);
  expect(seen).toEqual({
    asked: [['POST live_data_id1', 'POST live_data_id2', 'POST live_data_id3'], ['POST live_data_id2']],
    pauses: [1_000],
  });
});

it('what the service wants to wait is waited, inside the budget', async () => {
  const busy = { ...refused(429, ''), headers: { 'retry-after': '9' } };
  expect((await run([busy, DONE])).seen).toMatchObject({ pauses: [9_000] });
  expect((await run([busy, DONE], [JOB], 8_000)).error).toMatchObject({ code: 'rate-limited' });
});

it('ends with the budget, and says that it may be continued', async () => {
  const { error } = await run(
    Array.from({ length: 99 }, () => RUNNING),
    [JOB],
    20_000,
  );
  expect(error).toMatchObject({ code: 'time', retryable: true });
});

it('asks those to end that are left when its time is over, and those of which nobody knows whether they began', async () => {
  const { seen } = await run([RUNNING, DONE, RUNNING, ...Array.from({ length: 99 }, () => RUNNING)], [JOB, JOB, JOB], 3_000);
  expect((seen as { asked: readonly unknown[] }).asked.slice(-1)).toEqual([['CANCEL live_data_id1', 'CANCEL live_data_id3']]);
  const lost = await run(
    Array.from({ length: 99 }, () => brokenConnection),
    [JOB],
    2_000,
  );
  expect((lost.seen as { asked: readonly unknown[] }).asked).toEqual([
    ['POST live_data_id1'],
    ['POST live_data_id1'],
    ['CANCEL live_data_id1'],
  ]);
});

it('asks those to end too that were at work while another began once more', async () => {
  const { seen } = await run([RUNNING, ended('backendError'), ...Array.from({ length: 99 }, () => brokenConnection)], [JOB, JOB], 2_500);
  expect((seen as { asked: readonly unknown[] }).asked.slice(-1)).toEqual([['CANCEL live_data_id1', 'CANCEL live_data_id3']]);
});

it('asks those to end that are left when a person stops it', async () => {
  const { error, seen } = await run([RUNNING, DONE], [JOB, JOB], { spent: () => 'cancelled' });
  expect(error).toMatchObject({ code: 'cancelled' });
  expect(seen).toMatchObject({ asked: [['POST live_data_id1', 'POST live_data_id2'], ['CANCEL live_data_id1']] });
});

it('leaves the others alone where one fails for good', async () => {
  const { error, seen } = await run([RUNNING, ended('invalid'), RUNNING], [JOB, JOB, JOB]);
  expect(error).toMatchObject({ code: 'rejected' });
  expect(seen).toMatchObject({ asked: [['POST live_data_id1', 'POST live_data_id2', 'POST live_data_id3']] });
});

it('a page of a proxy is no answer', async () => {
  expect((await run(Array.from({ length: 9 }, () => httpAnswer(200, '<html>')))).error).toMatchObject({ code: 'decode', retryable: true });
});
