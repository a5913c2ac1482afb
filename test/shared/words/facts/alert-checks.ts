import type * as words from '#words/alert-checks';
import type { FactsOf } from './facts-of';

export const alertChecks: FactsOf<typeof words> = {
  alertsFound: [
    [1, undefined],
    [1, 'Hours alerts'],
    [1204, 'Hours alerts'],
  ],
  namesStay: [
    [
      "“Hours alerts” couldn't be written. The sheet “Hours alerts” is protected, and you can't edit it. Ask its owner, or choose another place.",
    ],
  ],
  alertColumnGone: [['Balance (hours)']],
  silentDay: [
    ['user', '2026-11-27'],
    ['computer', '2026-11-27'],
  ],
  alertsSeeSomeRows: [['user'], ['computer']],
  tooManyRowsForAlerts: [[500_000]],
  alertDaysUnknown: [['Balance (hours)']],
  alertCellsTroubled: [
    ['Balance (hours)', 1],
    ['Balance (hours)', 12],
  ],
};
