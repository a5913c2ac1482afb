import type * as words from '../../../../shared/words/en/notice-ways';
import type { FactsOf } from './facts-of';

export const noticeWays: FactsOf<typeof words> = {
  undelivered: [['mail'], ['teams'], ['json']],
};
