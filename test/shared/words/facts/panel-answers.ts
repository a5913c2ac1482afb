import type * as words from '../../../../shared/words/en/panel-answers';
import type { FactsOf } from './facts-of';

export const panelAnswers: FactsOf<typeof words> = {
  imported: [[1], [12]],
  notInSheet: [['Hours']],
  formulasUpdated: [
    [0, 0],
    [1, 0],
    [1204, 1],
    [1, 2],
  ],
  savedWithoutSchedule: [['Hours', 'you have not allowed it. Allow it at https://script.google.com and save the report again.']],
  savedWithoutDays: [['Hours', 'Settings!B1 is empty. Write a day there.']],
  takenButStill: [['you have not allowed it. Allow it at https://script.google.com and save the report again.']],
  schedulesStandStill: [['you have not allowed it. Allow it at https://script.google.com and save the report again.']],
  onlyOwnerChanges: [
    ['Hours', 'Jane Doe'],
    ['Hours', ''],
  ],
  nameTooLong: [[60]],
  minutesBetween: [[1440]],
};
