import type * as words from '#words/tables';
import type { FactsOf } from './facts-of';

export const tables: FactsOf<typeof words> = {
  fieldWords: [
    ['Time', 'DATETIME'],
    ['Time (UTC)', 'TIMESTAMP'],
    ['Active (seconds)', 'INT64'],
  ],
  tableWords: [['Hours by user']],
};
