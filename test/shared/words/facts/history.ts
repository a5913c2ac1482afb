import type * as words from '#words/history';
import type { FactsOf } from './facts-of';

export const history: FactsOf<typeof words> = {
  runWords: [
    [{ trigger: 'hand', pages: 1, retries: 0, ms: 400 }],
    [{ trigger: 'schedule', pages: 1200, retries: 2, ms: 75_000 }],
    [{ trigger: 'request', pages: 3, retries: 1, ms: 4000 }],
    [{ trigger: 'open', pages: 2, retries: 0, ms: 3000 }],
    [{ trigger: 'schedule', pages: 1, retries: 0, ms: 1000, alerts: 3 }],
  ],
  ofReport: [['Hours']],
};
