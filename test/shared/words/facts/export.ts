import type * as words from '#words/export';
import type { FactsOf } from './facts-of';

export const exporting: FactsOf<typeof words> = {
  unknownExportOption: [['colums'], []],
  optionMissing: [['range']],
  valueMissing: [['out']],
  notOneOf: [['format', 'xlsx', ['parquet', 'csv', 'jsonl']]],
  notDaysBack: [['many', 400]],
  noZone: [['Berlin']],
  rangeTooLong: [[5000, 4000]],
  folderIsOther: (['format', 'columns', 'who', 'address', 'openInExcel'] as const).map((setting) => ['exports/activity_log', setting]),
  folderIsForeign: [['exports/activity_log', 'activity_log-2026-03-31-0002.csv']],
  listUnreadable: [['exports/activity_log/export.json']],
  listIsNewer: [['exports/activity_log/export.json']],
  folderIsBusy: [[4711, 'exports/activity_log/export.lock']],
  diskRefused: [['exports/activity_log']],
  fileInUse: [['exports/activity_log/activity_log-2026-03-31-0001.csv']],
  notFolder: [['exports']],
  pathTooLong: [['exports/of/the/year']],
  diskTrouble: [['exports', 'EIO']],
  exportProgress: [[3, 31, 14, 12_033]],
  dayDone: [
    ['2026-03-31', 5123],
    ['2026-03-31', 1],
  ],
  exportBegins: [
    ['2026-03-01 to 2026-03-31', 31, 0],
    ['2026-03-01 to 2026-03-31', 3, 28],
    ['2026-03-01 to 2026-03-02', 1, 1],
  ],
  exportDone: [[31, 128_344, 31, 'exports/activity_log']],
  daysComeLate: [[1], [1200]],
  nothingToRead: [['2026-03-01 to 2026-03-31']],
  noRowsIn: [['2026-03-01']],
  rowsKept: [[['2026-03-01']], [['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04']]],
  valuesLeftOut: [
    ['session', 1],
    ['session', 12],
  ],
  canContinue: [
    [0, 1],
    [0, 31],
    [1, 31],
    [12, 31],
  ],
};
