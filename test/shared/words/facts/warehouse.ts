import type * as words from '#words/warehouse';
import type { FactsOf } from './facts-of';

export const warehouse: FactsOf<typeof words> = {
  tableCounted: [
    [52_136, 31],
    [1, 1],
  ],
  tableHasOther: [[52_135, 52_136]],
  tableHasTwice: [[12], [1]],
  fewerInTable: [[3], [1]],
  otherTableSettings: [['Hours by user']],
  daysLoaded: [
    [52_136, 31],
    [1, 1],
  ],
  viewsNotMade: [['Ask its owner for the role “BigQuery Data Editor”.']],
  daysVanish: [[60], [1]],
  tableVanishes: [['2026-05-30']],
};
