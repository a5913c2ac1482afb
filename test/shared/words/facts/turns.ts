import type * as words from '#words/turns';
import type { FactsOf } from './facts-of';

export const turns: FactsOf<typeof words> = {
  beingRefreshed: [
    [undefined, '12:00'],
    ['', '12:00'],
    ['Jane Doe', '12:00'],
  ],
};
