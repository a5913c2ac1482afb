import type * as words from '../../../../shared/words/en/own-sheets';
import type { FactsOf } from './facts-of';

export const ownSheets: FactsOf<typeof words> = {};
