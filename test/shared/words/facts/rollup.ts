import type * as words from '#words/rollup';
import type { FactsOf } from './facts-of';

export const rollup: FactsOf<typeof words> = {
  timeUnreadable: [['1:30']],
};
