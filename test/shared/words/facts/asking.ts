import type * as words from '../../../../shared/words/en/asking';
import type { FactsOf } from './facts-of';

export const asking: FactsOf<typeof words> = {
  addressTooLong: [[2082]],
};
