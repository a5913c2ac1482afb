import type * as words from '#words/snapshot-views';
import type { FactsOf } from './facts-of';

export const snapshotViews: FactsOf<typeof words> = {};
