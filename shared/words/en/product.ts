/** What the product is called, and in which language it speaks. */

/** The language of these sentences, as pages name it (RFC 5646), and which way it is read. */
export const LANGUAGE = { code: 'en', direction: 'ltr' } as const;

export const PRODUCT = 'Live Data for ActivTrak';
