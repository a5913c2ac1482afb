import type { KnownWebhook, Webhook } from './notice-ways';

interface WebhookPlace {
  /** Hosts; `*.` stands for any names before the rest. */
  readonly hosts: readonly string[];
  readonly path: RegExp;
}

/**
 * Where each service's webhooks are.
 * - Slack: https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks. Its workflows' own addresses (`/triggers/`) take other messages.
 * - Teams: flows of Power Automate. Addresses of `logic.azure.com` are those of Azure's Logic Apps, which flows had until 2025-11-30
 *   (https://learn.microsoft.com/troubleshoot/power-platform/power-automate/flow-run-issues/triggers-troubleshoot). Office 365 connectors
 *   (`webhook.office.com`) are retired.
 * - Google Chat: https://developers.google.com/workspace/chat/quickstart/webhooks
 */
export const WEBHOOK_PLACES: Readonly<Record<KnownWebhook, WebhookPlace>> = {
  slack: { hosts: ['hooks.slack.com'], path: /^\/services\/./ },
  teams: { hosts: ['*.api.powerplatform.com', '*.logic.azure.com'], path: /^\/(?:powerautomate|workflows)\/./ },
  'google-chat': { hosts: ['chat.googleapis.com'], path: /^\/v1\/spaces\/[^/]+\/messages$/ },
};

/** UrlFetchApp takes 2,082 characters; the longest addresses, those of flows, have about 350. */
const LONGEST = 2_000;
const FORM = /^https:\/\/([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(?::443)?(\/[\w.~!$&'()*+,;=:@%/-]*)(\?[\w.~!$&'()*+,;=:@%/?-]*)?$/i;

/**
 * A webhook's address as it is used: the host in lower case, without the port that https has anyway.
 * @param text as a person pastes it
 * @param ownAddresses what an address of one's own begins with, each with a slash at its end
 * @returns `undefined` for one that isn't the service's
 */
export function webhookAddress(text: string, webhook: Webhook, ownAddresses: readonly string[]): string | undefined {
  const pasted = text.trim();
  const [, host = '', path = '', query = ''] = (pasted.length <= LONGEST && FORM.exec(pasted)) || [];
  // A way back up would lead out of what was allowed.
  if (host === '' || /(?:^|\/)(?:\.|%2e){1,2}(?:\/|$)|%2f|%5c/i.test(path)) return undefined;
  const place = `https://${host.toLowerCase()}${path}`;
  const isTheirs = webhook === 'json' ? ownAddresses.some((own) => place.startsWith(own)) : isAt(webhook, host.toLowerCase(), path);
  return isTheirs ? place + query : undefined;
}

function isAt(webhook: KnownWebhook, host: string, path: string): boolean {
  const { hosts, path: known } = WEBHOOK_PLACES[webhook];
  return hosts.some((one) => isOf(host, one)) && known.test(path);
}

const isOf = (host: string, one: string): boolean => (one.startsWith('*.') ? host.endsWith(one.slice(1)) : host === one);

const OWN_FORM = /^https:\/\/[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+(?:\/[\w~-][\w.~-]*)*\/?$/i;

/** What addresses of one's own begin with, as an administrator writes it: the host in lower case, and a slash at its end. `undefined` for anything else. */
export function ownAddressOf(text: string): string | undefined {
  const whole = text.trim().replace(/\/?$/, '/');
  return OWN_FORM.test(whole) ? whole.replace(/^https:\/\/[^/]+/i, (origin) => origin.toLowerCase()) : undefined;
}

/** `hooks.slack.com/••••wxyz`: an address as its own person may see it. A short one would be given away by its end. */
export function maskedAddress(address: string): string {
  const [, host = '', rest = ''] = /^https:\/\/([^/]+)(.*)$/.exec(address) ?? [];
  return `${host}/••••${rest.length >= 24 ? rest.slice(-4) : ''}`;
}
