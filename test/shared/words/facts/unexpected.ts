import type * as words from '../../../../shared/words/en/unexpected';
import type { FactsOf } from './facts-of';

export const unexpected: FactsOf<typeof words> = {
  sendCode: [['Something unexpected went wrong.', 'K7QX2M']],
};
