import type { ApiRequest } from '../../../shared/api/requests/request';
import type { HttpResponse } from '../../../shared/ports';
import { type Ending, underBothDrivers } from '../../doubles/both-drivers';
import { budgetOfAsks } from '../../doubles/countdown-budget';
import { NOON } from '../../doubles/hand-clock';
import { brokenConnection, httpAnswer, jsonAnswer, scriptedTransport } from '../../doubles/scripted-transport';
import { asIs, type ClientOver, type ClientSetting, clientOver, noted } from './client-over';

const OK = jsonAnswer({ activity: null });
const LIMITED = httpAnswer(429);
const limitedFor = (retryAfter: string): HttpResponse => httpAnswer(429, '', { 'retry-after': retryAfter });
const HTML = httpAnswer(200, '<html>Sign in</html>');

interface Sending {
  readonly ending: Ending<readonly string[]>;
  readonly pauses: readonly number[];
  /** The paths of each call. */
  readonly rounds: readonly (readonly string[])[];
}

/** Sends as many requests as the script's first call has answers. */
async function send(
  script: readonly (readonly HttpResponse[])[],
  setting: ClientSetting = { connection: { keyHeader: 'bearer' } },
): Promise<Sending> {
  const requests = (script[0] ?? []).map((_, index): ApiRequest => ({ path: `/r${index}`, parameters: [] }));
  let last: ClientOver | undefined;
  const ending = await underBothDrivers((timing) => {
    last = clientOver(timing, scriptedTransport(timing, script), setting);
    return { task: last.client.send(requests, asIs), seen: last.seen };
  });
  const rounds = last?.transport.rounds.map((round) => round.map((request) => noted(request).replace('bearer ', ''))) ?? [];
  return { ending, pauses: last?.clock.pauses ?? [], rounds };
}

describe('what failed for a passing reason is sent again', () => {
  it.each([
    ['7', 7000],
    [' 0 ', 0],
    [new Date(NOON + 12_000).toUTCString(), 12_000],
    [new Date(NOON - 12_000).toUTCString(), 0],
    ['30.0', 30_000],
    ['29.5', 29_500],
    ['.', 1000],
    ['30s', 30_000],
    ['30 seconds', 30_000],
    ['30 Sec', 30_000],
    ['1m', 60_000],
    ['1 minute', 60_000],
    ['1500ms', 1500],
    ['PT30S', 30_000],
    ['30, 30', 30_000],
    ['12,30', 30_000],
    ['"30"', 30_000],
    ['30;', 30_000],
    ['30; comment', 30_000],
    ['2026-03-18T12:00:30Z', 30_000],
    ['2026-03-18T12:00:30.500Z', 30_500],
    ['2026-03-18 12:00:30', 30_000],
    ['2026-03-18T13:00:30+01:00', 30_000],
    ['2026-03-18T12:00:30', 30_000],
    ['Wed, 18 Mar 2026 12:00:30 GMT', 30_000],
    ['Wednesday, 18-Mar-26 12:00:30 GMT', 30_000],
    ['Wed Mar 18 12:00:30 2026', 30_000],
    ['Wed, 18 Mar 2026 12:00:30', 30_000],
    [String(NOON / 1000 + 30), 30_000],
    [String(NOON + 30_000), 30_000],
    ['Sun Mar  8 12:00:30 2026', 0],
    ['Wed, 18 Foo 2026 12:00:30 GMT', 1000],
    ['2026-99-99T12:00:30Z', 1000],
    ['soon', 1000],
    ['-5', 1000],
    ['', 1000],
  ])('after as long as Retry-After says: “%s”', async (retryAfter, pause) => {
    const { ending, pauses } = await send([[limitedFor(retryAfter)], [OK]]);
    expect(ending.result).toEqual([OK.body]);
    expect(pauses).toEqual([pause]);
  });

  it("by the server's own clock, where it tells it", async () => {
    const headers = { date: new Date(NOON - 600_000).toUTCString(), 'retry-after': new Date(NOON - 600_000 + 8000).toUTCString() };
    expect((await send([[httpAnswer(429, '', headers)], [OK]])).pauses).toEqual([8000]);
  });

  it.each([
    httpAnswer(403, '', { 'retry-after': '9' }),
    httpAnswer(403, 'Out of call volume quota. Quota will be replenished in 00:00:09.'),
    httpAnswer(429, '{"message":"Quota will be replenished in 00:00:09."}'),
  ])('where a server limits requests under another status, and no key is doubted: %j', async (limited) => {
    const { ending, pauses, rounds } = await send([[limited], [OK]]);
    expect([ending.result, pauses, rounds.length]).toEqual([[OK.body], [9000], 2]);
  });

  it.each(['{"activity":[{"date":"2026', '{"activity":[', ' [1,2,'])(
    'an answer that breaks off, as a broken connection: %s',
    async (body) => {
      const { ending, pauses, rounds } = await send([[OK, httpAnswer(200, body)], [OK]]);
      expect(ending.result).toEqual([OK.body, OK.body]);
      expect([pauses, rounds[1]]).toEqual([[1000], ['/r1']]);
      const given = await send([[httpAnswer(200, body)], [httpAnswer(200, body)], [httpAnswer(200, body)]]);
      expect(given.ending.error).toMatchObject({ code: 'network', retryable: true });
    },
  );

  it.each(['\ufeff{"activity":null}', 'ï»¿{"activity":null}', '\ufeff\ufeff \n{"activity":null}\n'])(
    'an answer behind a byte order mark is one: %j',
    async (body) => {
      const { ending, pauses } = await send([[httpAnswer(200, body)]]);
      expect(JSON.parse(ending.result?.[0] ?? '')).toEqual({ activity: null });
      expect(pauses).toEqual([]);
    },
  );

  it('also where a server that is busy or away says how long', async () => {
    expect((await send([[httpAnswer(503, 'busy', { 'retry-after': '9' })], [OK]])).pauses).toEqual([9000]);
  });

  it.each<[string, HttpResponse, number, string]>([
    ['429', LIMITED, 5, 'rate-limited'],
    ['500', httpAnswer(500), 4, 'server'],
    ['502', httpAnswer(502, '<html>'), 4, 'server'],
    ['408', httpAnswer(408), 4, 'server'],
    ['a broken connection', brokenConnection, 3, 'network'],
    ['a page in place of an answer', HTML, 4, 'decode'],
    ['an empty answer', httpAnswer(200, ''), 4, 'decode'],
    ['no content', httpAnswer(204, ''), 4, 'decode'],
  ])('%s: with waits that double, and not for ever', async (_, failure, attempts, code) => {
    const { ending, pauses, rounds } = await send(Array.from({ length: 10 }, () => [failure]));
    expect(rounds).toHaveLength(attempts);
    expect(pauses).toEqual([1000, 2000, 4000, 8000].slice(0, attempts - 1));
    expect(ending.error).toMatchObject({ code, retryable: true });
    expect(ending.error?.message).toMatch(/^[^\n]+\.$/);
  });

  it.each([429, 500, 503])('%d once is not noticed', async (status) => {
    expect((await send([[httpAnswer(status)], [OK]])).ending).toEqual({ result: [OK.body] });
  });

  it('alone, and the answers come in the order of the requests', async () => {
    const [a, b, c] = [jsonAnswer({ a: 1 }), jsonAnswer({ b: 1 }), jsonAnswer({ c: 1 })];
    const { ending, rounds } = await send([[a, LIMITED, c], [b]]);
    expect(ending.result).toEqual([a.body, b.body, c.body]);
    expect(rounds).toEqual([['/r0', '/r1', '/r2'], ['/r1']]);
  });

  it('after the longest wait that any of them asks for', async () => {
    const { pauses, rounds } = await send([
      [limitedFor('3'), OK, limitedFor('20'), httpAnswer(500)],
      [OK, brokenConnection],
      [OK, OK],
    ]);
    expect(pauses).toEqual([20_000, 1000]);
    expect(rounds).toEqual([
      ['/r0', '/r1', '/r2', '/r3'],
      ['/r0', '/r2'],
      ['/r2', '/r3'],
    ]);
  });
});

describe('it is not sent again', () => {
  it.each([400, 404, 405, 422])('when ActivTrak refuses the request (%d)', async (status) => {
    const { ending, rounds, pauses } = await send([[httpAnswer(status, '{"messages":["Bad dates"],"success":false}')]]);
    expect(ending.error).toMatchObject({ code: 'rejected', retryable: false });
    expect(ending.error?.message).toContain(`(${status}`);
    expect([rounds.length, pauses.length]).toEqual([1, 0]);
  });

  it("when a network asks for a sign-in in ActivTrak's place (511)", async () => {
    const { ending, rounds } = await send([[httpAnswer(511, '<html>')]]);
    expect([ending.error?.code, rounds.length]).toEqual(['network', 1]);
  });

  it('when one of several is refused for good', async () => {
    const { ending, rounds, pauses } = await send([[LIMITED, httpAnswer(400), OK]]);
    expect(ending.error?.code).toBe('rejected');
    expect([rounds.length, pauses.length]).toEqual([1, 0]);
  });

  it.each<[string, HttpResponse, string]>([
    ['429', limitedFor('30'), 'rate-limited'],
    ['500', httpAnswer(500, '', { 'retry-after': '30' }), 'server'],
    ['no connection', { ...brokenConnection, headers: { 'retry-after': '30' } }, 'network'],
  ])("when the wait would overrun the time allowed: the failure's own sentence comes (%s)", async (_, failure, code) => {
    const { ending, pauses, rounds } = await send([[failure]], { connection: { keyHeader: 'bearer' }, budgetMs: 29_000 });
    expect(ending.error?.code).toBe(code);
    expect([rounds.length, pauses.length]).toEqual([1, 0]);
  });

  it('when waits have used the time up', async () => {
    const { ending, pauses } = await send(
      Array.from({ length: 9 }, () => [LIMITED]),
      { connection: { keyHeader: 'bearer' }, budgetMs: 5000 },
    );
    expect(ending.error?.code).toBe('rate-limited');
    expect(pauses).toEqual([1000, 2000]);
  });

  it('when somebody stopped it', async () => {
    const { ending, pauses } = await send([[LIMITED]], { connection: { keyHeader: 'bearer' }, budget: () => budgetOfAsks(0, 'cancelled') });
    expect(ending.error?.code).toBe('cancelled');
    expect(pauses).toEqual([]);
  });

  it.each(['61', '86400', '99999999999999999999999', new Date(NOON + 3_600_000).toUTCString()])(
    'sooner than the server asked: a wait of more than a minute is left to the person (%s)',
    async (retryAfter) => {
      const { ending, pauses, rounds } = await send([[limitedFor(retryAfter)]]);
      expect(ending.error?.code).toBe('rate-limited');
      expect([rounds.length, pauses.length]).toEqual([1, 0]);
    },
  );
});
