import { Refused } from './refused';
import type { Identity } from './roles';
import type { Call } from './wire';
import type { World } from './world';

const SCOPE = 'https://www.googleapis.com/auth/';
const WRITES = [`${SCOPE}bigquery`, `${SCOPE}cloud-platform`];
const READS = [...WRITES, `${SCOPE}bigquery.readonly`, `${SCOPE}cloud-platform.read-only`];

/** What a token of the playground's Apps Script says of itself. */
interface Said {
  readonly user: string;
  readonly scopes: readonly string[];
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** `ya29.` and JSON in Base64; any other token is known by itself, and allows everything. */
function saidIn(token: string): Said | undefined {
  if (!token.startsWith('ya29.')) return undefined;
  try {
    return JSON.parse(Buffer.from(token.slice('ya29.'.length), 'base64').toString()) as Said;
  } catch {
    return undefined;
  }
}

/**
 * Who sends a request, if their token allows it.
 * @throws Refused `authError` of a token that is unknown or has expired, `insufficientPermissions` of one without the scope
 */
export function identityOf({ people, now }: World, call: Call): Identity {
  const token = /^Bearer\s+(\S+)$/i.exec(call.header('authorization') ?? '')?.[1] ?? '';
  const known = people.get(token);
  if (known) return known;
  const said = saidIn(token);
  if (!said || said.until <= now()) throw unknown();
  if (!allowed(call).some((scope) => said.scopes.includes(scope))) throw tooNarrow();
  // Whoever has a Google account is somebody, though without any role here.
  return [...people.values()].find(({ email }) => email === said.user) ?? { email: said.user, grants: [] };
}

/** One of these is needed, as each method's page says: https://cloud.google.com/bigquery/docs/reference/rest/v2/jobs/query#authorization-scopes */
const allowed = ({ method, parts }: Call): readonly string[] => (method === 'GET' || parts[2] === 'queries' ? READS : WRITES);

const unknown = (): Refused =>
  new Refused(
    'authError',
    'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.',
    { location: 'Authorization' },
  );

/** https://cloud.google.com/apis/design/errors#error_info */
const tooNarrow = (): Refused =>
  new Refused('insufficientPermissions', 'Request had insufficient authentication scopes.', {
    details: [
      {
        '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
        reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
        domain: 'googleapis.com',
        metadata: { service: 'bigquery.googleapis.com' },
      },
    ],
  });
