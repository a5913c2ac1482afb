import type * as words from '../../../../shared/words/en/catalog';
import type { FactsOf } from './facts-of';

export const catalog: FactsOf<typeof words> = {};
