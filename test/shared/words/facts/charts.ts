import type * as words from '../../../../shared/words/en/charts';
import type { FactsOf } from './facts-of';

export const charts: FactsOf<typeof words> = {
  chartColumnsGone: [['Hours by user']],
  chartNeedsRows: [['Hours']],
};
