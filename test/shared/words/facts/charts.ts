import type * as words from '#words/charts';
import type { FactsOf } from './facts-of';

export const charts: FactsOf<typeof words> = {
  chartColumnsGone: [['Hours by user']],
  chartNeedsRows: [['Hours']],
};
