import type * as words from '#words/menu';
import type { FactsOf } from './facts-of';

export const menu: FactsOf<typeof words> = {};
