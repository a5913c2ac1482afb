import type * as words from '../../../../shared/words/en/snapshot-views';
import type { FactsOf } from './facts-of';

export const snapshotViews: FactsOf<typeof words> = {};
