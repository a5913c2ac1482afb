import type * as words from '#words/notices-view';
import type { FactsOf } from './facts-of';

export const noticesView: FactsOf<typeof words> = {
  addressLabel: [['slack'], ['json']],
  addressRemoved: [['slack'], ['json']],
  mailSwitched: [[true], [false]],
  testLabel: [['teams']],
  removeLabel: [['google-chat']],
};
