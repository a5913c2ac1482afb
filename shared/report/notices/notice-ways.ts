/** The services whose webhooks are known, and `json` for a server of one's own. */
export const WEBHOOKS = ['slack', 'teams', 'google-chat', 'json'] as const;
/** One of those services. */
export type Webhook = (typeof WEBHOOKS)[number];

/** The ways by which a person can be told. */
export const NOTICE_WAYS = ['mail', ...WEBHOOKS] as const;
/** One of those ways. */
export type NoticeWay = (typeof NOTICE_WAYS)[number];

/** A service whose addresses are known. */
export type KnownWebhook = Exclude<Webhook, 'json'>;
