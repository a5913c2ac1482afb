import type * as words from '#words/first-reports';
import type { FactsOf } from './facts-of';

export const firstReports: FactsOf<typeof words> = {
  createReport: [['Hours']],
  customizeReport: [['Hours']],
};
