import type * as words from '../../../../shared/words/en/connect-form';
import type { FactsOf } from './facts-of';

export const connectForm: FactsOf<typeof words> = {};
