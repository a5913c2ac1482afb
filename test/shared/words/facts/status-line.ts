import type * as words from '#words/status-line';
import type { FactsOf } from './facts-of';

export const statusLine: FactsOf<typeof words> = {
  refreshedLine: [
    ['2026-11-23 08:02', 'Jane Doe', 1204],
    ['2026-11-23 08:02', '', 1],
  ],
  failedTimes: [[2]],
};
