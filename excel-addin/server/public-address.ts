import type { LookupAddress } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** All addresses of a name, as `dns.promises.lookup` gives them. */
export type Resolve = (name: string) => Promise<readonly LookupAddress[]>;

/** What a connection fails with when its name leads into a private network. */
export class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError';
  constructor() {
    super('The name leads to a private address.');
  }
}

/** IANA's special-purpose addresses (RFC 6890 and its registry), with those for many receivers. */
const SPECIAL_IPV4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];

/** Inside of 2000::/3: protocols that carry an IPv4 address (Teredo, 6to4), and addresses for documentation. */
const SPECIAL_IPV6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const special = new BlockList();
for (const [net, prefix] of SPECIAL_IPV4) special.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of SPECIAL_IPV6) special.addSubnet(net, prefix, 'ipv6');

const global = new BlockList();
global.addSubnet('2000::', 3, 'ipv6');

/** Whether an address belongs to the public internet. An IPv4 address in an IPv6 one (`::ffff:…`, `64:ff9b::…`) does not count as public. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !special.check(address, 'ipv4');
  // A zone (`fe80::1%eth0`) is an address of this very link.
  return family === 6 && !address.includes('%') && global.check(address, 'ipv6') && !special.check(address, 'ipv6');
}

/**
 * A `lookup` for a connection: it connects to the very addresses that were looked at, so a name that answers differently the
 * next time gains nothing. One private address among several refuses them all.
 */
export function publicLookup(resolve: Resolve, mayBePrivate: boolean): LookupFunction {
  return (name, options, done) => {
    resolve(name).then(
      (found) => {
        const [first] = found;
        if (!mayBePrivate && !found.every(({ address }) => isPublicAddress(address))) return done(new PrivateAddressError(), '', 0);
        if (!first) return done(Object.assign(new Error('The name has no address.'), { code: 'ENOTFOUND' }), '', 0);
        if (options.all) return done(null, [...found]);
        done(null, first.address, first.family);
      },
      (failure: NodeJS.ErrnoException) => done(failure, '', 0),
    );
  };
}
