import type { Notifier } from '../../notifier';
import type { KeyValueStore } from '../../ports';
import { type Task, wait } from '../../task';
import { loadJson } from '../kept/stored-json';
import { NOTICE_WAYS, type NoticeWay, WEBHOOKS, type Webhook } from './notice-ways';
import { webhookAddress } from './webhook-address';

/** By which ways a person wants to be told. */
export interface NoticeSettings {
  /** Whether she is mailed, where the installation may. */
  readonly mail: boolean;
  /** Addresses of webhooks. Whoever has one can post there, so they are secrets. */
  readonly webhooks: Readonly<Partial<Record<Webhook, string>>>;
}

/** In the person's own store, for all her files. */
const KEY = 'activtrak.notices';

/** Mail is on until somebody switches it off, as it was in versions without a choice. */
const AT_FIRST: NoticeSettings = { mail: true, webhooks: {} };

/** The person's choices. What this version can't use counts as not chosen. */
export function* loadNoticeSettings(secrets: KeyValueStore): Task<NoticeSettings> {
  const kept = yield* loadJson<Partial<NoticeSettings>>(secrets, KEY);
  if (typeof kept !== 'object') return AT_FIRST;
  const entries = WEBHOOKS.flatMap((webhook) => {
    const address: unknown = kept.webhooks?.[webhook];
    return typeof address === 'string' && address !== '' ? [[webhook, address] as const] : [];
  });
  return { mail: kept.mail !== false, webhooks: Object.fromEntries(entries) };
}

/** Saves the person's choices in place of those before. */
export const saveNoticeSettings = (secrets: KeyValueStore, settings: NoticeSettings): Task<void> =>
  wait(secrets.set(KEY, JSON.stringify({ version: 1, ...settings })));

/** The ways that an installation has, whether chosen or not. */
export const offeredWays = (notifier: Notifier): readonly NoticeWay[] =>
  NOTICE_WAYS.filter((way) => {
    if (way === 'mail') return notifier.mail !== undefined;
    return way === 'json' ? notifier.ownAddresses.length > 0 : notifier.services.includes(way);
  });

/** The ways that a person chose and the installation has, each with its address; an empty one for mail. */
export function chosenWays(settings: NoticeSettings, notifier: Notifier): ReadonlyMap<NoticeWay, string> {
  const chosen = new Map<NoticeWay, string>();
  for (const way of offeredWays(notifier)) {
    const address = way === 'mail' ? settings.mail && '' : webhookAddress(settings.webhooks[way] ?? '', way, notifier.ownAddresses);
    // A build that was made anew may have other addresses.
    if (typeof address === 'string') chosen.set(way, address);
  }
  return chosen;
}
