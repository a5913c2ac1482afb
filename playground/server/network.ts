import type { NetworkAnswer, NetworkRequest } from '../apps-script/backend';
import { WEBHOOK_HOSTS } from './webhook-server';

/**
 * What Google's servers do for UrlFetchApp: send a list at the same time. ActivTrak's hosts, to which only GET is sent, BigQuery's and those of
 * webhooks lead to servers on this machine, as a hosts file would have it; every other address is unreachable.
 * @param apiAddress where the Live Data API and BigQuery answer
 * @param webhooks where webhooks do
 */
export function networkTo(
  apiAddress: string,
  webhooks: string,
): (requests: readonly NetworkRequest[]) => Promise<readonly NetworkAnswer[]> {
  async function send({ url, method, headers, body, timeoutMs }: NetworkRequest): Promise<NetworkAnswer> {
    const address = addressOf(url, method);
    if (address === undefined) return { failure: 'unreachable' };
    try {
      const signal = AbortSignal.timeout(Math.max(1, Math.ceil(timeoutMs)));
      const response = await fetch(address, { method, headers, body, redirect: 'manual', signal });
      return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
    } catch (failure) {
      const { name, cause } = failure as { readonly name: string; readonly cause?: { readonly code?: string } };
      if (name === 'TimeoutError') return { failure: 'timeout' };
      return { failure: cause?.code === 'ECONNREFUSED' ? 'unreachable' : 'broken' };
    }
  }
  function addressOf(url: string, method: string): string | undefined {
    const bigQuery = /^https:\/\/bigquery\.googleapis\.com((?:\/upload)?\/bigquery\/v2\/.*)$/.exec(url)?.[1];
    if (bigQuery !== undefined) return apiAddress + bigQuery;
    const [, host = '', path = ''] = /^https:\/\/([^/]+)(\/.*)$/.exec(url) ?? [];
    if (method.toUpperCase() === 'POST') return WEBHOOK_HOSTS.test(host) ? `${webhooks}/${host}${path}` : undefined;
    return method.toUpperCase() === 'GET' && /^api(?:-[a-z]{2})?\.activtrak\.com$/.test(host) ? apiAddress + path : undefined;
  }

  return (requests) => Promise.all(requests.map(send));
}
