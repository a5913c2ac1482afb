import type * as words from '../../../../shared/words/en/ribbon';
import type { FactsOf } from './facts-of';

export const ribbon: FactsOf<typeof words> = {};
