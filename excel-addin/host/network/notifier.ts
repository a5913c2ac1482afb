import type { Notifier, Posted } from '../../../shared/notifier';
import { WEBHOOKS } from '../../../shared/report/notices/notice-ways';
import { webhookAddress } from '../../../shared/report/notices/webhook-address';
import { WEBHOOK_ADDRESSES, WEBHOOK_SERVICES } from '../../build-options';
import { PROXY_HEADER } from '../../proxy-headers';
import type { PageNetwork } from './transport';

/** The server gives up after ten seconds. */
const LONGEST_MS = 15_000;

/** Chats let no page of another origin post to them, so the pane's own server does. A page can't mail. */
export const pageNotifier = ({ fetch, origin }: Pick<PageNetwork, 'fetch' | 'origin'>): Notifier => ({
  services: WEBHOOK_SERVICES,
  ownAddresses: WEBHOOK_ADDRESSES,
  async post(address, message) {
    const webhook = WEBHOOKS.find((one) => webhookAddress(address, one, WEBHOOK_ADDRESSES) === address);
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), LONGEST_MS);
    try {
      const response = await fetch(`${origin}/notice`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ webhook, address, message }),
        credentials: 'omit',
        redirect: 'manual',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
        signal: stop.signal,
      });
      const refusal = response.headers.get(PROXY_HEADER);
      if (refusal !== null) return REFUSALS[refusal] ?? 'not-allowed';
      // A server of files alone has a page of its own for whatever it doesn't know.
      return response.ok ? believed(await response.json()) : 'not-allowed';
    } catch {
      return stop.signal.aborted ? 'late' : 'unreached';
    } finally {
      clearTimeout(timer);
    }
  },
});

const REFUSALS: Readonly<Record<string, Exclude<Posted, object>>> = { timeout: 'late', unreachable: 'unreached', busy: 'limited' };

function believed({ status, retryAfter }: { readonly status?: unknown; readonly retryAfter?: unknown }): Posted {
  if (typeof status !== 'number') return 'not-allowed';
  return { status, ...(typeof retryAfter === 'string' ? { retryAfter } : {}) };
}
