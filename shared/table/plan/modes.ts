/** How rows are written where some are already, in the order in which people are offered them. */
export const DISPOSITIONS = [
  /** The sheet shows what came now. */
  'replace',
  /** Records are updated by their identity and new ones go below; nothing is ever deleted. */
  'merge',
  /** New records go below; what is there is never touched again. */
  'append',
] as const;
/** One of the ways to write rows. */
export type WriteDisposition = (typeof DISPOSITIONS)[number];

/** What a disposition does to the rows that are there. */
interface Mode {
  /** They stay, and new ones go below. */
  readonly keeps: boolean;
  /** Those whose records came again are brought up to date. */
  readonly updates: boolean;
}

/** What each disposition does. */
export const MODES: Readonly<Record<WriteDisposition, Mode>> = {
  replace: { keeps: false, updates: false },
  append: { keeps: true, updates: false },
  merge: { keeps: true, updates: true },
};

/** Whether rows that are written are never touched again. */
export const isOnlyAdding = (disposition: WriteDisposition): boolean => MODES[disposition].keeps && !MODES[disposition].updates;
