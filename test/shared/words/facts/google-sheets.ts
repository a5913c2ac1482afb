import type * as words from '#words/google-sheets';
import type { FactsOf } from './facts-of';

export const googleSheets: FactsOf<typeof words> = {
  sheetProtected: [['Hours']],
  cellsProtected: [['C4:F9', 'Hours']],
  cellsMerged: [['C4:F9', 'Hours']],
  rejectedByRule: [['B5']],
  notAGrid: [['Chart1']],
  runsNotAllowed: [['https://accounts.example/consent']],
  allowTheRest: [['https://accounts.example/consent']],
};
