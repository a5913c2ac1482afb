import type * as words from '#words/google';
import type { FactsOf } from './facts-of';

export const google: FactsOf<typeof words> = {
  emptyCellGiven: [['who', 'everyone']],
};
