import type * as words from '#words/excel';
import type { FactsOf } from './facts-of';

export const excel: FactsOf<typeof words> = {
  sheetProtectedInExcel: [['Hours']],
  cellsMergedInExcel: [['A1:B2, D4:E4', 'Hours']],
  pivotInTheWay: [['A26:B31', 'Hours']],
  filterHides: [['Hours']],
  tableFilterHides: [['Table1']],
  totalsInTheWay: [['A9:F9', 'Table1']],
  sheetTooSmall: [
    [1_200_000, 1, 1_048_576, 16_384],
    [12, 16_400, 1_048_576, 16_384],
  ],
  sheetNameRefused: [['a/b', 31]],
  notAFormula: [['D5']],
  formulaShowsError: [['D5']],
  tooLargeForFormula: [[1], [250_000]],
};
