import type * as words from '../../../../shared/words/en/google-warehouse';
import type { FactsOf } from './facts-of';

export const googleWarehouse: FactsOf<typeof words> = {};
