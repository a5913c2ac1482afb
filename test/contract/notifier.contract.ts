import type { Notifier } from '../../shared/notifier';

/** A notifier, and what came to `https://hooks.example.com/…`, which answers `/status/503` with that status, `/late` never and `/broken` with a broken connection. */
export interface NotifierUnderTest {
  readonly notifier: Notifier;
  readonly came: () => readonly { readonly address: string; readonly body: string }[];
}

const BASE = 'https://hooks.example.com';
const MESSAGE = JSON.stringify({ text: 'Grüße, 漢字 🙂 "quoted" <b>' });

/** What every Notifier keeps to. */
export function describeNotifierContract(make: () => NotifierUnderTest): void {
  it('posts the JSON as it is, once', async () => {
    const { notifier, came } = make();
    expect(await notifier.post(`${BASE}/status/200?token=a%2Fb`, MESSAGE)).toMatchObject({ status: 200 });
    expect(came()).toEqual([{ address: `${BASE}/status/200?token=a%2Fb`, body: MESSAGE }]);
  });

  it('gives the status, whatever it is, with the pause that was asked for and nothing of the body', async () => {
    for (const status of [200, 202, 400, 404, 410, 429, 500, 503]) {
      const { notifier } = make();
      const posted = await notifier.post(`${BASE}/status/${status}`, MESSAGE);
      expect(posted).toEqual(status === 429 ? { status, retryAfter: '7' } : { status });
    }
  });

  it('follows no redirect', async () => {
    const { notifier, came } = make();
    expect(await notifier.post(`${BASE}/status/302`, MESSAGE)).toEqual({ status: 302 });
    expect(came()).toHaveLength(1);
  });

  it('says in a word that no answer came', async () => {
    const { notifier } = make();
    expect(await notifier.post(`${BASE}/late`, MESSAGE)).toBe('late');
    expect(await notifier.post(`${BASE}/broken`, MESSAGE)).toBe('unreached');
  });
}

/** The other end of these tests: `undefined` where no answer comes, and why. */
export function webhookEnd(address: string): { readonly status: number; readonly headers: Record<string, string> } | 'timeout' | 'broken' {
  const path = address.slice(BASE.length);
  if (path === '/late') return 'timeout';
  if (path === '/broken') return 'broken';
  const status = Number(/^\/status\/(\d+)/.exec(path)?.[1]);
  return { status, headers: status === 429 ? { 'retry-after': '7' } : status === 302 ? { location: `${BASE}/status/200` } : {} };
}
