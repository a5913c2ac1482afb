import type * as words from '../../../../shared/words/en/first-view';
import type { FactsOf } from './facts-of';

export const firstView: FactsOf<typeof words> = {};
