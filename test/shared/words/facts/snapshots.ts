import type * as words from '../../../../shared/words/en/snapshots';
import type { FactsOf } from './facts-of';

export const snapshots: FactsOf<typeof words> = {
  snapshotTaken: [['Hours 2026-11-29']],
};
