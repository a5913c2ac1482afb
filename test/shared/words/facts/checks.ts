import type * as words from '#words/checks';
import type { FactsOf } from './facts-of';

const [FIRST, LAST, RANGE] = ['2026-03-02', '2026-03-30', '2026-03-01 to 2026-03-31'];

export const checks: FactsOf<typeof words> = {
  matchesCount: [[1], [1204]],
  readToEnd: [[0], [1204]],
  duplicates: [
    [1, true],
    [2, false],
  ],
  textsCut: [[1], [2]],
  sumsWrong: [[1], [1204]],
  longDays: [[1], [2]],
  earlierNotAdded: [['2026-03-18']],
  lateLeftOut: [[1], [2]],
  outsideLeftOut: [
    [1, RANGE],
    [2, RANGE],
  ],
  otherDaysCame: [[FIRST, LAST, RANGE]],
  firstDaysMissing: [[FIRST, LAST, 4, RANGE]],
  daysCame: [
    [FIRST, LAST, RANGE, true],
    [FIRST, LAST, RANGE, false],
    [FIRST, FIRST, RANGE, true],
    [FIRST, FIRST, FIRST, true],
  ],
  hoursInTens: [[3], [47]],
  tooFewPeople: [
    [1, 5],
    [12, 5, ['about 50', 'active']],
  ],
};
