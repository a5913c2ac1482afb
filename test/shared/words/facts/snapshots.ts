import type * as words from '#words/snapshots';
import type { FactsOf } from './facts-of';

export const snapshots: FactsOf<typeof words> = {
  snapshotTaken: [['Hours 2026-11-29']],
};
