import type * as words from '#words/narrowing';
import type { FactsOf } from './facts-of';

export const narrowing: FactsOf<typeof words> = {
  cannotNarrow: [
    ['user-hours', 'computer'],
    ['computer-hours', 'user'],
    ['activity-log', 'group'],
  ],
};
