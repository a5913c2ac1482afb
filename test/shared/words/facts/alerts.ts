import type * as words from '#words/alerts';
import type { FactsOf } from './facts-of';

export const alerts: FactsOf<typeof words> = {
  alertsSheet: [['Hours']],
  alertInWords: [['Active', 'below', '2:00']],
  valueWithoutRow: [['0:00']],
  alertListLost: [['Hours alerts']],
  alertListFull: [['Hours alerts', 5000, 12]],
  alertsBeyondList: [[1000, 1204]],
};
