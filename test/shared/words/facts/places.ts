import type * as words from '#words/places';
import type { FactsOf } from './facts-of';

const NAME = 'Hours “Q3”';

export const places: FactsOf<typeof words> = {
  everyColumnDeleted: [[NAME]],
  headerDeleted: [[NAME]],
  endDeleted: [[NAME]],
  sheetDeleted: [[NAME]],
  keyColumnDeleted: [['Log ID', NAME]],
  noRoomForColumn: [[NAME]],
  columnDeleted: [['Active']],
  columnNotPart: [['Active']],
  isTaken: [[NAME, 'C4:F9', 'Hours', 'D5']],
  cannotWrite: [[NAME, 'The sheet “Hours” is protected. Unprotect it under Review, or choose another place.']],
  sortedAlong: [[NAME]],
  killedMixed: [[NAME]],
  typedRemoved: [
    ['on leave', 'Jane Doe, 2026-03-18'],
    ['on leave', ''],
  ],
  typedNotKept: [
    [NAME, ['D5'], true],
    [NAME, ['D5', 'D6', 'D7', 'D8'], false],
  ],
  formattedAsText: [[['Active']], [['Active', 'Total']]],
  showsPlainNumbers: [[['Date']], [['Date', 'Active']]],
};
