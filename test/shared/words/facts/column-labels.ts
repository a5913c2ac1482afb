import type * as words from '#words/column-labels';
import type { FactsOf } from './facts-of';

export const columnLabels: FactsOf<typeof words> = {};
