import type * as words from '#words/first-view';
import type { FactsOf } from './facts-of';

export const firstView: FactsOf<typeof words> = {};
