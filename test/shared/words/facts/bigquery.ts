import type * as words from '../../../../shared/words/en/bigquery';
import type { FactsOf } from './facts-of';

const TABLE = 'activity_log';

export const bigquery: FactsOf<typeof words> = {
  filledByAnother: [[TABLE]],
  notOurs: [[TABLE]],
  tableMissing: [[TABLE]],
  fieldRetyped: [[TABLE, 'user', 'STRING', 'INT64']],
  partitionsChanged: [[TABLE, 'day']],
  rowRefused: [
    [TABLE, undefined],
    [TABLE, 'user'],
  ],
};
