/** The header by which the proxy tells its own failures from ActivTrak's answers. */
export const PROXY_HEADER = 'x-live-data-proxy';

/** The header in which the proxy names the host to which an address sends its callers. */
export const REDIRECT_HEADER = 'x-live-data-redirect';

/** A browser may not ask ActivTrak, so the pane's own server does: `https://api.activtrak.com/x?y` becomes `<origin>/proxy/api.activtrak.com/x?y`. */
export const proxyAddress = (origin: string, url: string): string => `${origin}/proxy/${url.replace(/^https:\/\//i, '')}`;

/** An address that the proxy is sure to refuse, and in words of its own. */
export const probeAddress = (origin: string): string => `${origin}/proxy/nobody.invalid/`;
