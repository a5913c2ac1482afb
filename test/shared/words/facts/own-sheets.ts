import type * as words from '#words/own-sheets';
import type { FactsOf } from './facts-of';

export const ownSheets: FactsOf<typeof words> = {};
