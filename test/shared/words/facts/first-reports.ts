import type * as words from '../../../../shared/words/en/first-reports';
import type { FactsOf } from './facts-of';

export const firstReports: FactsOf<typeof words> = {
  createReport: [['Hours']],
  customizeReport: [['Hours']],
};
