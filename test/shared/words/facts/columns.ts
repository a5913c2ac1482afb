import type * as words from '#words/columns';
import type { FactsOf } from './facts-of';

export const columns: FactsOf<typeof words> = {
  noColumn: [
    ['Actve', ['Date', 'User', 'Active'], 'Active'],
    ['Salary', ['Date', 'User', 'Active']],
  ],
};
