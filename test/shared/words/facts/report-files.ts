import type * as words from '#words/report-files';
import type { FactsOf } from './facts-of';

export const reportFiles: FactsOf<typeof words> = {
  samePlace: [['Hours', 'Log']],
  daysOnAnySheet: [['Hours', 'B1']],
  nothingImported: [[2, 'It is damaged.']],
};
