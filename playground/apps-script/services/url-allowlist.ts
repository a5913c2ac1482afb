/** `urlFetchWhitelist` of appsscript.json: prefixes that every address has to match. */

interface Parts {
  readonly host: string;
  readonly path: string;
}

/**
 * Why a manifest's list cannot be used, a sentence an entry; Google refuses to save such a manifest.
 * An entry is https, a full domain (one leading `*.` may stand for subdomains) and a path that is not empty.
 */
export function allowlistFaults(entries: readonly string[]): string[] {
  return entries.flatMap((entry) => {
    const parts = split(entry);
    if (!parts) return [`${entry} does not begin with https:// and a domain.`];
    if (parts.path === '') return [`${entry} has no path: it has to end with a slash at least.`];
    const domain = parts.host.replace(/^\*\./, '');
    return domain.includes('*') || !domain.includes('.') ? [`${entry} is not a full domain with at most one leading wildcard.`] : [];
  });
}

/** Whether one of the entries is a prefix of the address. The domain's letter case does not count, the path's does. */
export function allowed(url: string, entries: readonly string[]): boolean {
  const address = split(url);
  return address !== undefined && entries.some((entry) => matches(address, split(entry)));
}

function matches(address: Parts, entry: Parts | undefined): boolean {
  if (!entry || entry.path === '') return false;
  const host = entry.host.startsWith('*.') ? address.host.endsWith(entry.host.slice(1)) : address.host === entry.host;
  return host && (address.path === '' ? '/' : address.path).startsWith(entry.path);
}

function split(url: string): Parts | undefined {
  const [, host, path = ''] = /^https:\/\/([^/?#:@]+)(?::443)?([/?#].*)?$/.exec(url) ?? [];
  return host === undefined ? undefined : { host: host.toLowerCase(), path };
}
