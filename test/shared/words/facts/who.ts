import type * as words from '#words/who';
import type { FactsOf } from './facts-of';

export const who: FactsOf<typeof words> = {
  severalNamed: [['user:1, group:Sales']],
  notAnId: [['-1'], ['group:0']],
  nobodyAfterColon: [
    ['user:', 'user'],
    ['group: ', 'group'],
  ],
};
