import type * as words from '#words/rhythms';
import type { FactsOf } from './facts-of';

export const rhythms: FactsOf<typeof words> = {
  hourWords: [[8]],
  scheduleWords: [
    [{ every: 'hours', hours: 1 }],
    [{ every: 'hours', hours: 4 }],
    [{ every: 'day', at: 8 }],
    [{ every: 'weekday', at: 8 }],
    [{ every: 'week', on: 1, at: 8 }],
    [{ every: 'month', on: 31, at: 23 }],
  ],
};
