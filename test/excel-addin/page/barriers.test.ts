import type { BarrierName } from '../../../excel-addin/host/network/barriers';
import { BARRIERS } from '../../../excel-addin/host/network/barriers';
import { connect } from '../../../shared/api/keys/connect';
import { runAsync } from '../../../shared/task';
import { countdownBudget } from '../../doubles/countdown-budget';
import { handClock } from '../../doubles/hand-clock';
import { memoryStore } from '../../doubles/memory-store';
import { answering, broken, type Fetch, HTML, KEY, onlyFiles, PASSED, proxyFails, redirect, send, transport } from './transport-bench';

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
    const { connected, message } = await runAsync(connect({ key: KEY, region: 'eu' }, { id: 'id', isFirst: true }, ports, 'UTC'));
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
