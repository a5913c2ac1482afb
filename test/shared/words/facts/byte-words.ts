import type * as words from '#words/byte-words';
import type { FactsOf } from './facts-of';

export const byteWords: FactsOf<typeof words> = {
  bytesWords: [[0], [900], [10_485_760], [1_288_490_189], [2_199_023_255_552]],
};
