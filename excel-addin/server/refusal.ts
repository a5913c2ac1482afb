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
  message: "The add-in's server couldn't reach ActivTrak. Check its network, then try again in a minute.",
};

export const UNTRUSTED: Refusal = {
  status: 502,
  kind: 'unreachable',
  message: "The certificate at ActivTrak's address isn't trusted. Ask your network administrator what answers in its place.",
};

export const TIMEOUT: Refusal = {
  status: 504,
  kind: 'timeout',
  message: 'ActivTrak took too long to answer. Try again in a minute, or choose fewer days.',
};

export const TOO_LARGE: Refusal = {
  status: 502,
  kind: 'too-large',
  message: "ActivTrak's answer was larger than the add-in's server passes on. Choose fewer days.",
};

export const BUSY: Refusal = {
  status: 503,
  kind: 'busy',
  message: "The add-in's server has too many requests at the moment. Try again shortly.",
};

export const PRIVATE_ADDRESS = refusedWith(
  502,
  "This name leads to a private network, which the server doesn't ask. The add-in's administrator can allow it.",
);

/** @param location where to, as the server writes it; a path, a query and all that is no plain host stays here */
export const redirected = (location: string): Refusal => {
  const [, host] = /^(?:https?:)?\/\/([a-z0-9.-]{4,60})(?::\d+)?(?:[/?#]|$)/i.exec(location) ?? [];
  return {
    status: 502,
    kind: 'redirected',
    message: "The server at this address redirects elsewhere, which isn't followed. Check the address of the connection.",
    host: host ?? '',
  };
};

export const ENCODED = refusedWith(
  502,
  "The server at this address sends compressed answers, which weren't requested. Check the address of the connection.",
);

export const STRANGE = refusedWith(502, "The server at this address doesn't answer like ActivTrak. Check the address of the connection.");
