import type * as words from '../../../../shared/words/en/sheets';
import type { FactsOf } from './facts-of';

export const sheets: FactsOf<typeof words> = {
  cellNotEmpty: [['D5']],
};
