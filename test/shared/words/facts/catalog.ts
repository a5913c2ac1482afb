import type * as words from '#words/catalog';
import type { FactsOf } from './facts-of';

export const catalog: FactsOf<typeof words> = {};
