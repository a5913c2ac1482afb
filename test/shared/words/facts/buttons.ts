import type * as words from '../../../../shared/words/en/buttons';
import type { FactsOf } from './facts-of';

export const buttons: FactsOf<typeof words> = {};
