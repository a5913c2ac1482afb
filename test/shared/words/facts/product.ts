import type * as words from '#words/product';
import type { FactsOf } from './facts-of';

export const product: FactsOf<typeof words> = {};
