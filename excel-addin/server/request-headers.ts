import { HEADER_TWICE, HEADER_UNKNOWN, NO_BODY, ONE_KEY_HEADER } from '#words/server';
import { SCIM_CONTENT_TYPE } from '../../shared/api/streams/paths';
import { type Refusal, refusedWith } from './refusal';
import type { Headers } from './security-headers';

/** Headers that decide something here: one that comes twice may be read differently by the server before this one or behind it. */
const ONCE = new Set(['host', 'origin', 'sec-fetch-site', 'authorization', 'x-api-key', 'accept', 'content-length', 'transfer-encoding']);

/** By name in lower case, as they came: Node drops or joins some that come twice. */
export type Given = ReadonlyMap<string, string>;

/**
 * The headers of a request whose meaning is beyond doubt, or why it is refused.
 * @param raw names and values in turn, as Node's `rawHeaders`
 * @param mayHaveBody whether there is a route that reads one
 */
export function givenHeaders(raw: readonly string[], mayHaveBody = false): Given | Refusal {
  const given = new Map<string, string>();
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const name = (raw[at] as string).toLowerCase();
    if (given.has(name) && ONCE.has(name)) return refusedWith(400, HEADER_TWICE);
    given.set(name, raw[at + 1] as string);
  }
  const hasBody = given.has('transfer-encoding') || (given.get('content-length') ?? '0') !== '0' || given.has('expect');
  return hasBody && !mayHaveBody ? refusedWith(400, NO_BODY) : given;
}

const KEY = /^[\x21-\x7e]{1,4096}$/;
const BEARER = /^Bearer [\x21-\x7e]{1,4096}$/;
const ACCEPT = /^[\w.+*/;=, -]{1,200}$/;

/**
 * What goes on to ActivTrak: the key in the one header it came in, what is accepted, and the content type that SCIM's description asks
 * for. Nothing else of a request does: no cookie, no name, no address of the person.
 */
export function forwardedHeaders(given: Given, apiPath: string): Headers | Refusal {
  const [bearer, apiKey, accept = 'application/json'] = [given.get('authorization'), given.get('x-api-key'), given.get('accept')];
  if ((bearer === undefined) === (apiKey === undefined)) {
    return refusedWith(400, ONE_KEY_HEADER);
  }
  const isWellFormed = (bearer === undefined || BEARER.test(bearer)) && (apiKey === undefined || KEY.test(apiKey)) && ACCEPT.test(accept);
  if (!isWellFormed) return refusedWith(400, HEADER_UNKNOWN);
  return {
    accept,
    // Whoever packs an answer decides how large it is when unpacked.
    'accept-encoding': 'identity',
    'user-agent': 'live-data-for-activtrak',
    ...(bearer === undefined ? {} : { authorization: bearer }),
    ...(apiKey === undefined ? {} : { 'x-api-key': apiKey }),
    ...(apiPath.startsWith('/scim/') ? { 'content-type': SCIM_CONTENT_TYPE } : {}),
  };
}
