import { networkTo } from '../../playground/server/network';
import { startWebhooks, WEBHOOK_MOODS, type WebhookServer } from '../../playground/server/webhook-server';
import type { Notifier } from '../../shared/notifier';
import { type Delivery, deliver } from '../../shared/report/notices/delivery';
import { saveNoticeSettings } from '../../shared/report/notices/notice-settings';
import { KNOWN_WEBHOOKS, WEBHOOKS, type Webhook } from '../../shared/report/notices/notice-ways';
import type { OwnerNotice } from '../../shared/report/notices/owner-notice';
import { tell } from '../../shared/report/notices/tell';
import { runAsync } from '../../shared/task';
import { handClock } from '../doubles/hand-clock';
import { memoryDiagnostics } from '../doubles/memory-diagnostics';
import { memoryStore } from '../doubles/memory-store';

// What the products send, to a webhook server on this machine that is slow, broken, redirecting or keeps what it got.

const ADDRESSES: Readonly<Record<Webhook, string>> = {
  slack: 'https://hooks.slack.com/services/T/B/',
  teams: 'https://a.b.environment.api.powerplatform.com/powerautomate/',
  'google-chat': 'https://chat.googleapis.com/v1/spaces/A/messages?key=',
  json: 'https://hooks.example.com/in/',
};
const NOTICE: OwnerNotice = {
  event: 'failing',
  at: Date.UTC(2026, 2, 18, 12),
  report: { id: 'r1', name: 'R&D <!channel>' },
  code: 'unauthorized',
  link: 'https://docs.google.com/spreadsheets/d/1/edit?a=b&c=d',
};

let server: WebhookServer;
let notifier: Notifier;
beforeAll(async () => {
  server = await startWebhooks();
  const network = networkTo('http://127.0.0.1:1', `http://127.0.0.1:${server.port}`);
  notifier = {
    services: [],
    ownAddresses: ['https://hooks.example.com/'],
    async post(url, body) {
      const [answer] = await network([{ url, method: 'POST', headers: {}, body, followRedirects: false, timeoutMs: 250 }]);
      if (!answer || 'failure' in answer) return answer?.failure === 'timeout' ? 'late' : 'unreached';
      const wait = answer.headers['retry-after'];
      return { status: answer.status, ...(wait ? { retryAfter: String(wait) } : {}) };
    },
  };
});
afterAll(() => server.close());

const send = (webhook: Webhook, address: string) => runAsync(deliver(notifier, webhook, address, NOTICE));

it.each(WEBHOOKS)('%s takes its message and shows what people are to read', async (webhook) => {
  expect(await send(webhook, `${ADDRESSES[webhook]}x`)).toMatchObject({ delivery: 'sent' });
  const { words = '' } = server.messages()[0] ?? {};
  expect(words).toContain('ActivTrak refused your key.');
  expect(words).toContain('https://docs.google.com/spreadsheets/d/1/edit?a=b&c=d');
  expect(words).toContain(webhook === 'google-chat' ? 'R&D ‹!channel›' : 'R&D <!channel>');
});

it.each(KNOWN_WEBHOOKS)('%s refuses what is no message of its form', async (webhook) => {
  for (const body of ['', '{}', '{"text":7}', 'text=x'])
    expect(await notifier.post(`${ADDRESSES[webhook]}x`, body)).toEqual({ status: 400 });
});

const ANSWERED: Readonly<Record<(typeof WEBHOOK_MOODS)[number], Delivery>> = {
  slow: 'late',
  broken: 'failed',
  refusing: 'refused',
  gone: 'gone',
  limiting: 'limited',
  redirecting: 'redirected',
};

it.each(WEBHOOK_MOODS)('a server that is %s is known as that, and nothing follows it elsewhere', async (mood) => {
  const before = server.messages().length;
  expect(await send('slack', ADDRESSES.slack + mood)).toMatchObject({ delivery: ANSWERED[mood] });
  expect(server.messages()).toHaveLength(before + 1);
  expect(server.messages()[0]).toMatchObject({ host: 'hooks.slack.com' });
});

it('hosts that nobody named are out of reach, and ActivTrak takes no message', async () => {
  for (const url of ['https://hooks.slack.com.example.com/services/T/B/x', 'https://api.activtrak.com/reports/v2/workinghours/users'])
    expect(await notifier.post(url, '{"text":"x"}')).toBe('unreached');
});

it('a server that is slow at first and well later has each message once', async () => {
  const clock = handClock('later');
  const secrets = memoryStore('later');
  const address = (end: string) => ({ mail: false, webhooks: { json: ADDRESSES.json + end } });
  const hour = async (): Promise<void> => {
    clock.advance(3_600_000);
    await runAsync(
      tell({ notifier, secrets, clock, diagnostics: memoryDiagnostics() }, [
        { id: 'r1', report: { id: 'r1', name: 'Hours' }, trouble: { event: 'failing', code: 'server' }, isWell: false },
      ]),
    );
  };
  const before = server.messages().length;
  await runAsync(saveNoticeSettings(secrets, address('slow')));
  await hour();
  await runAsync(saveNoticeSettings(secrets, address('well')));
  for (let hours = 0; hours < 5; hours += 1) await hour();
  expect(
    server
      .messages()
      .slice(0, server.messages().length - before)
      .map(({ status }) => status),
  ).toEqual([200, 'nothing']);
});
