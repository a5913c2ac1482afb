import type * as words from '#words/pasted-key';
import type { FactsOf } from './facts-of';

export const pastedKey: FactsOf<typeof words> = {};
