import type * as words from '#words/people-view';
import type { FactsOf } from './facts-of';

export const peopleView: FactsOf<typeof words> = {
  fromReport: [['Hours']],
  fromAlerts: [['Hours']],
  fromSnapshot: [['Hours']],
  fromUnfinished: [['Hours']],
  fromLeftRows: [['Hours']],
  sourceWords: [
    ['report “Hours”', 1],
    ['report “Hours”', 1204],
    ['formulas', undefined],
  ],
  pseudonymsIn: [['Hours']],
  summaryIn: [['Hours']],
};
