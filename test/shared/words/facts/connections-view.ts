import type * as words from '#words/connections-view';
import type { FactsOf } from './facts-of';

export const connectionsView: FactsOf<typeof words> = {
  usedBy: [
    [[], false],
    [[], true],
    [['Hours'], false],
    [['Hours', 'Log'], true],
    [['A', 'B', 'C', 'D', 'E', 'F'], false],
  ],
  about: [['Test', 'Northfell EU']],
  connectionSaved: [['Northfell EU']],
  defaultChosen: [['Northfell EU']],
  connectionRemoved: [['Northfell EU']],
  removeQuestion: [['Northfell EU']],
  reportsStay: [[['Hours']], [['Hours', 'Log']]],
  schedulesWait: [[1], [3]],
  formulasUse: [['Northfell EU']],
  connectionGone: [['Northfell EU']],
  whoCleared: [
    [1, 'Northfell EU'],
    [4, 'Northfell EU'],
  ],
  rowsReplaced: [['Acme', 'Northfell EU']],
  rowsOf: [['Northfell EU']],
};
