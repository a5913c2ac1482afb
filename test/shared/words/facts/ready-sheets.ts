import type * as words from '../../../../shared/words/en/ready-sheets';
import type { FactsOf } from './facts-of';

export const readySheets: FactsOf<typeof words> = {
  workedLabel: [['active'], ['productive active']],
};
