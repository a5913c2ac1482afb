import type * as words from '#words/sidebar';
import type { FactsOf } from './facts-of';

export const sidebar: FactsOf<typeof words> = {};
