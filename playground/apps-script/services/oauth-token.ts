/**
 * ScriptApp.getOAuthToken: the token of whoever the script runs as, for what the script asks for and she has granted, and nothing else.
 * "The token expires after a time (a few minutes at minimum)" (https://developers.google.com/apps-script/reference/script/script-app#getoauthtoken);
 * how long after isn't said. Here the same one is given for an hour, as Google's tokens last.
 */
import { encodeBase64 } from '../bytes/base64';
import { utf8Bytes } from '../bytes/utf8';
import type { Execution } from '../runtime/execution';

const LIFE_MS = 3_600_000;
/** Whoever is asked with it may have another clock. */
const LEEWAY_MS = 300_000;

/** Says in JSON whose it is, what it allows, and until when (milliseconds since 1970), as what the services on this machine read in it. */
export function oauthToken({ backend, manifest, person: { granted }, user }: Execution): string {
  const asked = manifest.oauthScopes ?? [];
  const scopes = granted === null ? asked : asked.filter((scope) => granted.includes(scope));
  const until = (Math.floor(backend.clock.now() / LIFE_MS) + 1) * LIFE_MS + LEEWAY_MS;
  return `ya29.${encodeBase64(utf8Bytes(JSON.stringify({ user, scopes, until })))}`;
}
