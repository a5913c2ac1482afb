import type * as words from '#words/buttons';
import type { FactsOf } from './facts-of';

export const buttons: FactsOf<typeof words> = {};
