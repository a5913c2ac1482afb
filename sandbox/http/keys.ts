import { createHash } from 'node:crypto';
import type { Organisation } from '../organisation/members';
import { Problem } from './problem';

/** Who stands behind a key: an account's web user, and what that user may see. */
export interface WebUser {
  readonly account: string;
  readonly role: 'administrator' | 'limited' | 'free plan' | 'expired';
  /** The groups whose data the user sees; `undefined` means all. */
  readonly viewable: readonly number[] | undefined;
}

/** The keys that the sandbox prints. */
export interface Keys {
  readonly administrator: string;
  /** Sees two groups, and no names. */
  readonly limited: string;
  readonly expired: string;
  /** Its plan has no reports. */
  readonly freePlan: string;
}

/** The keys of a seed: the same at every start. */
export function keysOf(seed: number): Keys {
  const key = (role: string): string =>
    `sandbox-${role}-${createHash('sha256').update(`${seed} ${role}`).digest('base64url').slice(0, 24)}`;
  return { administrator: key('admin'), limited: key('limited'), expired: key('expired'), freePlan: key('free') };
}

/** A function that finds the user of a request. */
export function keyring(keys: Keys, { groups }: Organisation): (key: string | undefined) => WebUser {
  const user = (role: WebUser['role'], viewable?: readonly number[]): WebUser => ({ account: 'northfell', role, viewable });
  const users = new Map<string, WebUser>([
    [keys.administrator, user('administrator')],
    [
      keys.limited,
      user(
        'limited',
        groups.slice(0, 2).map(({ id }) => id),
      ),
    ],
    [keys.expired, user('expired')],
    [keys.freePlan, user('free plan')],
  ]);
  return (key) => {
    const found = key === undefined ? undefined : users.get(key);
    if (!found) throw new Problem(401, 'The API key is missing or unknown.');
    if (found.role === 'expired') throw new Problem(401, 'The API key has expired.');
    return found;
  };
}

/** @throws Problem 403 for a plan without reports */
export function requireReports(user: WebUser): void {
  if (user.role === 'free plan') throw new Problem(403, 'The plan of this account has no access to reports.');
}

/** @throws Problem 403 for a user who is no administrator */
export function requireAdministrator(user: WebUser): void {
  if (user.role !== 'administrator') throw new Problem(403, 'The user of this API key may not do that.');
}
