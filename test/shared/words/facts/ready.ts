import type * as words from '#words/ready';
import type { FactsOf } from './facts-of';

export const ready: FactsOf<typeof words> = {
  readyLacks: [['Timesheet', 'userId']],
  readyNeedsTimes: [['Timesheet']],
  readyNamesOtherwise: [['Timesheet']],
  readyNeedsLines: [['Attendance', 8]],
  ownSheetDeleted: [['People', 'Timesheet']],
  ownColumnDeleted: [['Days off', 'Date', 'Timesheet']],
  readyHeaderDeleted: [['Timesheet']],
  datesAreText: [
    ['Days off', 1, 'B7'],
    ['People', 12, 'D9'],
  ],
  rowsWithoutIds: [
    ['Timesheet', 1],
    ['Timesheet', 1200],
  ],
  rowsWithoutHours: [
    ['Timesheet', 1],
    ['Timesheet', 1200],
  ],
  namesakesOff: [['Days off', 'A7']],
  nameOffDiffers: [['Days off', 'A7']],
  sheetStays: [['Timesheet']],
  readyDeleted: [['Timesheet']],
  readyWaits: [['Timesheet']],
};
