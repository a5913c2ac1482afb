import type * as words from '../../../../shared/words/en/schedules';
import type { FactsOf } from './facts-of';

export const schedules: FactsOf<typeof words> = {
  noZone: [['Mars/Olympus']],
};
