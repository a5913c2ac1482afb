import type * as words from '#words/from-table';
import type { FactsOf } from './facts-of';

const TABLE = 'working_hours_users';

export const fromTable: FactsOf<typeof words> = {
  noSuchTable: [[TABLE]],
  cannotReadTable: [[TABLE]],
  notFilledByReport: [[TABLE]],
  tableIsEmpty: [[TABLE]],
  tableOfOthers: [[TABLE, 'hours by computer']],
  tableLacks: [
    [TABLE, ['Location']],
    [TABLE, ['Location', 'First activity']],
  ],
  tableHasPseudonyms: [[TABLE]],
  tableFieldIsOther: [[TABLE, 'active', 'STRING', 'INT64']],
  tableCannotNarrow: [[TABLE, 'user IDs']],
  tableHasNoRows: [[TABLE, 'March 2026']],
  rowsFromTable: [
    [1204, TABLE, 12_582_912],
    [1, TABLE, undefined],
  ],
  tableBegins: [[TABLE, '2026-03-10']],
  tableEnds: [[TABLE, '2026-03-10']],
  tableRowsTwice: [
    [1, false],
    [2, true],
  ],
};
