import type * as words from '#words/gallery';
import type { FactsOf } from './facts-of';

export const gallery: FactsOf<typeof words> = {
  makeSheet: [['Timesheet']],
  choicesOf: [['Timesheet']],
  makeAgain: [['Timesheet']],
  deletedWithSheets: [['Timesheet']],
  goalOutside: [[24]],
  graceOutside: [[240]],
};
