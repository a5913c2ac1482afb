import type * as words from '#words/sheets';
import type { FactsOf } from './facts-of';

export const sheets: FactsOf<typeof words> = {
  cellNotEmpty: [['D5']],
};
