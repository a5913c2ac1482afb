import type { IncomingMessage, ServerResponse } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { NO_KEYS_IN_NOTICES, NOT_A_NOTICE, NOTICE_TOO_LARGE, ONLY_POST, OTHER_WEBHOOK } from '#words/server';
import { WEBHOOKS, type Webhook } from '../../shared/report/notices/notice-ways';
import { webhookAddress } from '../../shared/report/notices/webhook-address';
import type { Network } from './forward';
import { publicLookup } from './public-address';
import { type Refusal, refusedWith, TIMEOUT, UNREACHABLE } from './refusal';
import type { Given } from './request-headers';
import type { Headers } from './security-headers';

/** Where messages about schedules may go. */
export interface WebhookRules {
  readonly services: readonly string[];
  /** What addresses of one's own begin with. */
  readonly ownAddresses: readonly string[];
  /** Whether these may lead into a private network. */
  readonly mayBePrivate: boolean;
  /** @default 443, where webhooks are */
  readonly port?: number;
}

/** What the pane posts here: an address goes in the body, since paths end up in the logs of balancers. */
interface Posting {
  readonly webhook: Webhook;
  readonly address: string;
  readonly message: string;
}

const MOST_BYTES = 16 * 1024;
/** Services answer within a second; the pane waits a little longer than this. */
const ANSWER_MS = 10_000;

/**
 * Posts a person's message to her webhook, and tells the pane its status. Nothing else of the request goes on, and nothing of the answer comes back.
 * @returns why it was not posted, and `undefined` when it was
 */
export async function passNotice(
  request: IncomingMessage,
  given: Given,
  response: ServerResponse,
  own: Headers,
  { network, rules }: { readonly network: Network; readonly rules: WebhookRules },
): Promise<Refusal | undefined> {
  if (request.method !== 'POST') return refusedWith(405, ONLY_POST);
  if (given.has('authorization') || given.has('x-api-key')) return refusedWith(400, NO_KEYS_IN_NOTICES);
  if (!/^application\/json\b/i.test(given.get('content-type') ?? '')) return refusedWith(415, NOT_A_NOTICE);
  const text = await bodyOf(request);
  if (text === undefined) return refusedWith(413, NOTICE_TOO_LARGE);
  const posting = postingOf(text, rules);
  if (posting === undefined) return refusedWith(400, NOT_A_NOTICE);
  if (posting === 'elsewhere') return refusedWith(404, OTHER_WEBHOOK);
  try {
    const answer = await posted(posting, network, rules);
    response.writeHead(200, { ...own, 'content-type': 'application/json; charset=utf-8' });
    response.end(JSON.stringify(answer));
    return undefined;
  } catch (failure) {
    return (failure as Error).name === 'TimeoutError' || (failure as Error).name === 'AbortError' ? TIMEOUT : UNREACHABLE;
  }
}

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function postingOf(text: string, { services, ownAddresses }: WebhookRules): Posting | 'elsewhere' | undefined {
  const { webhook: word, address, message } = parsed(text);
  const webhook = WEBHOOKS.find((one) => one === word);
  if (webhook === undefined || typeof address !== 'string' || typeof message !== 'string' || !isObject(message)) return undefined;
  const isOffered = webhook === 'json' || services.includes(webhook);
  if (!isOffered || webhookAddress(address, webhook, ownAddresses) !== address) return 'elsewhere';
  return { webhook, address, message };
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(text)) as Readonly<Record<string, unknown>>;
  } catch {
    return {};
  }
}

const isObject = (message: string): boolean => Object.keys(parsed(message)).length > 0;

interface NoticePosted {
  readonly status: number;
  readonly retryAfter?: string;
}

function posted(
  { webhook, address, message }: Posting,
  network: Network,
  { mayBePrivate, port = 443 }: WebhookRules,
): Promise<NoticePosted> {
  const { hostname, pathname, search } = new URL(address);
  return new Promise((resolve, reject) => {
    const request = httpsRequest({
      host: hostname,
      port,
      path: pathname + search,
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(message),
        accept: '*/*',
        'accept-encoding': 'identity',
        'user-agent': 'live-data-for-activtrak',
      },
      agent: network.agent,
      lookup: publicLookup(network.resolve, mayBePrivate && webhook === 'json'),
      maxHeaderSize: network.limits.headerBytes * 2,
      signal: AbortSignal.timeout(Math.min(ANSWER_MS, network.limits.answerMs)),
    });
    request.once('response', (answer) => {
      const wait = answer.headers['retry-after'] ?? '';
      resolve({ status: answer.statusCode ?? 502, ...(/^[\w:,.+ -]{1,40}$/.test(wait) ? { retryAfter: wait } : {}) });
      // Whatever else it says is nobody's.
      answer.destroy();
    });
    request.on('error', reject);
    request.end(message);
  });
}
