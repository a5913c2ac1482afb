/** Whose marks the ready sheet of an owner's table has. */
export const readyOwner = (id: string): string => `ready.${id}`;

/** What the key of a cell on top of a ready sheet has before it among the columns. */
export const TOP = 'top.';
