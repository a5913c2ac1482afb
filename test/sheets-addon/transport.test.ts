import type { NetworkAnswer, NetworkRequest } from '../../playground/apps-script/backend';
import type { Readings } from '../../playground/apps-script/spreadsheet/readings';
import { createClient } from '../../shared/api/requests/client';
import type { HttpResponse } from '../../shared/ports';
import { runSync } from '../../shared/task';
import { CELL_MS } from '../../sheets-addon/host/cell-ports';
import { timeBudget } from '../../sheets-addon/host/clock';
import { urlFetchTransport } from '../../sheets-addon/host/network/transport';
import { type Google, installGoogle } from '../contract/google';

/** What the server does with a page: how long it takes, and whether an answer comes. */
interface Conduct {
  readonly ms?: number;
  /** Never answers: Google stops waiting when the time-out has passed. */
  readonly hangs?: boolean;
  readonly failure?: Extract<NetworkAnswer, { failure: string }>['failure'];
}

interface Sending {
  readonly answers: readonly HttpResponse[];
  /** How many requests went together, call by call. */
  readonly calls: readonly number[];
  /** Milliseconds by Google's clock. */
  readonly took: number;
}

let google: Google | undefined;
afterEach(() => {
  google?.dispose();
  jest.restoreAllMocks();
});

const OK: NetworkAnswer = { status: 200, headers: {}, body: '{"activity":[]}' };
const pageOf = ({ url }: { readonly url: string }): number => Number(/page=(\d+)/.exec(url)?.[1]);

async function network(conduct: (page: number, call: number) => Conduct, readings: Partial<Readings> = {}): Promise<number[]> {
  google = await installGoogle(readings);
  const { bench } = google;
  const calls: number[] = [];
  jest.spyOn(Date, 'now').mockImplementation(() => bench.clock.now());
  bench.answers = (requests: readonly NetworkRequest[]) => {
    calls.push(requests.length);
    const does = requests.map((request) => conduct(pageOf(request), calls.length));
    const waits = requests.map(({ timeoutMs }, at) => (does[at]?.hangs ? timeoutMs : Math.min(timeoutMs, does[at]?.ms ?? 300)));
    bench.clock.sleep(Math.max(...waits));
    return requests.map(({ timeoutMs }, at): NetworkAnswer => {
      const { hangs, failure, ms = 300 } = does[at] as Conduct;
      if (failure) return { failure };
      return hangs || ms > timeoutMs ? { failure: 'timeout' } : OK;
    });
  };
  return calls;
}

const requests = (count: number, long = '') =>
  Array.from({ length: count }, (_, at) => ({ url: `https://api.activtrak.com/r?page=${at + 1}${long}`, headers: {} }));

async function sending(
  conduct: (page: number, call: number) => Conduct,
  { readings, count = 20, ms = CELL_MS }: { readonly readings?: Partial<Readings>; readonly count?: number; readonly ms?: number } = {},
): Promise<Sending> {
  const calls = await network(conduct, readings);
  const began = Date.now();
  const end = began + ms;
  const answers = urlFetchTransport(() => end - Date.now()).send(requests(count));
  return { answers, calls, took: Date.now() - began };
}

const answered = ({ answers }: Sending): readonly boolean[] => answers.map(({ status }) => status === 200);
const allBut = (count: number, ...pages: readonly number[]): readonly boolean[] =>
  Array.from({ length: count }, (_, at) => !pages.includes(at + 1));

describe.each<[string, Partial<Readings>]>([
  ['Google names the address', {}],
  ['Google uses other words', { fetchErrors: 'in other words' }],
])('of twenty requests that go together, where %s', (_, readings) => {
  it.each([1, 7, 20])('number %i breaks: the others have their answers, in order and soon', async (page) => {
    const sent = await sending((asked) => (asked === page ? { failure: 'dns' } : {}), { readings });
    expect(answered(sent)).toEqual(allBut(20, page));
    expect(sent.calls.length).toBeLessThanOrEqual(12);
    expect(sent.took).toBeLessThan(5000);
  });

  it.each([1, 7, 20])('number %i hangs: the others have their answers inside the time of a cell', async (page) => {
    const sent = await sending((asked) => (asked === page ? { hangs: true } : {}), { readings });
    expect(sent.answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(readings.fetchErrors ? 15 : 19);
    expect(sent.answers[page - 1]?.barrier?.words).toMatch(/too slow/);
    expect(sent.took).toBeLessThanOrEqual(CELL_MS);
  });

  it('one hangs once: all of them have their answers inside the time of a cell', async () => {
    const sent = await sending((page, call) => (page === 9 && call === 1 ? { hangs: true } : {}), { readings });
    expect(answered(sent).filter(Boolean).length).toBeGreaterThanOrEqual(19);
    expect(sent.took).toBeLessThan(20_000);
  });

  it('two break', async () => {
    const sent = await sending((page) => (page === 4 || page === 17 ? { failure: 'broken' } : {}), { readings });
    expect(answered(sent).filter(Boolean).length).toBe(18);
  });

  it('none is answered: it is found out with few calls', async () => {
    const sent = await sending(() => ({ failure: 'unreachable' }), { readings });
    expect(answered(sent)).toEqual(Array.from({ length: 20 }, () => false));
    expect(sent.calls.length).toBeLessThanOrEqual(8);
  });

  it('all hang: it ends with the time, and says that it was too slow', async () => {
    const sent = await sending(() => ({ hangs: true }), { readings });
    expect(sent.took).toBeLessThanOrEqual(CELL_MS + 1000);
    for (const { barrier } of sent.answers) expect(barrier?.words).toMatch(/too slow/);
  });
});

describe('slow pages', () => {
  it.each([20, 30, 45])('of %i seconds are waited for by the sidebar, one or many', async (seconds) => {
    for (const count of [1, 19]) {
      const sent = await sending(() => ({ ms: seconds * 1000 }), { count, ms: 60_000 });
      expect(answered(sent)).toEqual(allBut(count));
      google?.dispose();
    }
  });

  it('of 20 seconds are waited for by a cell', async () => {
    expect(answered(await sending(() => ({ ms: 20_000 }), { count: 1 }))).toEqual([true]);
  });

  it('are waited for where the server has been slow before', async () => {
    await network(() => ({ ms: 9000 }));
    const end = Date.now() + CELL_MS;
    const transport = urlFetchTransport(() => end - Date.now());
    expect(transport.send(requests(1))[0]?.status).toBe(200);
    expect(transport.send(requests(19)).every(({ status }) => status === 200)).toBe(true);
  });

  it('of a minute and more are given up with a sentence', async () => {
    const sent = await sending(() => ({ ms: 90_000 }), { count: 1, ms: 270_000 });
    expect(sent.answers[0]?.barrier).toMatchObject({ words: expect.stringMatching(/too slow/), passes: true });
    expect(sent.took).toBeLessThanOrEqual(60_000);
  });

  it('still come where Google leaves the time-out aside', async () => {
    expect(answered(await sending(() => ({ ms: 20_000 }), { count: 20, ms: 60_000, readings: { timeouts: 'ignored' } }))).toEqual(
      allBut(20),
    );
  });
});

describe("Google's own limits", () => {
  const asking = async (conduct: (page: number, call: number) => Conduct, readings: Partial<Readings> = {}, ms = CELL_MS) => {
    const calls = await network(conduct, readings);
    const clock = {
      now: () => Date.now(),
      sleep: (pause: number) => google?.bench.clock.sleep(pause),
      today: () => '',
      wallTime: () => '',
    };
    const budget = timeBudget(clock, ms);
    const client = createClient({ id: 'c', baseUrl: 'https://api.activtrak.com', key: 'k'.repeat(30), keyHeader: 'bearer' }, 'your key', {
      transport: urlFetchTransport(budget.left),
      clock,
      budget,
    });
    const began = Date.now();
    const list = [1, 2, 3].map((page) => ({ path: '/r', parameters: [['page', page]] as const }));
    try {
      return { calls, bodies: runSync(client.send(list, (body) => body)), took: Date.now() - began };
    } catch (error) {
      return { calls, error, took: Date.now() - began };
    }
  };

  it.each<[string, Conduct, Partial<Readings>]>([
    ['a throttle of seconds', { failure: 'throttled' }, {}],
    ['a bandwidth of the moment', { failure: 'bandwidth' }, {}],
    ['a throttle in another language', { failure: 'throttled' }, { fetchErrors: 'in other words' }],
  ])('%s: a pause, and the requests go again', async (_, conduct, readings) => {
    const { bodies, calls, took } = await asking((_page, call) => (call <= 2 ? conduct : {}), readings);
    expect(bodies).toHaveLength(3);
    expect(calls).toEqual([3, 3, 3]);
    expect(took).toBeGreaterThanOrEqual(3000);
  });

  it('a throttle that stays says that Google limits requests', async () => {
    const { error } = await asking(() => ({ failure: 'throttled' }));
    expect(error).toMatchObject({ code: 'rate-limited', retryable: true, message: expect.stringMatching(/^Google is limiting/) });
  });

  it.each([20, 25, 400])(
    'a server that takes %i seconds for the second page: the cell ends in time, and says that it was too slow',
    async (seconds) => {
      const { error, took } = await asking((page) => ({ ms: page === 1 ? 300 : seconds * 1000 }));
      expect(error).toMatchObject({ code: 'network', retryable: true, message: expect.stringMatching(/^ActivTrak was too slow/) });
      expect(took).toBeLessThan(28_000);
    },
  );

  it("the day's quota is over for the day, and asked once", async () => {
    await network(() => ({}));
    google?.bench.backend.quota.spend('owner@example.com', 'urlfetch', 30_000);
    const [answer] = urlFetchTransport(() => CELL_MS).send(requests(3));
    expect(answer?.barrier).toMatchObject({ words: expect.stringMatching(/tomorrow/), passes: false });
  });

  it.each(['Exceeded maximum response size', 'Limit Exceeded: URLFetch Response Size.'])(
    'an answer larger than Google takes is the fault of its request alone: %s',
    async (words) => {
      await network(() => ({}));
      const fetchAll = UrlFetchApp.fetchAll.bind(UrlFetchApp);
      jest.spyOn(UrlFetchApp, 'fetchAll').mockImplementation((list) => {
        if (JSON.stringify(list).includes('page=2')) throw new Error(words);
        return fetchAll(list);
      });
      const answers = urlFetchTransport(() => CELL_MS).send(requests(3));
      expect(answers.map(({ status }) => status)).toEqual([200, 0, 200]);
      expect(answers[1]?.barrier).toMatchObject({ passes: false, code: 'too-large' });
    },
  );

  it('an address that is too long is not sent, and the others are', async () => {
    const calls = await network(() => ({}));
    const [long] = requests(1, `&cursor=${'x'.repeat(2100)}`) as [ReturnType<typeof requests>[number]];
    const answers = urlFetchTransport(() => CELL_MS).send([...requests(2), long]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 0]);
    expect(answers[2]?.barrier).toMatchObject({ words: expect.stringMatching(/2,082 characters/), passes: false, code: 'too-large' });
    expect(calls).toEqual([2]);
  });

  it('2,082 characters are sent', async () => {
    const calls = await network(() => ({}));
    const url = `https://api.activtrak.com/r?page=1&cursor=`;
    const request = { url: `${url}${'x'.repeat(2082 - url.length)}`, headers: {} };
    expect(urlFetchTransport(() => CELL_MS).send([request])[0]?.status).toBe(200);
    expect(calls).toEqual([1]);
  });
});
