/** What the owners of marks begin with that are those of rows which a report left. */
export const LEFT_OWNER = 'left.';

/** Whether marks are those of rows that were left, not of a report. */
export const isOfLeftRows = (owner: string): boolean => owner.startsWith(LEFT_OWNER);
