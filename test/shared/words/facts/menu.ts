import type * as words from '../../../../shared/words/en/menu';
import type { FactsOf } from './facts-of';

export const menu: FactsOf<typeof words> = {};
