/** ActivTrak's regions and their addresses, from the API's own description. */
export const REGIONS = {
  us: 'https://api.activtrak.com',
  eu: 'https://api-eu.activtrak.com',
  uk: 'https://api-uk.activtrak.com',
  ca: 'https://api-ca.activtrak.com',
  au: 'https://api-au.activtrak.com',
} as const;

/** A region by its short name: `us`, `eu`. */
export type Region = keyof typeof REGIONS;

/** How many characters a connection's name may have. */
export const MOST_CONNECTION_NAME = 60;

/** `api.activtrak.com` of an address. */
export const hostOf = (baseUrl: string): string => baseUrl.replace(/^https?:\/\//, '').replace(/\/.*$/, '');

/** Which of the API's two published descriptions a server follows. */
export const DIALECTS = ['early-access', 'current'] as const;
/** One of the two descriptions. */
export type Dialect = (typeof DIALECTS)[number];

/** How the key is sent: `Authorization: Bearer KEY` or `x-api-key: KEY`. */
export const KEY_HEADERS = ['bearer', 'x-api-key'] as const;
/** One of the two ways to send the key. */
export type KeyHeader = (typeof KEY_HEADERS)[number];

/** Each header belongs to one of the descriptions. */
export const HEADER_OF: Readonly<Record<Dialect, KeyHeader>> = { 'early-access': 'bearer', current: 'x-api-key' };
/** The description that each header belongs to. */
export const DIALECT_OF: Readonly<Record<KeyHeader, Dialect>> = { bearer: 'early-access', 'x-api-key': 'current' };

/** What trying found out, or a person set by hand. */
export interface Learnt {
  readonly dialect?: Dialect;
  readonly keyHeader?: KeyHeader;
}

/** What of something is learnt and known to this version, and nothing else of it. */
export const learntOf = ({ dialect, keyHeader }: Learnt): Learnt => ({
  ...(dialect && DIALECTS.includes(dialect) ? { dialect } : {}),
  ...(keyHeader && KEY_HEADERS.includes(keyHeader) ? { keyHeader } : {}),
});

/** Colors by which a person tells connections apart, in the order in which new ones get them. */
export const CONNECTION_COLORS = ['blue', 'orange', 'green', 'purple', 'pink', 'gray'] as const;
/** One of the colors. */
export type ConnectionColor = (typeof CONNECTION_COLORS)[number];

/** A connection as a report names it. Whoever made the report knows it by its handle, and colleagues by its name and host. */
export interface NamedConnection {
  /** A random word that stays when the connection gets another key or name. */
  readonly handle: string;
  readonly name: string;
  /** `api.activtrak.com` */
  readonly host: string;
}

/** Which connection it is and where it leads: all that whoever works with one sees of it. */
export interface KeylessConnection extends Learnt {
  /** A random word, new with every key; caches go by it, never by the key. */
  readonly id: string;
  /** A random word that stays. The first connection has none until a report or a second connection needs one. */
  readonly handle?: string;
  /** What its user calls it. One that was never named goes by its host. */
  readonly name?: string;
  readonly color?: ConnectionColor;
  /** The address without a slash at its end. */
  readonly baseUrl: string;
}

/** A key and where it is used. It lives in its user's own store and, while requests are sent, inside the client; nowhere else. */
export interface Connection extends KeylessConnection {
  readonly key: string;
}
