import type * as words from '#words/ready-people';
import type { FactsOf } from './facts-of';

export const readyPeople: FactsOf<typeof words> = {
  timesheetNotes: [['active'], ['total'], ['productive active']],
  heatMapNotes: [['active']],
  payrollNotes: [['active']],
  utilizationNotes: [['productive active']],
};
