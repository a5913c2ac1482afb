import type * as words from '../../../../shared/words/en/google';
import type { FactsOf } from './facts-of';

export const google: FactsOf<typeof words> = {
  emptyCellGiven: [['who', 'everyone']],
};
