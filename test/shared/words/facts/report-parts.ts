import type * as words from '#words/report-parts';
import type { FactsOf } from './facts-of';

export const reportParts: FactsOf<typeof words> = {
  groupsWords: [[['Date', 'Application']]],
  hoursWords: [
    ['people', 'group'],
    ['computers', 'day'],
    ['people', undefined],
  ],
  fixedDays: [
    ['2026-03-01', '2026-03-31'],
    ['', ''],
  ],
  daysInCells: [
    ['Settings!B1', 'Settings!B2'],
    ['', undefined],
  ],
  someWords: [
    ['Sales', 0],
    ['Sales', 1],
    ['Sales', 1200],
  ],
};
