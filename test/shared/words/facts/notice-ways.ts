import type * as words from '#words/notice-ways';
import type { FactsOf } from './facts-of';

export const noticeWays: FactsOf<typeof words> = {
  undelivered: [['mail'], ['teams'], ['json']],
};
