import type * as words from '#words/unusable';
import type { FactsOf } from './facts-of';

export const unusable: FactsOf<typeof words> = {
  newerVersion: [['This report']],
  damaged: [['“Hours”']],
};
