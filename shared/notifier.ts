import type { MaybePromise } from './task';

/** Why a message got no answer from where it was posted. */
export const POST_TROUBLES = [
  /** No answer came in time. */
  'late',
  /** The address was not reached. */
  'unreached',
  /** The installation may not send there, or its person has taken back her consent. */
  'not-allowed',
  /** The host sends no more for now. */
  'limited',
] as const;
/** One of the reasons why a message got no answer. */
export type PostTrouble = (typeof POST_TROUBLES)[number];

/** What came of a message: the status of the answer, and nothing else that a server said. */
export type Posted = { readonly status: number; readonly retryAfter?: string } | PostTrouble;

/** Sends one message by one way, once. It throws neither on a status nor for a connection that broke. */
export interface Notifier {
  /** The webhooks' services that this installation may reach, by their words. */
  readonly services: readonly string[];
  /** Where webhooks of anybody's own may be: `https://example.com/hooks/`. An address begins with one of them. */
  readonly ownAddresses: readonly string[];
  /** Posts JSON to an address. No redirect is followed; no key, no cookie and nothing of the person goes along. */
  post(address: string, json: string): MaybePromise<Posted>;
  /** Mails the person at work. Absent where the installation may not. */
  readonly mail?: (subject: string, text: string) => MaybePromise<'sent' | Exclude<PostTrouble, 'late' | 'unreached'>>;
}
