import type * as words from '#words/numbers';
import type { FactsOf } from './facts-of';

export const numbers: FactsOf<typeof words> = {
  numberWords: [[1204]],
  countWords: [
    [1, 'row'],
    [1204, 'row'],
  ],
  agreeing: [
    [1, 'was', 'were'],
    [2, 'was', 'were'],
  ],
};
