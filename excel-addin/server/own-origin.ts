import { OTHER_NAME, OTHER_ORIGIN } from '#words/server';
import { type Refusal, refusedWith } from './refusal';
import type { Given } from './request-headers';

/**
 * Whether a request names this server as it is called. A name that somebody else points here would make this server part of that
 * person's site (DNS rebinding).
 */
export function checkHost(given: Given, own: URL): Refusal | undefined {
  if (given.get('host')?.toLowerCase() === own.host) return undefined;
  return refusedWith(421, OTHER_NAME);
}

/**
 * Whether a request comes from the add-in's own page. Other pages in the same browser must not use the proxy: browsers say where a request
 * comes from, and a page cannot make them say otherwise. One that says neither sends no key to another site without asking it first,
 * and this server never consents.
 */
export function checkOrigin(given: Given, own: URL): Refusal | undefined {
  const [site, origin] = [given.get('sec-fetch-site'), given.get('origin')];
  if ((site ?? 'same-origin') === 'same-origin' && (origin ?? own.origin) === own.origin) return undefined;
  return refusedWith(403, OTHER_ORIGIN);
}
