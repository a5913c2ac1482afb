import type * as words from '#words/definitions';
import type { FactsOf } from './facts-of';

export const definitions: FactsOf<typeof words> = {
  tooManyChosen: [[50]],
  cannotLimit: [
    ['user', 'Jane Doe'],
    ['computer', 'LAPTOP-7'],
  ],
  notWholeNumber: [
    ['reread', 1, 400],
    ['smallest', 2, 1000],
    ['hours', 1, 24],
    ['hour', 0, 23],
    ['monthDay', 1, 31],
    ['top', 1, 1000],
    ['snapshots', 1, 100],
    ['minutes', 0, 1440],
  ],
  twoColumnsCalled: [['Active']],
  groupsCantBeAdded: [[true], [false]],
};
