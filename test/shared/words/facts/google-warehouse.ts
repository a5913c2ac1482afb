import type * as words from '#words/google-warehouse';
import type { FactsOf } from './facts-of';

export const googleWarehouse: FactsOf<typeof words> = {};
