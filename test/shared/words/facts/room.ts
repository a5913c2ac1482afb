import type * as words from '#words/room';
import type { FactsOf } from './facts-of';

export const room: FactsOf<typeof words> = {
  tooLarge: [
    [1_200_000, 1_048_576, 'rows'],
    [12_000_000, 10_000_000, 'cells'],
  ],
};
