import {
  ANSWER_TOO_LARGE,
  COMPRESSED,
  NAME_IS_PRIVATE,
  NOT_LIKE_ACTIVTRAK,
  NOT_REACHED,
  NOT_TRUSTED,
  REDIRECTS,
  TOO_MANY_REQUESTS,
  TOOK_TOO_LONG,
} from '#words/server';

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

/** A refusal of the server's own. */
export const refusedWith = (status: number, message: string): Refusal => ({ status, kind: 'refused', message });

/** ActivTrak can't be reached. */
export const UNREACHABLE: Refusal = {
  status: 502,
  kind: 'unreachable',
  message: NOT_REACHED,
};

/** Whoever answers for ActivTrak can't prove to be it. */
export const UNTRUSTED: Refusal = {
  status: 502,
  kind: 'unreachable',
  message: NOT_TRUSTED,
};

/** ActivTrak took too long. */
export const TIMEOUT: Refusal = {
  status: 504,
  kind: 'timeout',
  message: TOOK_TOO_LONG,
};

/** ActivTrak's answer is larger than may be forwarded. */
export const TOO_LARGE: Refusal = {
  status: 502,
  kind: 'too-large',
  message: ANSWER_TOO_LARGE,
};

/** So many requests are under way that no other is taken. */
export const BUSY: Refusal = {
  status: 503,
  kind: 'busy',
  message: TOO_MANY_REQUESTS,
};

/** The name of ActivTrak's host leads into a private network. */
export const PRIVATE_ADDRESS = refusedWith(502, NAME_IS_PRIVATE);

/** @param location where to, as the server writes it; a path, a query and all that is no plain host stays here */
export const redirected = (location: string): Refusal => {
  const [, host] = /^(?:https?:)?\/\/([a-z0-9.-]{4,60})(?::\d+)?(?:[/?#]|$)/i.exec(location) ?? [];
  return {
    status: 502,
    kind: 'redirected',
    message: REDIRECTS,
    host: host ?? '',
  };
};

/** The answer is compressed, which nobody asked for. */
export const ENCODED = refusedWith(502, COMPRESSED);

/** The answer isn't like one of ActivTrak's. */
export const STRANGE = refusedWith(502, NOT_LIKE_ACTIVTRAK);
