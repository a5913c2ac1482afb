/** Columns: which there are, and what they look like. */

import { quoted } from './quoted';

/** The row of people who are in no group. */
export const NO_GROUP = 'No group';

/** @param labels all that there are @param meant the one that was probably meant */
export const noColumn = (name: string, labels: readonly string[], meant?: string): string =>
  `There is no column ${quoted(name, 60)}. ${meant === undefined ? '' : `Did you mean ${meant}? `}Choose from ${labels.join(', ')}.`;
