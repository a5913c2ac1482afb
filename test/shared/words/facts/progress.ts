import type * as words from '#words/progress';
import type { FactsOf } from './facts-of';

const SOME = { phase: 'reading', pages: 3, pagesExpected: 12, rows: 3000, rowsExpected: 11_240 } as const;

export const progress: FactsOf<typeof words> = {
  progressWords: [
    [{ phase: 'reading', pages: 0, rows: 0 }],
    [SOME],
    [{ phase: 'reading', pages: 1, rows: 1 }],
    [{ phase: 'reading', pages: 60, rows: 48_200, share: 0.4 }],
    [{ phase: 'writing', pages: 12, rows: 11_240 }],
  ],
  keptWords: [[SOME]],
  closeResult: [['Hours']],
  tryAgain: [['Hours']],
  closeMessageAbout: [['Hours']],
  stopRefreshing: [
    ['Stop', 'Hours'],
    ['Stopping…', 'Hours'],
  ],
  continueReport: [['Hours']],
  startAgain: [['Hours']],
  refreshOf: [['Hours']],
};
