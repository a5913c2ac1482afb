import type * as words from '#words/periods';
import type { FactsOf } from './facts-of';

export const periods: FactsOf<typeof words> = {
  fromTo: [['2026-03-01', '2026-03-31']],
  daysShown: [['2026-02-30'], ['31.3.', 'Settings!B1']],
  severalDays: [['“1/2/2026”', ['2026-01-02', '2026-02-01']]],
  shortYear: [['“1/2/26”']],
  noDay: [['“2026-02-30”']],
  noWeek: [['“2026-W54”']],
  inFuture: [['“tomorrow”'], ['2027-01-01 to 2027-01-31', '2026-03-31']],
  notDays: [['“lastweek”', 'last week'], ['“Sales”']],
  whoForDays: [['Sales', 'group:Sales']],
  daysSwapped: [['2026-03-31', '2026-03-01']],
  tooManyDays: [[1200, 750]],
  truthForDay: [['from', true]],
  numberForDay: [[12]],
  periodMeans: [
    ['2026-03-31', 1],
    ['2026-03-01 to 2026-03-31', 31],
  ],
  everyDaySince: [['2026-03-01']],
  nothingBefore: [['2026-01-01']],
  hoursNotKept: [['2025-11-01 to 2025-11-30', '2026-01-01']],
};
