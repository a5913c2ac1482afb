/** A browser may not ask ActivTrak, so the pane's own server does: `https://api.activtrak.com/x?y` becomes `<origin>/proxy/api.activtrak.com/x?y`. */
export const proxyAddress = (origin: string, url: string): string => `${origin}/proxy/${url.replace(/^https:\/\//i, '')}`;

/** An address that the proxy is sure to refuse, and in words of its own. */
export const probeAddress = (origin: string): string => `${origin}/proxy/nobody.invalid/`;
