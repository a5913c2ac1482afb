import type * as words from '#words/log-sheet';
import type { FactsOf } from './facts-of';

export const logSheet: FactsOf<typeof words> = {
  byFrom: [
    ['Jane Doe', 'Northfell EU'],
    ['', 'Northfell EU'],
  ],
  checksGood: [[1], [12]],
};
