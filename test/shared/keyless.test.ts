import type { Connection, KeylessConnection } from '../../shared/api/connections/connection';
import { maskedKey } from '../../shared/api/connections/connection-store';
import { accountOf } from '../../shared/api/requests/account';
import type { Client } from '../../shared/api/requests/client';
import { openSession, type Session } from '../../shared/functions/kept/session';
import { openAccount, type ReportAccount } from '../../shared/report/run/account';
import { runSync } from '../../shared/task';
import { FAKE_KEY } from '../doubles/fake-api';
import { sheet } from './functions/cells';
import { CONNECTION, reportBench } from './report/report-bench';

type Holds<T> = 'key' extends keyof T ? 'the key' : 'no key';

/** What those who work with a connection are handed; each line fails to compile where the key comes back. */
const TYPES: readonly 'no key'[] = [
  'no key' satisfies Holds<KeylessConnection>,
  'no key' satisfies Holds<Session['connection']>,
  'no key' satisfies Holds<ReportAccount['connection']>,
  'no key' satisfies Holds<ReturnType<Client['learnt']>>,
];
const WITNESS = 'the key' satisfies Holds<Connection>;

/** Every text below a value, what functions without arguments give included. */
function textsIn(value: unknown, seen = new Set<unknown>()): readonly string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object' || seen.has(value)) return [];
  seen.add(value);
  return Reflect.ownKeys(value).flatMap((name) => {
    const part = (value as Readonly<Record<PropertyKey, unknown>>)[name];
    return textsIn(typeof part === 'function' && part.length === 0 ? (part as () => unknown)() : part, seen);
  });
}

it('is found where it is', () => {
  expect(textsIn({ client: { connection: () => CONNECTION } })).toContain(FAKE_KEY);
  expect([WITNESS, ...new Set(TYPES)]).toEqual(['the key', 'no key']);
});

it('stays inside the client of whoever works with a connection', () => {
  const texts = textsIn(accountOf(CONNECTION, 'your key', reportBench().ports));
  expect(texts).toContain(CONNECTION.id);
  expect(texts.filter((text) => text.includes(FAKE_KEY))).toEqual([]);
});

it('is seen neither by reports nor by formulas', () => {
  const { client, connection } = runSync(openAccount(reportBench().ports));
  const session = runSync(openSession(sheet('at once').ports, { holder: 'your key', owner: 'you', zone: 'UTC' }));
  const texts = textsIn([client, connection, session.client, session.connection, session.setting]);
  expect(texts).toContain('https://api.activtrak.com');
  expect(texts.filter((text) => text.includes(FAKE_KEY))).toEqual([]);
});

it.each([
  ['abcdefghijkl-wxyz', '••••••••wxyz'],
  ['short-key', '••••••••'],
])('is shown to its own user as its end alone (%s)', (key, shown) => {
  expect(maskedKey({ ...CONNECTION, key })).toBe(shown);
});
