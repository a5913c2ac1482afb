import type * as words from '#words/formulas-view';
import type { FactsOf } from './facts-of';

export const formulasView: FactsOf<typeof words> = {
  argumentMissing: [['metric', '"active"']],
  formulaInserted: [
    ['B2', undefined],
    ['B2', '2026-03-09 to 2026-03-15.'],
  ],
  needsRoom: [['sheets'], ['excel']],
  example: [['last week']],
  required: [['metric']],
  turnedIntoValues: [['A1:F9', '=ACTIVTRAK_HOURS("last week")']],
};
