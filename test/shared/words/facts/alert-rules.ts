import type * as words from '#words/alert-rules';
import type { FactsOf } from './facts-of';

export const alertRules: FactsOf<typeof words> = {
  tooManyAlerts: [[10]],
  alertColumnMissing: [['First activity']],
  alertNeedsDays: [['Time']],
};
