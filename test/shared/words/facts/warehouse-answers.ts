import type * as words from '#words/warehouse-answers';
import type { FactsOf } from './facts-of';

export const warehouseAnswers: FactsOf<typeof words> = {
  pivotName: [['Log']],
  datasetReady: [['activtrak', 'europe-west3']],
};
