import type { NamedConnection } from '../../shared/api/connections/connection';
import type { HttpRequest } from '../../shared/ports';
import { FAKE_KEY } from '../doubles/fake-api';
import type { MemoryStore } from '../doubles/memory-store';
import { keyOfRequest } from '../doubles/two-accounts';
import { CONNECTION } from '../shared/report/report-bench';
import { Wrong } from './oracle';
import type { Start } from './step';
import type { Server } from './weather';
import { type World, world } from './world';

/** One of a person's two accounts. People and records of both have the same IDs. */
export type AccountName = 'first' | 'second';

const HOSTS: Readonly<Record<AccountName, string>> = { first: 'api.activtrak.com', second: 'api-eu.activtrak.com' };
const ENTRIES: Readonly<Record<AccountName, string>> = { first: 'activtrak.connection', second: 'activtrak.connection.h-second' };

export const otherAccount = (one: AccountName): AccountName => (one === 'first' ? 'second' : 'first');

export const worldsOf = ({ people, grouping }: Start, first: string): Readonly<Record<AccountName, World>> => ({
  first: world(people, first),
  // Groups by person are compared by the usual names.
  second: world(people, first, { suffix: grouping ? '' : ' Europe', longer: 7, more: 1 }),
});

/** What a report has of the connection that it names. */
export const namedIn = (account: AccountName): NamedConnection => ({ handle: `h-${account}`, name: account, host: HOSTS[account] });

const keyOf = (account: AccountName, number: number): string => `key-of-${account}-${number}`;

/** Gives a person an account's key in place of the one before; a further connection is added where there was none. */
export function connectAccount(secrets: MemoryStore, account: AccountName, number: number): void {
  const own = { ...CONNECTION, id: `${account} ${number}`, key: keyOf(account, number), baseUrl: `https://${HOSTS[account]}` };
  secrets.entries.set(ENTRIES[account], JSON.stringify({ version: 1, ...own, handle: `h-${account}`, name: account }));
  if (account === 'second') secrets.entries.set('activtrak.connection-others', 'yes');
}

/** A server that knows the keys of one account as they are now, and answers for it alone. @throws Wrong where another key is sent, or to another host */
export function serverOf(account: AccountName, secrets: MemoryStore, server: Server): Server {
  const translated = (request: HttpRequest): HttpRequest => {
    const { key } = JSON.parse(secrets.entries.get(ENTRIES[account]) ?? '{}') as { readonly key?: string };
    const [sent, host] = [keyOfRequest(request), new URL(request.url).host];
    if (sent !== key || host !== HOSTS[account]) throw new Wrong(`The ${account} account's report was asked for with ${sent} at ${host}.`);
    return { ...request, headers: { 'x-api-key': FAKE_KEY } };
  };
  return { send: (requests) => server.send(requests.map(translated)) };
}
