import type * as words from '#words/connected-sheets';
import type { FactsOf } from './facts-of';

export const connectedSheets: FactsOf<typeof words> = {
  noTableRoles: [['activity_log']],
  tableNotShown: [['activity_log']],
  readingFailed: [[''], ['Query exceeded resource limits.']],
  shownRowsAreOlder: [['BigQuery stopped while it was reading the table. Try again in a few minutes.']],
  sheetNameTaken: [['Log']],
};
