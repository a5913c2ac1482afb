/** The services whose webhooks' addresses are known. */
export const KNOWN_WEBHOOKS = ['slack', 'teams', 'google-chat'] as const;
/** One of those services. */
export type KnownWebhook = (typeof KNOWN_WEBHOOKS)[number];

/** The webhooks that can be used: those services', and `json` for a server of one's own. */
export const WEBHOOKS = [...KNOWN_WEBHOOKS, 'json'] as const;
/** One of those webhooks. */
export type Webhook = (typeof WEBHOOKS)[number];

/** The ways by which a person can be told. */
export const NOTICE_WAYS = ['mail', ...WEBHOOKS] as const;
/** One of those ways. */
export type NoticeWay = (typeof NOTICE_WAYS)[number];
