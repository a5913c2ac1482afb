import type * as words from '#words/editor';
import type { FactsOf } from './facts-of';

export const editor: FactsOf<typeof words> = {
  saved: [['Hours']],
  savedWithoutLater: [['Hours']],
  savingStopped: [['Hours', 'Someone changed it after you opened it.']],
  tooMuchToSave: [['about 1,200,000 rows, 8,400,000 cells']],
  unknownZone: [['Mars/Olympus']],
  daysGoBy: [['America/Los_Angeles']],
  placeWords: [
    ['Hours', 'A1', 'merge'],
    ['', 'A1', 'replace'],
  ],
  onlyThese: [[['people', 'groups']], [['people', 'groups', 'computers']]],
  columnMoved: [['Active', 2, 12]],
  columnAdded: [['Active']],
  columnRemoved: [['Active']],
  scheduleOwner: [['Jane Doe']],
  everyHours: [[4]],
  previewCount: [[1], [10]],
  smallGroupsLeftOut: [[5]],
  costWords: [[{ rows: 11_240, cells: 78_680 }]],
  refreshCost: [
    [{ rows: 11_240, cells: 78_680, requests: 12 }],
    [{ rows: 1, cells: undefined, requests: undefined }],
    [{ rows: undefined, cells: undefined, requests: 1 }],
    [{ rows: undefined, cells: undefined, requests: undefined }],
  ],
  roomWords: [
    [{ cellsInFile: 27_000, cellsAfter: 105_680, mostCells: 10_000_000, rowsAfter: undefined, mostRows: 10_000_000 }],
    [{ cellsInFile: 27_000, cellsAfter: undefined, mostCells: 10_000_000, rowsAfter: undefined, mostRows: 10_000_000 }],
    [{ cellsInFile: 0, cellsAfter: undefined, rowsAfter: 11_241, mostRows: 1_048_576 }],
    [{ cellsInFile: 0, cellsAfter: undefined, rowsAfter: undefined, mostRows: 1_048_576 }],
  ],
  moveUp: [['Active']],
  moveDown: [['Active']],
  renameColumn: [['Active']],
  removeColumn: [['Active']],
  headerInsteadOf: [['Active']],
  wordsFor: [['Productivity']],
  insteadOf: [['1']],
};
