import type * as words from '../../../../shared/words/en/gallery';
import type { FactsOf } from './facts-of';

export const gallery: FactsOf<typeof words> = {
  makeSheet: [['Timesheet']],
  choicesOf: [['Timesheet']],
  makeAgain: [['Timesheet']],
  deletedWithSheets: [['Timesheet']],
};
