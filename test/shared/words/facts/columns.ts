import type * as words from '../../../../shared/words/en/columns';
import type { FactsOf } from './facts-of';

export const columns: FactsOf<typeof words> = {
  noColumn: [
    ['Actve', ['Date', 'User', 'Active'], 'Active'],
    ['Salary', ['Date', 'User', 'Active']],
  ],
};
