import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';
import type { ServerLimits } from './limits';

/** Places for what is being forwarded. */
export interface Shares {
  /** Takes a place for a client and gives what frees it; `undefined` where there is none for it. */
  take(client: string): (() => void) | undefined;
}

/**
 * Every client has its own few places for sure. More than those it gets only while half of all are free, so that one who holds his with slow
 * answers leaves the others theirs, and an office that shares one address is not held to one person's share.
 */
export function shares({ forwarded, forwardedForOne }: Pick<ServerLimits, 'forwarded' | 'forwardedForOne'>): Shares {
  const held = new Map<string, number>();
  let all = 0;
  return {
    take(client) {
      const own = held.get(client) ?? 0;
      if (all >= (own < forwardedForOne ? forwarded : forwarded / 2)) return undefined;
      held.set(client, own + 1);
      all += 1;
      return () => {
        all -= 1;
        const left = (held.get(client) ?? 1) - 1;
        if (left > 0) held.set(client, left);
        else held.delete(client);
      };
    },
  };
}

/**
 * Who asks: an address, of IPv6 the network of 64 bits that one customer has.
 * @param isBehindBalancer then the connection is the balancer's, and the last address that it adds to `x-forwarded-for` is the client's
 */
export function clientOf({ headers, socket }: IncomingMessage, isBehindBalancer: boolean): string {
  const told = isBehindBalancer
    ? String(headers['x-forwarded-for'] ?? '')
        .split(',')
        .pop()
        ?.trim()
    : '';
  const address = (told || socket.remoteAddress || '').replace(/^::ffff:(?=\d+\.)/i, '');
  return isIPv6(address) ? network(address) : address;
}

function network(address: string): string {
  const [before = '', after] = address.split('::');
  const first = before === '' ? [] : before.split(':');
  const last = after === undefined || after === '' ? [] : after.split(':');
  const missing = after === undefined ? 0 : 8 - first.length - last.length;
  return [...first, ...Array<string>(missing).fill('0'), ...last].slice(0, 4).join(':');
}
