import type * as words from '#words/moments';
import type { FactsOf } from './facts-of';

const NOW = Date.UTC(2026, 2, 18, 12);
const HOUR_MS = 3_600_000;

const MOMENTS = [
  [NOW - HOUR_MS, NOW, 'UTC'],
  [NOW - 24 * HOUR_MS, NOW, 'UTC'],
  [NOW + 24 * HOUR_MS, NOW, 'UTC'],
  [NOW + 240 * HOUR_MS, NOW, 'Europe/Berlin'],
] as const;

export const moments: FactsOf<typeof words> = { momentWords: MOMENTS, whenWords: MOMENTS, dayWords: [[NOW]] };
