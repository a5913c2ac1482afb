import type * as words from '#words/panel-answers';
import type { FactsOf } from './facts-of';

const PROBLEM =
  "You haven't allowed Live Data to run when you aren't there. Allow it at https://script.google.com and save the report again.";

export const panelAnswers: FactsOf<typeof words> = {
  imported: [[1], [12]],
  noAlertList: [['Hours']],
  notInSheet: [['Hours']],
  formulasUpdated: [
    [0, 0],
    [1, 0],
    [1204, 1],
    [1, 2],
  ],
  savedWithoutSchedule: [['Hours', PROBLEM]],
  savedStillNaming: [
    ['Hours', true],
    ['Hours', false],
  ],
  savedWithNames: [
    [
      'Hours',
      "The header, columns or rows of “Hours alerts” were deleted or sorted so that its rows can't be told. Undo that, or delete the sheet to get a new list.",
    ],
  ],
  savedWithoutDays: [['Hours', 'The cell Settings!B1 is empty. Write a day or a period into it.']],
  takenButStill: [[PROBLEM]],
  schedulesStandStill: [[PROBLEM]],
  connectionNameTaken: [['Northfell EU']],
  rowsFromOthers: [
    ['Hours', 'Northfell EU', 'asking'],
    ['Hours', 'Northfell EU', 'menu'],
    ['Hours', 'Northfell EU', 'taking'],
  ],
  nameOfOthers: [['Northfell EU'], ['Northfell EU', true]],
  connectionNameTooLong: [[60]],
  rowsOfElsewhere: [['Hours', 'api-eu.activtrak.com', 'api.activtrak.com']],
  scheduleOfAnother: [
    ['Hours', 'Jane Doe'],
    ['Hours', ''],
  ],
  onlyOwnerChanges: [
    ['Hours', 'Jane Doe'],
    ['Hours', ''],
  ],
  onlyOwnerNames: [
    ['Hours', 'Jane Doe'],
    ['Hours', ''],
  ],
  nameTooLong: [[60]],
};
