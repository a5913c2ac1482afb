import type * as words from '#words/refreshing';
import type { FactsOf } from './facts-of';

const [DAY, RANGE] = ['2026-03-18', '2026-03-01 to 2026-03-31'];

export const refreshing: FactsOf<typeof words> = {
  allTooSmall: [[RANGE, 5]],
  noRowsFor: [[RANGE]],
  noRowsKept: [[DAY, RANGE]],
  earlierDaysMissing: [[DAY]],
  nothingCameWords: [
    ['ActivTrak has no rows for 2026-03-18.', undefined, false],
    ['ActivTrak has no rows for 2026-03-18.', { from: '2026-03-17' }, false],
    ['ActivTrak has no rows for 2026-03-18.', { from: '2026-03-17', of: 'Northfell EU' }, false],
    ['Every row for 2026-03-18 is about fewer than 5 people, and those are left out.', { from: '2026-03-17' }, true],
    ['Every row for 2026-03-18 is about fewer than 5 people, and those are left out.', { from: '2026-03-17', stillName: true }, true],
  ],
  ownerLacksKey: [['Jane Doe'], ['']],
  rowsAdded: [[1], [1204]],
  addedAndUpdated: [
    [1, 0],
    [1204, 1000],
  ],
  rowsWritten: [[1], [1204]],
  sameRows: [[1], [1204]],
  newColumnEmpty: [
    ['Active', 1],
    ['Active', 1204],
  ],
  rowsGoneSince: [[1], [1204]],
  standingTwice: [[1], [2]],
  olderKept: [
    [DAY, 1],
    [DAY, 1204],
  ],
  fewerKept: [[1], [2]],
  othersKept: [[1], [2]],
  readAgainSince: [[DAY]],
  groupsCountedOtherwise: [['Hours']],
  partlyWritten: [['There is no room. Nothing was written.']],
  settingsDiffer: [['Hours']],
};
