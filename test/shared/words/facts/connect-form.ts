import type * as words from '#words/connect-form';
import type { FactsOf } from './facts-of';

export const connectForm: FactsOf<typeof words> = {};
