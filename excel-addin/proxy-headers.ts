/** The header by which the proxy tells its own failures from ActivTrak's answers. */
export const PROXY_HEADER = 'x-live-data-proxy';

/** The header in which the proxy names the host to which an address sends its callers. */
export const REDIRECT_HEADER = 'x-live-data-redirect';
