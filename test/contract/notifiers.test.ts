import { pageNotifier } from '../../excel-addin/host/network/notifier';
import { scriptNotifier } from '../../sheets-addon/host/network/notifier';
import { memoryNotifier } from '../doubles/memory-notifier';
import { type Google, installGoogle } from './google';
import { describeNotifierContract, webhookEnd } from './notifier.contract';

describe.each(['at once', 'later'] as const)('the double that answers %s', (timing) =>
  describeNotifierContract(() => {
    const messages = memoryNotifier(timing);
    messages.answer = (address) => {
      const end = webhookEnd(address);
      if (typeof end === 'string') return end === 'timeout' ? 'late' : 'unreached';
      const wait = end.headers['retry-after'];
      return { status: end.status, ...(wait ? { retryAfter: wait } : {}) };
    };
    return { notifier: messages.notifier, came: () => messages.sent.map(({ to, body }) => ({ address: to, body })) };
  }),
);

describe('Google', () => {
  let google: Google;
  beforeAll(async () => {
    google = await installGoogle({}, { urlFetchWhitelist: ['https://hooks.example.com/'] });
  });
  afterAll(() => google.dispose());

  describeNotifierContract(() => {
    const came: { readonly address: string; readonly body: string }[] = [];
    google.bench.answer = ({ url, body }) => {
      came.push({ address: url, body: body ?? '' });
      const end = webhookEnd(url);
      return typeof end === 'string' ? { failure: end } : { ...end, body: 'said by a server' };
    };
    return { notifier: scriptNotifier(), came: () => came };
  });
});

describe('Excel’s page', () =>
  describeNotifierContract(() => {
    const came: { readonly address: string; readonly body: string }[] = [];
    // The pane's server, whose own tests are in test/excel-addin/server/notice.test.ts.
    const fetch: typeof globalThis.fetch = async (_, init) => {
      const { address, message } = JSON.parse(String(init?.body)) as { readonly address: string; readonly message: string };
      came.push({ address, body: message });
      const end = webhookEnd(address);
      if (typeof end === 'string')
        return new Response('{}', { status: 502, headers: { 'x-live-data-proxy': end === 'timeout' ? 'timeout' : 'unreachable' } });
      const wait = end.headers['retry-after'];
      return Response.json({ status: end.status, ...(wait ? { retryAfter: wait } : {}) });
    };
    return { notifier: pageNotifier({ fetch, origin: 'https://pane.example' }), came: () => came };
  }));
