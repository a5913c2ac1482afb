import type * as words from '#words/unexpected';
import type { FactsOf } from './facts-of';

export const unexpected: FactsOf<typeof words> = {
  sendCode: [['Something unexpected went wrong.', 'K7QX2M']],
};
