import type * as words from '#words/ribbon';
import type { FactsOf } from './facts-of';

export const ribbon: FactsOf<typeof words> = {};
