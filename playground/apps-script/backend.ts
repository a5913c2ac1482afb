/**
 * What Google's services need from the machine they run on. Every method answers at once, as Apps Script's services do,
 * and takes and gives nothing but JSON, so that a Worker can reach the page's spreadsheet through a blocking bridge.
 * The backend is dumb: it knows no rule of Google's. The rules are in the services over it.
 * @module
 */
import type { SpreadsheetBackend } from '../spreadsheet/backend';
import type { Readings } from './spreadsheet/readings';
import type { ClockSchedule } from './triggers/schedule';

/** Strings by key, in stores named by the services: `user:ann@example.com`, `document:ID`, `script`. */
export interface PropertiesBackend {
  read(store: string): Readonly<Record<string, string>>;
  /** `null` removes a key. */
  change(store: string, changes: Readonly<Record<string, string | null>>): void;
}

/** Strings that go away by themselves, in stores named as those of the properties. */
export interface CacheBackend {
  get(store: string, keys: readonly string[]): readonly (string | null)[];
  put(store: string, entries: Readonly<Record<string, string>>, seconds: number): void;
  remove(store: string, keys: readonly string[]): void;
}

export interface LockBackend {
  /** Waits up to `waitMs` milliseconds; tells whether `holder` has the lock now. */
  acquire(lock: string, holder: string, waitMs: number): boolean;
  release(lock: string, holder: string): void;
}

export interface NetworkRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly followRedirects: boolean;
  /** No answer is waited for any longer than this. */
  readonly timeoutMs: number;
}

/** An answer whatever its status, or the reason why none came. Header names are as the server wrote them. */
export type NetworkAnswer =
  | { readonly status: number; readonly headers: Readonly<Record<string, string | readonly string[]>>; readonly body: string }
  | { readonly failure: NetworkFailure };

/** Why no answer came: the server's doing, or a limit of Google's own that passes in seconds. */
export type NetworkFailure = 'unreachable' | 'timeout' | 'broken' | 'dns' | 'throttled' | 'bandwidth';

export interface NetworkBackend {
  /** Sends all of them at the same time and answers in their order. */
  fetchAll(requests: readonly NetworkRequest[]): readonly NetworkAnswer[];
}

export interface QuotaBackend {
  /** Counts `amount` against a user's day and gives what is spent of it then, `amount` included. */
  spend(user: string, what: 'urlfetch' | 'properties' | 'email' | 'trigger-ms', amount: number): number;
}

export interface ClockBackend {
  /** Milliseconds since 1970-01-01T00:00Z. */
  now(): number;
  sleep(ms: number): void;
}

export type TriggerEvent = 'CLOCK' | 'ON_OPEN' | 'ON_EDIT' | 'ON_CHANGE';

export interface TriggerRecord {
  readonly id: string;
  /** The function's name. */
  readonly handler: string;
  readonly event: TriggerEvent;
  /** The e-mail address of the person who made it, and as whom it runs. */
  readonly creator: string;
  /** The spreadsheet in which it was made. */
  readonly document: string;
  /** Only where `event` is CLOCK. */
  readonly schedule: ClockSchedule | null;
  /** When it runs next, in milliseconds; `null` where no clock does it, or not any more. */
  readonly next: number | null;
}

export interface TriggersBackend {
  /** Everybody's, the oldest first. */
  list(): readonly TriggerRecord[];
  /** Adds a trigger, or puts it in the place of the one that has its id. */
  put(trigger: TriggerRecord): void;
  remove(id: string): void;
}

/** `none`: the file is not shared with her any more. */
export type Role = 'owner' | 'editor' | 'commenter' | 'viewer' | 'none';

export interface Person {
  readonly role: Role;
  readonly account: 'consumer' | 'workspace';
  /** Whether she has the add-on; without it her triggers stop. */
  readonly installed: boolean;
  /** The scopes that she has granted, as whole addresses; `null` is every scope that the script asks for. */
  readonly granted: readonly string[] | null;
  /** Whether her account has Connected Sheets; it has unless it is said. */
  readonly dataSources?: boolean;
}

export interface PeopleBackend {
  of(user: string): Person;
}

export interface Backend {
  readonly spreadsheet: SpreadsheetBackend;
  readonly properties: PropertiesBackend;
  readonly cache: CacheBackend;
  readonly locks: LockBackend;
  readonly network: NetworkBackend;
  readonly quota: QuotaBackend;
  readonly triggers: TriggersBackend;
  readonly people: PeopleBackend;
  readonly clock: ClockBackend;
  /** How the services take what Google's documents leave open; the usual readings where it is left out. */
  readonly readings?: Readonly<Readings>;
}
