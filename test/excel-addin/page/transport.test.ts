import type { BarrierName } from '../../../excel-addin/host/barriers';
import { BARRIERS } from '../../../excel-addin/host/barriers';
import { pageBudget, pageClock } from '../../../excel-addin/host/clock';
import { slots } from '../../../excel-addin/host/slots';
import { proxyTransport } from '../../../excel-addin/host/transport';
import { connect } from '../../../shared/api/connect';
import type { HttpResponse } from '../../../shared/ports';
import { runAsync } from '../../../shared/task';
import { countdownBudget } from '../../doubles/countdown-budget';
import { handClock } from '../../doubles/hand-clock';
import { memoryStore } from '../../doubles/memory-store';

const ORIGIN = 'https://pane.example:3000';
const KEY = 'marked-key-3b7e';
const URL_OF_PAGE = 'https://api-eu.activtrak.com/reports/v2/workinghours/users?from=2026-03-01&page=1';

type Fetch = typeof fetch;

/** What a server answers, by the path of the pane's own server. */
const answering =
  (answer: (path: string) => Response): Fetch =>
  async (input) =>
    answer(String(input).replace(ORIGIN, ''));

const HTML = { 'content-type': 'text/html; charset=utf-8' };
const PASSED = '{"activity":null,"total":0}';

const proxyFails = (kind: string, status = 502): Fetch =>
  answering(() => new Response('{}', { status, headers: { 'x-live-data-proxy': kind } }));
const onlyFiles: Fetch = answering(() => new Response('<!doctype html>', { status: 404, headers: HTML }));
const broken: Fetch = async () => {
  throw new TypeError('Failed to fetch');
};
const redirect: Fetch = async () => Object.defineProperty(Response.error(), 'type', { value: 'opaqueredirect' });
/** Never answers; ends when it is told to. */
const silent: Fetch = (_input, init) =>
  new Promise((_resolve, reject) => {
    init?.signal?.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError')));
  });

const transport = (fetch: Fetch, { isOnline = true, ms = 20_000, most = 6, signal = new AbortController().signal } = {}) =>
  proxyTransport({ fetch, origin: ORIGIN, isOnline: () => isOnline, slots: slots(most), together: most }, { left: () => ms, signal });

async function send(fetch: Fetch, how: Parameters<typeof transport>[1] = {}): Promise<HttpResponse> {
  const [answer] = await transport(fetch, how).send([{ url: URL_OF_PAGE, headers: { authorization: `Bearer ${KEY}` } }]);
  return answer as HttpResponse;
}

describe('a request', () => {
  it("goes to the pane's own server, without cookies, and follows no redirect", async () => {
    const asked: [string, RequestInit][] = [];
    await send(async (input, init) => {
      asked.push([String(input), init as RequestInit]);
      return new Response(PASSED);
    });
    const [[url, init]] = asked as [[string, RequestInit]];
    expect(url).toBe(`${ORIGIN}/proxy/api-eu.activtrak.com/reports/v2/workinghours/users?from=2026-03-01&page=1`);
    expect(init).toMatchObject({
      method: 'GET',
      credentials: 'omit',
      redirect: 'manual',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    });
    expect(init.headers).toEqual({ authorization: `Bearer ${KEY}` });
  });

  it('keeps the port and the folder of an address of one’s own', async () => {
    let url = '';
    const seen: Fetch = async (input) => {
      url = String(input);
      return new Response(PASSED);
    };
    await transport(seen).send([{ url: 'https://gateway.example:8443/activtrak/reports/v2/activitylog', headers: {} }]);
    expect(url).toBe(`${ORIGIN}/proxy/gateway.example:8443/activtrak/reports/v2/activitylog`);
  });

  it('waits for its turn when enough others are under way', async () => {
    let underWay = 0;
    let most = 0;
    const counting: Fetch = async () => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise((done) => setTimeout(done, 5));
      underWay -= 1;
      return new Response(PASSED);
    };
    const requests = Array.from({ length: 20 }, (_, page) => ({ url: `${URL_OF_PAGE}${page}`, headers: {} }));
    const answers = await transport(counting, { most: 4 }).send(requests);
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(most).toBe(4);
  });

  it('is given up when its time is over, and not begun when there is none', async () => {
    expect(await send(silent, { ms: 30 })).toMatchObject({ status: 0, barrier: BARRIERS.timeout });
    const stop = new AbortController();
    const sent = send(silent, { signal: stop.signal });
    stop.abort();
    expect(await sent).toMatchObject({ status: 0 });
    const asked: unknown[] = [];
    expect(
      await send(
        async (url) => {
          asked.push(url);
          return new Response(PASSED);
        },
        { signal: stop.signal },
      ),
    ).toMatchObject({ status: 0 });
    expect(asked).toEqual([]);
    const never: Fetch = () => Promise.reject(new Error('This was sent.'));
    expect(await send(never, { ms: 0 })).toMatchObject({ status: 0, barrier: BARRIERS.timeout });
  });
});

describe('how long an answer is waited for', () => {
  afterEach(() => jest.useRealTimers());

  /** Sends to a server where answers take so long, `undefined` for ever, with a budget by the same clock; and when all was over. */
  async function waiting(
    budgetMs: number,
    count: number,
    answerMs: (request: number) => number | undefined,
  ): Promise<{ readonly answers: readonly HttpResponse[]; readonly took: number }> {
    jest.useFakeTimers();
    const began = Date.now();
    let asked = 0;
    const slow: Fetch = (_input, init) =>
      new Promise((resolve, reject) => {
        const ms = answerMs(asked);
        asked += 1;
        if (ms !== undefined) setTimeout(() => resolve(new Response(PASSED)), ms);
        init?.signal?.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError')));
      });
    const network = { fetch: slow, origin: ORIGIN, isOnline: () => true, slots: slots(6), together: 6 };
    const transport = proxyTransport(network, pageBudget(pageClock, budgetMs));
    const sending = async () => {
      const answers = await transport.send(Array.from({ length: count }, (_, page) => ({ url: `${URL_OF_PAGE}${page}`, headers: {} })));
      return { answers, took: Date.now() - began };
    };
    const sent = sending();
    await jest.advanceTimersByTimeAsync(budgetMs);
    return await sent;
  }

  it.each([20, 30, 45])('pages of %i seconds come within a minute', async (seconds) => {
    for (const count of [1, 6]) {
      const { answers } = await waiting(60_000, count, () => seconds * 1000);
      expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: count }, () => 200));
    }
  });

  it('one of several that hangs leaves time to ask again, and is said to be too slow', async () => {
    const { answers, took } = await waiting(60_000, 6, (request) => (request === 3 ? undefined : 300));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
    expect(answers[3]).toMatchObject({ status: 0, barrier: BARRIERS.timeout });
    expect(took).toBeLessThanOrEqual(50_000);
  });

  it('ones that hang end within the time of a cell, also those that wait for their turn', async () => {
    const { answers, took } = await waiting(60_000, 12, () => undefined);
    for (const { barrier } of answers) expect(barrier).toBe(BARRIERS.timeout);
    expect(took).toBeLessThanOrEqual(60_000);
  });

  it('a step of a refresh waits for an answer that takes longer than the step', () => {
    const clock = handClock('at once');
    const budget = pageBudget(clock, 60_000, 6000);
    expect(budget.spent()).toBeUndefined();
    clock.advance(6000);
    expect([budget.spent(), budget.spent(30_000), budget.left()]).toEqual(['time', undefined, 54_000]);
    clock.advance(54_000);
    expect(budget.spent(1)).toBe('time');
  });
});

describe('what cannot be sent or leads elsewhere', () => {
  it('is said of an address that is longer than the server takes, before it is sent', async () => {
    const never: Fetch = () => Promise.reject(new Error('This was sent.'));
    const [answer] = await transport(never).send([{ url: `${URL_OF_PAGE}&cursor=${'x'.repeat(2100)}`, headers: {} }]);
    expect(answer?.barrier).toMatchObject({ passes: false, code: 'too-large', words: expect.stringContaining('2,048 characters') });
  });

  it.each([
    ['eu.example.org', 'https://eu.example.org/'],
    ['', 'https:///'],
  ])('is a redirection, to a host that the server names: “%s”', async (host, location) => {
    const elsewhere = answering(
      () => new Response('{}', { status: 502, headers: { 'x-live-data-proxy': 'redirected', 'x-live-data-redirect': host } }),
    );
    expect(await send(elsewhere)).toMatchObject({ status: 302, headers: { location } });
  });
});

const CASES: readonly (readonly [BarrierName, Fetch, isOnline: boolean])[] = [
  ['offline', broken, false],
  ['no-server', broken, true],
  ['no-proxy', onlyFiles, true],
  ['no-proxy', answering(() => new Response('<!doctype html>', { status: 200, headers: HTML })), true],
  ['sign-in', redirect, true],
  ['unreachable', proxyFails('unreachable'), true],
  ['timeout', proxyFails('timeout', 504), true],
  ['refused', proxyFails('refused', 404), true],
  ['too-large', proxyFails('too-large'), true],
  ['busy', proxyFails('busy', 503), true],
];

describe('what stands in the way', () => {
  it.each(CASES)('%s is told apart', async (name, fetch, isOnline) => {
    expect((await send(fetch, { isOnline })).barrier).toBe(BARRIERS[name]);
  });

  it.each([200, 401, 403, 404, 429, 500, 502])("is nothing of the pane's when ActivTrak itself answers %i", async (status) => {
    expect(await send(answering(() => new Response('{}', { status })))).not.toHaveProperty('barrier');
  });

  it("leaves a page that ActivTrak's own side answers with to it", async () => {
    const behindProxy = answering((path) =>
      path.startsWith('/proxy/nobody.invalid')
        ? new Response('{}', { status: 404, headers: { 'x-live-data-proxy': 'refused' } })
        : new Response('<html>Not found</html>', { status: 404, headers: HTML }),
    );
    const answer = await send(behindProxy);
    expect(answer.status).toBe(404);
    expect(answer).not.toHaveProperty('barrier');
  });

  it('is said in a sentence of its own, with a next step, and without an address or the key', () => {
    const sentences = Object.values(BARRIERS).map(({ words }) => words);
    expect(new Set(sentences).size).toBe(sentences.length);
    for (const words of sentences) expect(words).toMatch(/^[A-Z][^/]*\. [^/]+\.$/);
  });
});

describe('the test of a connection', () => {
  async function tested(fetch: Fetch, isOnline = true): Promise<string> {
    const clock = handClock('later');
    const ports = {
      transport: transport(fetch, { isOnline }),
      clock,
      budget: countdownBudget(clock, 60_000),
      secrets: memoryStore('later'),
    };
    const { connected, message } = await runAsync(connect({ key: KEY, region: 'eu' }, 'id', ports, 'UTC'));
    expect(message).not.toContain(KEY);
    return connected ? 'connected' : message;
  }

  it.each(CASES)('tells %s', async (name, fetch, isOnline) => {
    expect(await tested(fetch, isOnline)).toBe(BARRIERS[name].words);
  });

  it.each([
    [401, /refused your key \(401\)\. The key is wrong/],
    [403, /refused your key \(403\)\. Your plan doesn't include/],
    [429, /limiting requests/],
    [500, /problem of its own \(500\)/],
  ])('tells what ActivTrak itself answers with %i', async (status, words) => {
    expect(await tested(answering(() => new Response('{}', { status })))).toMatch(words);
  });

  it('connects where nothing stands in the way', async () => {
    expect(await tested(answering(() => new Response(PASSED)))).toBe('connected');
  });

  it('does not send again what cannot get through', async () => {
    let sent = 0;
    const counting: Fetch = async (...given) => {
      sent += 1;
      return await proxyFails('refused', 404)(...given);
    };
    await tested(counting);
    expect(sent).toBe(1);
  });
});
