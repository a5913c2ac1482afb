/**
 * What the core asks of a host. Sheets, their charts and marks, what a person has open, schedules and where unexpected causes are logged are in
 * `sheet-writer.ts`, `chart-writer.ts`, `marks.ts`, `desk.ts`, `scheduler.ts`, `notifier.ts` and `diagnostics.ts`. Each port has one adapter per host, in `<host>/host/`. Transport,
 * KeyValueStore, Cache, Lock, Clock with Budget, SheetWriter, ChartWriter, Marks, Desk, Scheduler and Diagnostics have a contract suite each in test/contract, which runs every
 * adapter and double. Only one host has KeyKeeper and WhileOpenStore; they have their own tests.
 * @module
 */
import type { MaybePromise } from './task';

/** One GET. Nothing else is ever sent to ActivTrak. */
export interface HttpRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** An answer, whatever its status. Header names are in lower case. Status 0: no answer came, and `failure` says why in words without the URL. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly failure?: string;
  /** What went wrong, if the host knows more than the status says. */
  readonly barrier?: Barrier;
}

/** What keeps the host from reaching ActivTrak. */
export interface Barrier {
  /** The sentence for a person, with the next step. It contains no address and no key. */
  readonly words: string;
  /** Whether the same request may get through in a moment. */
  readonly passes: boolean;
  /** @default `network`, which is asked again sooner than a host that limits requests */
  readonly code?: 'rate-limited' | 'too-large';
}

/** Sends a list of requests together and answers in their order. Never throws on a status, nor for one lost connection. */
export interface Transport {
  /** How many of a list are sent at the same time, if a list can have more; the others wait for their turn. */
  readonly together?: number;
  send(requests: readonly HttpRequest[]): MaybePromise<readonly HttpResponse[]>;
}

/** Strings by key. Secrets (one store per user) and definitions (one store per document) are two stores. */
export interface KeyValueStore {
  get(key: string): MaybePromise<string | undefined>;
  set(key: string, value: string): MaybePromise<void>;
  remove(key: string): MaybePromise<void>;
  /** Everything whose key begins with `prefix`, by key. */
  all(prefix: string): MaybePromise<Readonly<Record<string, string>>>;
}

/** How long a person's key is stored where they work: on the `device` until it is disconnected, or for the `session` until the host's page is closed. */
export const KEY_LIFETIMES = ['device', 'session'] as const;
/** One of the times for which a key can be stored. */
export type KeyLifetime = (typeof KEY_LIFETIMES)[number];

/** Where a key is stored on the person's own device, for as long as they choose. */
export interface KeyKeeper {
  lifetime(): MaybePromise<KeyLifetime>;
  /** The next key that is saved goes there. A key that is already saved stays where it is until it is saved again. */
  choose(lifetime: KeyLifetime): MaybePromise<void>;
}

/** A string to keep, and the key to find it by. */
export interface CacheEntry {
  readonly key: string;
  readonly value: string;
}

/** Strings that may be forgotten at any time. Its methods take lists, because one call into a host costs as much as forty keys. */
export interface Cache {
  /** The values in the order of the keys, `undefined` for each that is gone. */
  get(keys: readonly string[]): MaybePromise<readonly (string | undefined)[]>;
  /** Keeps the entries for `seconds` at most; a host may keep them for less. */
  put(entries: readonly CacheEntry[], seconds: number): MaybePromise<void>;
}

/** Releases the lock. Calling it again does nothing. */
export type Release = () => MaybePromise<void>;

/** Keeps two calls with the same name from running at once. */
export interface Lock {
  /** Waits up to `waitMs` milliseconds; `undefined` if somebody else still has the lock then. */
  acquire(name: string, waitMs: number): MaybePromise<Release | undefined>;
}

/** The host's time. Tests turn it by hand. */
export interface Clock {
  /** Whether it is that of the person's own computer, which may differ from those of others who have the document open. */
  readonly isOwn?: true;
  /** Milliseconds since 1970-01-01T00:00Z. */
  now(): number;
  sleep(ms: number): MaybePromise<void>;
  /** Today's date in an IANA zone, as `YYYY-MM-DD`. */
  today(zone: string): string;
  /** The local time in that zone at a moment (milliseconds since 1970): `YYYY-MM-DDTHH:MM`. */
  wallTime(ms: number, zone: string): string;
}

/** Why a call has to stop. */
export type Spent = 'time' | 'cancelled';

/** How long a call may continue; asked between pages and before a pause. */
export interface Budget {
  /** Whether the budget is spent, or would be `aheadMs` milliseconds from now. */
  spent(aheadMs?: number): Spent | undefined;
}
