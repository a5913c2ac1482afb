import type * as words from '#words/ready-sheets';
import type { FactsOf } from './facts-of';

export const readySheets: FactsOf<typeof words> = {
  workedLabel: [['active'], ['productive active']],
};
