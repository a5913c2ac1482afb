import type { NetworkAnswer, NetworkRequest } from '../apps-script/backend';

/**
 * What Google's servers do for UrlFetchApp: send a list at the same time. ActivTrak's hosts, to which only GET is sent, and BigQuery's lead to the
 * server on this machine, as a hosts file would have it; every other address is unreachable.
 * @param apiAddress where the Live Data API and BigQuery answer
 */
export function networkTo(apiAddress: string): (requests: readonly NetworkRequest[]) => Promise<readonly NetworkAnswer[]> {
  async function send({ url, method, headers, body, timeoutMs }: NetworkRequest): Promise<NetworkAnswer> {
    const path = pathOf(url, method);
    if (path === undefined) return { failure: 'unreachable' };
    try {
      const signal = AbortSignal.timeout(Math.max(1, Math.ceil(timeoutMs)));
      const response = await fetch(apiAddress + path, { method, headers, body, redirect: 'manual', signal });
      return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
    } catch (failure) {
      const { name, cause } = failure as { readonly name: string; readonly cause?: { readonly code?: string } };
      if (name === 'TimeoutError') return { failure: 'timeout' };
      return { failure: cause?.code === 'ECONNREFUSED' ? 'unreachable' : 'broken' };
    }
  }
  return (requests) => Promise.all(requests.map(send));
}

function pathOf(url: string, method: string): string | undefined {
  const bigQuery = /^https:\/\/bigquery\.googleapis\.com((?:\/upload)?\/bigquery\/v2\/.*)$/.exec(url)?.[1];
  if (bigQuery !== undefined) return bigQuery;
  return method.toUpperCase() === 'GET' ? /^https:\/\/api(?:-[a-z]{2})?\.activtrak\.com(\/.*)$/.exec(url)?.[1] : undefined;
}
