import type { Dialect } from '../../shared/api/connections/connection';
import type { HttpRequest, HttpResponse } from '../../shared/ports';
import { FAKE_KEY, fakeApi } from './fake-api';
import { type FakeOrganisation, fakeOrganisation } from './fake-organisation';
import { type RecordingTransport, respondingTransport } from './scripted-transport';

/** The key of the account at `api-eu.activtrak.com`. */
export const EU_KEY = 'marked-key-eu-77c2';
/** The key of a third account, at the same host as the first. */
export const THIRD_KEY = 'marked-key-third-19aa';

/** A later key of the first account. */
export const RENEWED_KEY = 'marked-key-renewed-5e0b';

const NAMES: Readonly<Record<string, string>> = { [EU_KEY]: 'Europe', [THIRD_KEY]: 'Third' };

/** An account whose people have the same IDs as those of the others, and other names. */
function accountOf(key: string, days: readonly string[]): FakeOrganisation {
  const organisation = fakeOrganisation(3, days);
  const suffix = NAMES[key];
  return suffix === undefined
    ? organisation
    : { ...organisation, people: organisation.people.map((person) => ({ ...person, name: `${person.name} ${suffix}` })) };
}

const HOSTS: Readonly<Record<string, string>> = {
  [FAKE_KEY]: 'api.activtrak.com',
  [EU_KEY]: 'api-eu.activtrak.com',
  [THIRD_KEY]: 'api.activtrak.com',
  [RENEWED_KEY]: 'api.activtrak.com',
};

/** The key of a request, in whichever header it is. */
export const keyOfRequest = ({ headers }: HttpRequest): string =>
  headers['x-api-key'] ?? (headers.authorization ?? '').replace('Bearer ', '');

interface AccountsOptions {
  /** Of keys whose accounts don't speak the current one. */
  readonly dialects?: Readonly<Record<string, Dialect>>;
  /** What a key's account has, where it isn't the usual three people. */
  readonly change?: (organisation: FakeOrganisation, key: string) => FakeOrganisation;
}

/** Three accounts, each with its own key. A key that arrives at another's host is refused, as ActivTrak would. */
export function severalAccounts(
  days: readonly string[],
  { dialects = {}, change = (usual) => usual }: AccountsOptions = {},
): RecordingTransport {
  const accounts = Object.fromEntries(
    Object.keys(HOSTS).map((key) => {
      const options = { organisation: change(accountOf(key, days), key), dialect: dialects[key] ?? 'current', key };
      return [key, fakeApi('at once', options)];
    }),
  );
  return respondingTransport('at once', (request) => {
    const key = keyOfRequest(request);
    const account = HOSTS[key] === new URL(request.url).host ? accounts[key] : undefined;
    const [answer] = (account?.send([request]) ?? []) as readonly HttpResponse[];
    return answer ?? { status: 401, headers: {}, body: '{"messages":["Unauthorized"],"success":false}' };
  });
}
