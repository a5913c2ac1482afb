/** @jest-environment node */

import { pageBudget, pageClock } from '../../../excel-addin/host/clock';
import { BARRIERS } from '../../../excel-addin/host/network/barriers';
import { slots } from '../../../excel-addin/host/network/slots';
import { proxyTransport } from '../../../excel-addin/host/network/transport';
import type { HttpResponse } from '../../../shared/ports';
import { handClock } from '../../doubles/hand-clock';
import { answering, type Fetch, KEY, ORIGIN, PASSED, send, silent, transport, URL_OF_PAGE } from './transport-bench';

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
