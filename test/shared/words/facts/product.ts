import type * as words from '../../../../shared/words/en/product';
import type { FactsOf } from './facts-of';

export const product: FactsOf<typeof words> = {};
