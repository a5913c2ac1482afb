import type { NetworkAnswer, NetworkRequest } from '../apps-script/backend';

/**
 * What Google's servers do for UrlFetchApp: send a list at the same time. ActivTrak's hosts lead to the API on this machine, as a
 * hosts file would have it; every other address is unreachable, and only GET is sent.
 * @param apiAddress where the Live Data API answers
 */
export function networkTo(apiAddress: string): (requests: readonly NetworkRequest[]) => Promise<readonly NetworkAnswer[]> {
  async function send({ url, method, headers, timeoutMs }: NetworkRequest): Promise<NetworkAnswer> {
    const path = /^https:\/\/api(?:-[a-z]{2})?\.activtrak\.com(\/.*)$/.exec(url)?.[1];
    if (path === undefined || method.toUpperCase() !== 'GET') return { failure: 'unreachable' };
    try {
      const signal = AbortSignal.timeout(Math.max(1, Math.ceil(timeoutMs)));
      const response = await fetch(apiAddress + path, { headers, redirect: 'manual', signal });
      return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
    } catch (failure) {
      const { name, cause } = failure as { readonly name: string; readonly cause?: { readonly code?: string } };
      if (name === 'TimeoutError') return { failure: 'timeout' };
      return { failure: cause?.code === 'ECONNREFUSED' ? 'unreachable' : 'broken' };
    }
  }
  return (requests) => Promise.all(requests.map(send));
}
