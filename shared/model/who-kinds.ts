/** What a request or a cell can be narrowed to. */
export const WHO_KINDS = ['user', 'group', 'computer'] as const;
/** One of what a request can be narrowed to. */
export type WhoKind = (typeof WHO_KINDS)[number];
