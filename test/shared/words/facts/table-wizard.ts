import type * as words from '#words/table-wizard';
import type { FactsOf } from './facts-of';

export const tableWizard: FactsOf<typeof words> = {
  sendReport: [['Hours']],
  stepWords: [[2, 4, 'Data set and region']],
  fillDays: [[365], [1]],
  fillRows: [[{ rows: 730_000, requests: 730 }], [{ rows: 12, requests: undefined }], [{ rows: undefined, requests: undefined }]],
  fillRuns: [
    [{ runs: 3 }, true],
    [{ runs: 1 }, false],
    [{ runs: undefined }, false],
  ],
  fillCost: [[45_000_000], [undefined]],
};
