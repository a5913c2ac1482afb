import type * as words from '#words/while-open';
import type { FactsOf } from './facts-of';

export const whileOpen: FactsOf<typeof words> = {};
