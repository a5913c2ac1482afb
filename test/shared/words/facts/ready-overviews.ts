import type * as words from '#words/ready-overviews';
import type { FactsOf } from './facts-of';

export const readyOverviews: FactsOf<typeof words> = {
  weeklyNotes: [['active']],
  officeNotes: [['active']],
  computersNotes: [['total']],
};
