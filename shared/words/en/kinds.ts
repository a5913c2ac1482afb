/** Whom or what something can be about, as people say it. */
export const KIND_WORDS = { user: 'person', group: 'group', computer: 'computer' } as const;

/** Several of them. */
export const KINDS_WORDS = { user: 'people', group: 'groups', computer: 'computers' } as const;
