import type * as words from '#words/asking';
import type { FactsOf } from './facts-of';

export const asking: FactsOf<typeof words> = {
  addressTooLong: [[2082]],
};
