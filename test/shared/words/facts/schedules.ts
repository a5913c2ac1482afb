import type * as words from '#words/schedules';
import type { FactsOf } from './facts-of';

export const schedules: FactsOf<typeof words> = {
  noZone: [['Mars/Olympus']],
};
