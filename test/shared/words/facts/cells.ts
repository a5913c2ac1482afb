import type * as words from '#words/cells';
import type { FactsOf } from './facts-of';

export const cells: FactsOf<typeof words> = {
  notACell: [['1A']],
  noCell: [['Settings!B0']],
  cellOfAnySheet: [['B1']],
  cellEmpty: [['Settings!B1']],
};
