import type * as words from '../../../../shared/words/en/sidebar';
import type { FactsOf } from './facts-of';

export const sidebar: FactsOf<typeof words> = {};
