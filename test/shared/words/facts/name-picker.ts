import type * as words from '#words/name-picker';
import type { FactsOf } from './facts-of';

export const namePicker: FactsOf<typeof words> = {
  tooManyMatches: [[1200]],
  chosen: [['Jane Doe']],
  unchosen: [['Jane Doe']],
  chosenOf: [['Only these people and groups']],
  foundOf: [['Only these people and groups']],
  removeName: [['Jane Doe']],
};
