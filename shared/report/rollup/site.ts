/** A host as people write it: letters and digits of any script, `-`, `_` and dots; or an IPv6 address in brackets. */
const HOST = /^(?:\[[\da-f:.]+\]|[\p{L}\p{M}\p{N}_-]+(?:\.[\p{L}\p{M}\p{N}_-]+)*)$/u;

/** Schemes of what has a site; any other (`file:`, `about:`, `chrome:`) has none. */
const WEB = /^(?:https?|wss?|ftps?)$/;

/**
 * The site of a URL: its host in lower case without `www.`, without port, user or final dot. Also of a URL without a scheme, and of a bare domain.
 * @returns `''` for what has no site
 */
export function siteIn(url: string): string {
  const [, scheme, slashes, rest = ''] = /^\s*(?:([a-z][a-z\d+.-]*):(?=\/\/))?(\/\/)?(.*?)\s*$/is.exec(url) ?? [];
  if (scheme !== undefined && !WEB.test(scheme.toLowerCase())) return '';
  const authority = rest.replace(/[/?#\\].*$/s, '');
  // Without slashes it may as well be an e-mail address or a path of Windows.
  const host = (slashes === undefined ? authority.replace(/:\d+$/, '') : authority.replace(/^.*@/s, '').replace(/:\d*$/, ''))
    .replace(/\.$/, '')
    .toLowerCase()
    .replace(/^www\.(?=.)/, '');
  return HOST.test(host) ? host : '';
}
