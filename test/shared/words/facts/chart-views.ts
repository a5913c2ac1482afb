import type * as words from '#words/chart-views';
import type { FactsOf } from './facts-of';

export const chartViews: FactsOf<typeof words> = {
  chartProposed: [
    [['Total'], 'User'],
    [['Active', 'Passive'], 'Date'],
  ],
};
