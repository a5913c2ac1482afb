import type * as words from '#words/kinds';
import type { FactsOf } from './facts-of';

export const kinds: FactsOf<typeof words> = {};
