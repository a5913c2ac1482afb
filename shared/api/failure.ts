import { ActivTrakError } from '../errors';
import type { HttpResponse } from '../ports';
import { isPauseAsked, retryAfterOf, startsAsJson } from './retry';
import { waitSaid } from './retry-after';
import { holdsPart, serverWords } from './server-words';

/** What an answer was to, for the sentence about it. */
export interface Asked {
  /** Whose key it is, for people: `the spreadsheet owner's key`. */
  readonly holder: string;
  /** What the server says is left out where a part of it is in there. */
  readonly key: string;
  /** Where the request went. */
  readonly host: string;
  /** Whether it only tried the connection: then there are no dates and nobody asked about that could be wrong. */
  readonly isTrial: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** A server that answers 401 does not know who asks; one that answers 403 knows, and says no. */
const CAUSES = {
  401: "The key is wrong or expired, your plan doesn't include the Live Data API, or the key's user may not see this data",
  403: "Your plan doesn't include the Live Data API, the key's user may not see this data, or the key is wrong or expired",
} as const;

const CHECK_ADDRESS = 'Check the region or the address under “Settings”.';

/** Statuses whose cause is known: what happened, and what to do. */
const KNOWN: readonly (readonly [statuses: readonly number[], happened: string, todo: string])[] = [
  [[402], 'ActivTrak asks for payment', 'Ask an administrator whether your plan includes the Live Data API.'],
  [[404], 'ActivTrak has nothing at this address', `${CHECK_ADDRESS} Your plan may also not include the Live Data API.`],
  [[405, 406, 411, 415, 421, 426], "This address doesn't answer like ActivTrak's Live Data API", CHECK_ADDRESS],
  [[407, 511], 'Your network or its proxy asks for a sign-in', 'Sign in to your network, or ask your administrator.'],
  [[410], 'What was asked for is no longer there', `Try again from the first day. ${CHECK_ADDRESS}`],
  [[413], 'This is too much for one request', 'Choose fewer days, or one person or group.'],
  [[414, 431], "The request's address or key was too long for the server", `Choose fewer days. ${CHECK_ADDRESS}`],
  [[451], "This data can't be shown for legal reasons", `Ask ActivTrak. ${CHECK_ADDRESS}`],
];

/** The error of an answer that stays a failure: what happened, and the next step. */
export function failureOf(response: HttpResponse, { holder, key, host, isTrial, now }: Asked): ActivTrakError {
  const { status, barrier, body } = response;
  if (barrier) return new ActivTrakError(barrier.code ?? 'network', barrier.words, { retryable: barrier.passes });
  if (status === 0)
    return passing('network', "ActivTrak couldn't be reached. Check the network and the address, then try again in a minute.");
  const wait = retryAfterOf(response, now);
  const again = `Try again in ${wait === undefined ? 'a few minutes' : waitSaid(wait)}.`;
  if (isPauseAsked(response)) return passing('rate-limited', `ActivTrak is limiting requests. ${again}`, wait);
  if (status === 401 || status === 403) {
    return new ActivTrakError(
      status === 401 ? 'unauthorized' : 'forbidden',
      `ActivTrak refused ${holder} (${status}). ${CAUSES[status]}. Ask an administrator for a key that works, and connect it.`,
    );
  }
  const [, happened, todo] = KNOWN.find(([statuses]) => statuses.includes(status)) ?? [];
  if (happened !== undefined) return new ActivTrakError(codeOf(status), `${happened} (${status}). ${todo}`);
  if (status >= 500 || status === 408 || status === 425)
    return passing('server', `ActivTrak has a problem of its own (${status}). ${again}`, wait);
  if (status >= 200 && status < 300) {
    if (body.trim() === '') return passing('decode', `ActivTrak answered without any data (${status}). ${again}`, wait);
    if (startsAsJson(body)) return passing('network', "ActivTrak's answer broke off. Check the network, then try again in a minute.");
    return passing(
      'decode',
      'A sign-in page or a proxy answered in place of ActivTrak. Check the network and the address, then try again.',
    );
  }
  if (status >= 300 && status < 400) return elsewhere(response, key, host);
  const reason = serverWords(body, key);
  return new ActivTrakError(
    'rejected',
    `ActivTrak didn't accept the request (${status}${reason === '' ? '' : `: ${reason}`}). ${isTrial ? CHECK_ADDRESS : 'Check the dates and whom you asked about.'}`,
  );
}

const passing = (code: 'network' | 'rate-limited' | 'server' | 'decode', words: string, retryAfterMs?: number): ActivTrakError =>
  new ActivTrakError(code, words, { retryable: true, retryAfterMs });

const codeOf = (status: number): 'network' | 'too-large' | 'rejected' =>
  status === 407 || status === 511 ? 'network' : [413, 414, 431].includes(status) ? 'too-large' : 'rejected';

/** A redirection, which is never followed: the key would go along. */
function elsewhere({ status, headers }: HttpResponse, key: string, host: string): ActivTrakError {
  const found = hostShown(headers.location ?? '', key);
  const where = found === undefined ? 'another address' : found === host ? `another address of ${host}` : found;
  return new ActivTrakError(
    'rejected',
    `The connection's address leads to ${where} (${status}). ${CHECK_ADDRESS.replace('.', ', or sign in to your network.')}`,
  );
}

/** The host of an address, without anything else; `undefined` where it could have more to tell than where it is. */
function hostShown(address: string, key: string): string | undefined {
  const host = /^(?:https?:)?\/\/([a-z0-9.-]{4,60})(?::\d+)?(?:[/?#]|$)/i.exec(address)?.[1]?.toLowerCase();
  return host === undefined || /\d{3}|[^.]{25}/.test(host) || holdsPart(host, key) ? undefined : host;
}
