import type * as words from '../../../../shared/words/en/bigquery-names';
import type { FactsOf } from './facts-of';

export const bigqueryNames: FactsOf<typeof words> = {
  projectNameWrong: [['Acme Analytics']],
  datasetNameWrong: [['live-data']],
  tableNameWrong: [['1st']],
  locationNameWrong: [['Europe']],
};
