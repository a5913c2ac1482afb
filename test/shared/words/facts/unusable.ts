import type * as words from '../../../../shared/words/en/unusable';
import type { FactsOf } from './facts-of';

export const unusable: FactsOf<typeof words> = {
  newerVersion: [['This report']],
  damaged: [['“Hours”']],
};
