import type * as words from '../../../../shared/words/en/pasted-key';
import type { FactsOf } from './facts-of';

export const pastedKey: FactsOf<typeof words> = {};
