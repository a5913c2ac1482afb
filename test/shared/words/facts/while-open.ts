import type * as words from '../../../../shared/words/en/while-open';
import type { FactsOf } from './facts-of';

export const whileOpen: FactsOf<typeof words> = {};
