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
  rowsUnsaid: [
    ['“on leave” was removed from your column, because the report no longer has its row (Jane Doe (HR), 2026-03-18). Rows of 2026-03-19.'],
    ['“on leave” was removed from your column, because the report no longer has its row. It wasn’t (Jane Doe).'],
  ],
  typedNotKept: [
    [NAME, ['D5'], true],
    [NAME, ['D5', 'D6', 'D7', 'D8'], false],
  ],
  formattedAsText: [[['Active']], [['Active', 'Total']]],
  showsPlainNumbers: [[['Date']], [['Date', 'Active']]],
};
