import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A message as it came, and what it was answered. */
export interface InboxMessage {
  /** `2026-11-29T07:05:12.000Z` */
  readonly at: string;
  readonly host: string;
  readonly status: number | 'nothing';
  /** What people would read in a chat; the whole body for a server of one's own. */
  readonly words: string;
}

/** Slack, Teams, Google Chat and a server of one's own, at one port of the loopback address. */
export interface WebhookServer {
  readonly port: number;
  /** The newest first. */
  messages(): readonly InboxMessage[];
  close(): Promise<void>;
}

/** The hosts that lead here, as a hosts file would have it. */
export const WEBHOOK_HOSTS =
  /^(?:hooks\.slack\.com|chat\.googleapis\.com|hooks\.example\.com|[\w.-]+\.(?:api\.powerplatform|logic\.azure)\.com)$/;

/** An address that ends so is answered so; every other one takes messages. */
export const WEBHOOK_MOODS = ['slow', 'broken', 'refusing', 'gone', 'limiting', 'redirecting'] as const;
type Mood = (typeof WEBHOOK_MOODS)[number];

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const MOODS: Readonly<Record<Exclude<Mood, 'slow'>, Answer>> = {
  broken: { status: 500, body: 'rollup_error' },
  refusing: { status: 403, body: 'action_prohibited' },
  gone: { status: 404, body: 'no_service' },
  limiting: { status: 429, body: 'rate_limited', headers: { 'retry-after': '7200' } },
  redirecting: { status: 302, body: '', headers: { location: 'https://hooks.example.com/elsewhere' } },
};

const MOST = 100;

/** What each service takes, and what people read of it. `undefined`: it is refused. */
function wordsOf(host: string, body: string): string | undefined {
  const value = parsed(body);
  if (host === 'hooks.example.com') return Object.keys(value).length > 0 ? body : undefined;
  const { text: words, type, attachments } = value as Readonly<Record<'text' | 'type' | 'attachments', unknown>>;
  // https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks (`no_text`, `invalid_payload`); Google Chat's message has a text too.
  if (host === 'hooks.slack.com' || host === 'chat.googleapis.com')
    return typeof words === 'string' && words !== '' ? plain(host, words) : undefined;
  if (type !== 'message' || !Array.isArray(attachments)) return undefined;
  return JSON.stringify(attachments)
    .match(/"(?:text|title|url)":"(?:[^"\\]|\\.)*"/g)
    ?.map((part) => String((JSON.parse(`{${part}}`) as Record<string, string>)[part.split('"')[1] ?? '']))
    .join('\n');
}

/** Slack shows its three escapes as what they stand for. */
const plain = (host: string, words: string): string =>
  host === 'hooks.slack.com' ? words.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&') : words;

function parsed(body: string): object {
  try {
    return Object(JSON.parse(body)) as object;
  } catch {
    return {};
  }
}

/** Starts it on a free port. It is asked as `/HOST/PATH`, or with the host in its header. */
export async function startWebhooks(): Promise<WebhookServer> {
  const messages: InboxMessage[] = [];
  const keep = (message: InboxMessage): void => {
    messages.unshift(message);
    messages.splice(MOST);
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const own = (request.headers.host ?? '').replace(/:\d+$/, '');
    const host = WEBHOOK_HOSTS.test(own) ? own : ((request.url ?? '').split('/')[1] ?? '');
    const mood = WEBHOOK_MOODS.find((one) => new RegExp(`\\b${one}$`).test(request.url ?? ''));
    const at = new Date().toISOString();
    const words = wordsOf(host, body);
    if (mood === 'slow') return keep({ at, host, status: 'nothing', words: words ?? body });
    const usual = {
      status: host.endsWith('.com') && /powerplatform|azure/.test(host) ? 202 : 200,
      body: host === 'hooks.slack.com' ? 'ok' : '{}',
    };
    const {
      status,
      headers = {},
      body: said,
    } = mood ? MOODS[mood] : words === undefined ? { status: 400, body: 'invalid_payload', headers: {} } : { ...usual, headers: {} };
    keep({ at, host, status, words: words ?? body });
    response.writeHead(status, headers).end(said);
  }

  const server = createServer((request, response) => void answer(request, response).catch(() => response.destroy()));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    messages: () => messages,
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
