import { isIP } from 'node:net';
import { privateAddress } from '#words/server';
import { REGIONS } from '../../shared/api/connections/connection';
import { isPublicAddress } from './public-address';

/** A server that requests are forwarded to, always over https. */
export interface Upstream {
  readonly hostname: string;
  readonly port: number;
  /** What stands before the API's own paths: `''`, or such as `/activtrak`. */
  readonly basePath: string;
  /** Whether its name may lead to a private address. */
  readonly mayBePrivate: boolean;
}

/** By how a request names them: a host, with its port where that is not 443. What is not in here is not reached. */
export type Upstreams = ReadonlyMap<string, Upstream>;

/** An address of one's own beside ActivTrak's. */
export interface OwnApi {
  readonly address: URL;
  readonly mayBePrivate: boolean;
}

/**
 * ActivTrak's five hosts, and the own address where there is one.
 * @throws Error with a sentence when the own address is a private one in digits and may not be: no name is looked up for it later.
 */
export function upstreamsOf(own: OwnApi | undefined): Upstreams {
  const known = Object.values(REGIONS).map((address) => upstreamOf({ address: new URL(address), mayBePrivate: false }));
  return new Map(own ? [...known, upstreamOf(own)] : known);
}

function upstreamOf({ address, mayBePrivate }: OwnApi): readonly [string, Upstream] {
  // A URL has an IPv6 address in brackets, a connection has not.
  const hostname = address.hostname.replace(/^\[(.*)\]$/, '$1');
  if (isIP(hostname) !== 0 && !mayBePrivate && !isPublicAddress(hostname)) {
    throw new Error(privateAddress(hostname));
  }
  const port = address.port === '' ? 443 : Number(address.port);
  return [address.host, { hostname, port, basePath: address.pathname.replace(/\/+$/, ''), mayBePrivate }];
}
