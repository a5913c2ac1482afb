/** Why an answer is this server's own and not ActivTrak's; the task pane tells them apart by it. */
export type RefusalKind =
  /** ActivTrak was not reached. */
  | 'unreachable'
  | 'timeout'
  /** The request, or what ActivTrak answered, is nothing that this server passes on. */
  | 'refused'
  | 'too-large'
  /** The address sends its callers elsewhere. */
  | 'redirected'
  /** Too many at one time; the same request may succeed in a second. */
  | 'busy';

/** An answer of this server's own: a status and one sentence, which quotes nothing of the request. */
export interface Refusal {
  readonly status: number;
  readonly kind: RefusalKind;
  readonly message: string;
  /** Where the address leads, for `redirected`: a host and nothing else. */
  readonly host?: string;
}

export const refusedWith = (status: number, message: string): Refusal => ({ status, kind: 'refused', message });

export const UNREACHABLE: Refusal = {
  status: 502,
  kind: 'unreachable',
  message: 'ActivTrak could not be reached from the server of the add-in: check its network, then try again in a minute.',
};

export const UNTRUSTED: Refusal = {
  status: 502,
  kind: 'unreachable',
  message: "The certificate at ActivTrak's address is not trusted: ask who looks after the network what answers in its place.",
};

export const TIMEOUT: Refusal = {
  status: 504,
  kind: 'timeout',
  message: 'ActivTrak took too long to answer: try again in a minute, or ask for fewer days.',
};

export const TOO_LARGE: Refusal = {
  status: 502,
  kind: 'too-large',
  message: 'ActivTrak answered with more than the server of the add-in passes on: ask for fewer days.',
};

export const BUSY: Refusal = {
  status: 503,
  kind: 'busy',
  message: 'Too many requests are under way in the server of the add-in: try again in a moment.',
};

export const PRIVATE_ADDRESS = refusedWith(
  502,
  'This name leads to an address inside a private network, which is not asked: the administrator of the add-in can allow it.',
);

/** @param location where to, as the server writes it; a path, a query and all that is no plain host stays here */
export const redirected = (location: string): Refusal => {
  const [, host] = /^(?:https?:)?\/\/([a-z0-9.-]{4,60})(?::\d+)?(?:[/?#]|$)/i.exec(location) ?? [];
  return {
    status: 502,
    kind: 'redirected',
    message: 'The server at this address sends its callers elsewhere, which is not followed: check the address of the connection.',
    host: host ?? '',
  };
};

export const ENCODED = refusedWith(
  502,
  'The server at this address sends its answers packed, which was not asked for: check the address of the connection.',
);

export const STRANGE = refusedWith(502, 'The server at this address does not answer like ActivTrak: check the address of the connection.');
