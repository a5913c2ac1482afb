import type * as words from '../../../../shared/words/en/kinds';
import type { FactsOf } from './facts-of';

export const kinds: FactsOf<typeof words> = {};
